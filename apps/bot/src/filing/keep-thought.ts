import { newJob } from '@noctem/core/jobs';
import type { NewThought } from '@noctem/store';
import type { MessageTurn } from '../conversation/turn.ts';

/** What a message was taken for. */
export type Taken = Pick<
  NewThought,
  'kind' | 'confidence' | 'ambiguity' | 'finalKind' | 'status' | 'unresolved' | 'rules'
>;

/**
 * Keeps the thought of a message, and has its file fetched where it brought one. Null where the message came before, under
 * another update: it took effect then.
 */
export function keepThought({ incoming, person, now, store, trace }: MessageTurn, taken: Taken): number | null {
  const { attachment } = incoming;
  const thoughtId = store.thoughts.addOnce({
    userId: person.id,
    source: incoming.source,
    botId: incoming.update?.botId ?? null,
    chatId: incoming.chatId || null,
    messageId: incoming.messageId,
    text: incoming.text.trim() === '' ? '' : incoming.text,
    sentAt: incoming.sentAt,
    receivedAt: now,
    zone: person.zone,
    traceId: trace.traceId,
    attachment,
    forwardedFrom: incoming.forwardedFrom,
    ...taken,
  });
  if (thoughtId !== null && attachment !== null)
    store.outbox.enqueue(
      newJob({ name: 'fetch-attachment', payload: { thoughtId }, userId: person.id, runAt: now }),
      now,
    );
  return thoughtId;
}
