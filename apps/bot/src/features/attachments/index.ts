import { newJob } from '@noctem/core/jobs';
import { classifierVersion } from '@noctem/core/capture';
import type { Attachment, Thought } from '@noctem/store';
import { answeredSubject, lastSubject } from '../../conversation/subject.ts';
import { feature, messageTurn, type MessageTurn, type Turn } from '../../conversation/turn.ts';
import type { Outcome } from '../../conversation/reply.ts';

const names: Readonly<Record<Attachment['type'], string>> = {
  voice: 'voice message',
  photo: 'photo',
  document: 'document',
  audio: 'recording',
  video: 'video',
};

/** A file without words is kept, and asked for words. One with a caption is captured like any thought. */
export const wordlessFile = feature<Attachment>({
  name: 'attachment',
  read: (turn) => {
    const message = messageTurn(turn);
    return message?.incoming.text.trim() === '' ? message.incoming.attachment : null;
  },
  act: (turn, attachment) => {
    const message = messageTurn(turn);
    if (!message) throw new TypeError('only a message can bring a file');
    return keepFile(message, attachment);
  },
});

function keepFile(turn: MessageTurn, attachment: Attachment): Outcome {
  const { incoming, person, store, now, trace } = turn;
  trace.record({
    stage: 'classify',
    component: 'attachment',
    outcome: 'ambiguous',
    confidence: 0,
    classifier: classifierVersion,
  });
  const thoughtId = store.thoughts.add({
    userId: person.id,
    source: incoming.source,
    text: '',
    sentAt: incoming.sentAt,
    receivedAt: now,
    zone: person.zone,
    botId: incoming.update?.botId ?? null,
    chatId: incoming.chatId || null,
    messageId: incoming.messageId,
    kind: 'ambiguous',
    confidence: 0,
    ambiguity: 'intent',
    finalKind: null,
    status: 'pending',
    traceId: trace.traceId,
    attachment,
    forwardedFrom: incoming.forwardedFrom,
  });
  store.outbox.enqueue(
    newJob({ name: 'fetch-attachment', payload: { thoughtId }, userId: person.id, runAt: now }),
    now,
  );
  trace.link({ thoughtId });
  const text = `Kept your ${names[attachment.type]}. I can’t look inside: reply to this with a few words and I file it.`;
  return { outcome: 'kept-file', reply: { text, about: { type: 'thought', id: thoughtId } } };
}

/** Words in answer to "reply with a few words": they are what the file was missing. Shared with the edit of a caption. */
export function wordlessThought(turn: Turn): Thought | null {
  const subject = answeredSubject(turn) ?? lastSubject(turn);
  const thought = subject?.type === 'thought' ? turn.store.thoughts.byId(subject.id) : undefined;
  const waiting =
    thought?.attachment && thought.status === 'pending' && turn.store.thoughts.currentText(thought) === '';
  return waiting ? thought : null;
}

/** What Telegram can send and Noctem cannot keep. */
export const otherContent = feature<string>({
  name: 'other-content',
  read: (turn) => {
    const message = messageTurn(turn);
    return message?.incoming.text.trim() === '' ? (message.incoming.other ?? 'empty') : null;
  },
  act: (_turn, other) => {
    if (other === 'empty')
      return { outcome: 'empty', reply: { text: 'That was empty. Write me what is on your mind.' } };
    return {
      outcome: 'not-kept',
      reply: { text: `I can’t keep a ${other}. Words, photos, voice messages and documents I can.` },
    };
  },
});
