import { soundText } from '@noctem/core/skills';
import type { Subject } from '@noctem/core/items';
import type { Delivery, Store, Thought } from '@noctem/store';
import { messageForm, type StoredMessage } from '../../conversation/reply.ts';
import type { Act } from '../../conversation/turn.ts';

/** The message that answered a summons at once: the one that is edited while a model writes. */
export function placeholderOf(store: Store, { traceId }: Thought): Delivery | undefined {
  const replied = store.traces.ofTrace(traceId).find(({ stage }) => stage === 'reply');
  const deliveries: unknown = replied?.metadata?.['deliveries'];
  const id = Array.isArray(deliveries) ? Number(deliveries[0]) : Number.NaN;
  return Number.isInteger(id) ? store.deliveries.byId(id) : undefined;
}

/** Telegram is not to be asked more often to change one message. */
const pauseMs = 1_000;

/**
 * Shows in the placeholder what a model has understood while it writes: its sentence so far, as far as it is fit to be
 * shown, at most once a second, and never before the last change has arrived.
 */
export function streamInto(about: {
  readonly act: Act;
  readonly placeholder: Delivery | undefined;
  readonly source: string;
  readonly wakeSender: () => void;
}): (text: string) => void {
  const { act, placeholder, source, wakeSender } = about;
  const { deliveries } = act.store;
  let shownAt = performance.now();
  let last: { readonly id: number; readonly text: string } | null = null;
  return (text) => {
    if (!placeholder || performance.now() - shownAt < pauseMs) return;
    const sentence = meaningSoFar(text, source);
    if (sentence === null || sentence === last?.text) return;
    const isOnItsWay = last !== null && deliveries.byId(last.id)?.status === 'pending';
    const sent = deliveries.byId(placeholder.id);
    if (isOnItsWay || sent?.status !== 'sent' || sent.messageId === null) return;
    shownAt = performance.now();
    const payload = { ...messageForm.parse(sent.payload), text: `… ${sentence}`, entities: [] };
    last = { id: deliveries.add({ ...editOf(act, sent), payload, about: aboutOf(sent) }), text: sentence };
    wakeSender();
  };
}

/** The value of `meaning` in JSON that is not at its end yet, in whole words; null before there is enough of it. */
function meaningSoFar(text: string, source: string): string | null {
  const [, written = '', end] = /"meaning"\s*:\s*"((?:[^"\\]|\\.)*)("?)/u.exec(text) ?? [];
  const words = written.replaceAll(/\\u[\dA-Fa-f]{0,4}|\\.?/gu, ' ');
  return soundText(end === '"' ? words : words.replace(/\S*$/u, ''), source);
}

interface Saying {
  readonly placeholder: Delivery | undefined;
  readonly payload: StoredMessage;
  readonly about: Subject | null;
  /** Said as a new message that answers the placeholder, which stands far above by now. */
  readonly isLate: boolean;
}

/** Puts a message in the place of the placeholder, or below it where that is not there or long ago. Returns its id. */
export function say(act: Act, { placeholder, payload, about, isLate }: Saying): number {
  const { store, person, now } = act;
  const sent = placeholder && store.deliveries.byId(placeholder.id);
  const messageId = sent?.status === 'sent' ? sent.messageId : null;
  if (sent && messageId !== null && !isLate) return store.deliveries.add({ ...editOf(act, sent), payload, about });
  return store.deliveries.add({
    userId: person.id,
    inboxId: null,
    channel: 'telegram',
    method: 'send',
    // What was asked at the command line is answered in the chat.
    chatId: (sent?.channel === 'telegram' ? sent.chatId : null) ?? store.people.byId(person.id)?.telegramId ?? 0,
    messageId: null,
    payload: { ...payload, replyTo: messageId },
    about,
    listing: null,
    status: 'pending',
    createdAt: now,
  });
}

function editOf(act: Act, { chatId, messageId }: Delivery) {
  return {
    userId: act.person.id,
    inboxId: null,
    channel: 'telegram',
    method: 'edit',
    chatId,
    messageId,
    listing: null,
    status: 'pending',
    createdAt: act.now,
  } as const;
}

function aboutOf({ aboutType, aboutId }: Delivery): Subject | null {
  // A message speaks of nothing else.
  return aboutType !== null && aboutId !== null ? { type: aboutType as Subject['type'], id: aboutId } : null;
}
