import type { Acting, SendOptions } from './chat-actions.ts';
import { edit, say, send, setBlocked, tap } from './chat-actions.ts';
import { openGroup } from './group.ts';
import { madePhoto, madeText, madeVoice } from './made-files.ts';
import type { SentFile } from './sent-files.ts';
import { sendFile, sendSticker } from './sent-files.ts';
import type { CallbackAnswer, Message } from './telegram-objects.ts';
import type { ChatMessage } from './chat-message.ts';
import { viewOf } from './chat-message.ts';
import { watchReplies } from './replies.ts';
import type { PersonRecord } from './journal.ts';
import type { World } from './world.ts';

export interface FileOptions extends SendOptions {
  readonly caption?: string;
  readonly bytes?: Uint8Array;
  readonly name?: string;
  readonly mimeType?: string;
}

/** A person with a private chat with the bot. What Telegram's clients refuse throws an ActionRefused. */
export interface Person {
  readonly id: number;
  readonly chatId: number;
  /** Sends a text and returns the message, the first one when the text had to be split. */
  say(text: string, options?: SendOptions): ChatMessage;
  /** Sends a text and waits for the bot's next message or edit. */
  ask(text: string, options?: SendOptions & { timeoutMs?: number }): Promise<ChatMessage>;
  /** Edits an own message; `date` is the date of the edit. */
  edit(message: number | ChatMessage, text: string, options?: { date?: number }): ChatMessage;
  /**
   * Taps a button by its data, its label or a part of its label. Resolves with what the bot answered, or with null
   * when it has not answered in time (5 s when absent).
   */
  tap(message: number | ChatMessage, button: string, options?: { timeoutMs?: number }): Promise<CallbackAnswer | null>;
  sendPhoto(options?: FileOptions): ChatMessage;
  sendVoice(options?: FileOptions & { duration?: number }): ChatMessage;
  sendDocument(options?: FileOptions): ChatMessage;
  sendSticker(emoji?: string, options?: SendOptions): ChatMessage;
  sendLocation(place?: { latitude: number; longitude: number }, options?: SendOptions): ChatMessage;
  /** Forwards a text that somebody else wrote. */
  forward(text: string, options?: SendOptions & { from?: string; writtenAt?: number }): ChatMessage;
  /** Writes in a group in which the bot is. The chat's id is `groupId`, a negative number. */
  sayInGroup(text: string, options?: SendOptions & { groupId?: number; title?: string }): ChatMessage;
  block(): void;
  unblock(): void;
  readonly blocked: boolean;
  /** All messages of the chat in order, in their present form; those after a message where one is named. */
  messages(after?: number): ChatMessage[];
  /** The bot's last message in the chat. Throws when there is none. */
  lastReply(): ChatMessage;
  /**
   * Waits for the bot's next message or edit: the first after `after`, or, when absent, after this person's last
   * action and the last reply that was given out. Every message and edit is given out in the order in which it
   * happened. Rejects after `timeoutMs` (5 s when absent) with the end of the chat in the error.
   */
  nextReply(options?: { after?: ChatMessage; timeoutMs?: number }): Promise<ChatMessage>;
}

const patienceMs = 5000;

/** A person who is known to the world. Watches the chat from now on. */
export function createPerson(world: World, id: number): Person {
  const record = (): PersonRecord => {
    const person = world.people.get(id);
    if (!person) throw new Error(`person ${id} is unknown`);
    return person;
  };
  const acting = (): Acting => ({ world, person: record() });
  const replies = watchReplies(world, id);
  const sent = (message: Message): ChatMessage => {
    replies.skipTo(world.revision);
    return viewOf(world, message);
  };
  const sendMade = (made: SentFile, options: FileOptions & { duration?: number } = {}): ChatMessage => {
    const { bytes, name, mimeType, caption, duration, ...rest } = options;
    const given = { bytes, name, mimeType, caption, duration };
    const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return sent(sendFile(acting(), { ...made, ...chosen }, rest));
  };
  const sayNow = (text: string, options?: SendOptions): ChatMessage => {
    const [first] = say(acting(), text, options);
    if (!first) throw new Error('a message that was sent has parts');
    return sent(first);
  };

  return {
    id,
    chatId: id,
    say: sayNow,
    ask: async (text, options = {}) => {
      const after = sayNow(text, options);
      return await replies.next({
        after,
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      });
    },
    edit: (message, text, options = {}) => sent(edit(acting(), idOf(message), { text, ...options })),
    tap: async (message, button, options = {}) => {
      const query = tap(acting(), idOf(message), button);
      replies.skipTo(world.revision);
      return await world.queries.waitFor(query, options.timeoutMs ?? patienceMs);
    },
    sendPhoto: (options) =>
      sendMade({ kind: 'photo', bytes: madePhoto(), name: 'photo.png', mimeType: 'image/png' }, options),
    sendVoice: (options) =>
      sendMade({ kind: 'voice', bytes: madeVoice(), name: 'voice.oga', mimeType: 'audio/ogg' }, options),
    sendDocument: (options) =>
      sendMade({ kind: 'document', bytes: madeText(), name: 'document.txt', mimeType: 'text/plain' }, options),
    sendSticker: (emoji = '👍', options = {}) => sent(sendSticker(acting(), emoji, options)),
    sendLocation: (place = { latitude: 38.7, longitude: -9.14 }, options = {}) =>
      sent(send(acting(), { location: place }, options)),
    forward: (text, options = {}) => {
      const date = options.writtenAt ?? options.date ?? world.seconds();
      const origin = { type: 'hidden_user', sender_user_name: options.from ?? 'A friend', date } as const;
      return sent(send(acting(), { text, forward_origin: origin }, options));
    },
    sayInGroup: (text, options = {}) => {
      const { groupId, title } = options;
      const group = { ...(groupId === undefined ? {} : { id: groupId }), ...(title === undefined ? {} : { title }) };
      const chat = openGroup(acting(), group);
      const [first] = say({ ...acting(), chat }, text, options);
      if (!first) throw new Error('a message that was sent has parts');
      return sent(first);
    },
    block: () => setBlocked(acting(), true),
    unblock: () => setBlocked(acting(), false),
    get blocked() {
      return record().blocked;
    },
    messages: (after = 0) =>
      world
        .entries(id)
        .filter(({ message }) => message.message_id > after)
        .map(({ message }) => viewOf(world, message)),
    lastReply: () => {
      const last = world.entries(id).findLast(({ by }) => by === 'bot');
      if (!last) throw new Error('the bot has not written yet');
      return viewOf(world, last.message);
    },
    nextReply: async (options = {}) => await replies.next(options),
  };
}

function idOf(message: number | ChatMessage): number {
  return typeof message === 'number' ? message : message.messageId;
}
