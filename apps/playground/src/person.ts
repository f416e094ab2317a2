import type { Acting, SendOptions } from './chat-actions.ts';
import { edit, say, send, setBlocked, tap } from './chat-actions.ts';
import { openGroup } from './group.ts';
import { madePhoto, madeText, madeVoice } from './made-files.ts';
import type { SentFile } from './sent-files.ts';
import { sendFile, sendSticker } from './sent-files.ts';
import type { CallbackAnswer, InlineButton, Message, MessageEntity } from './telegram-objects.ts';
import type { PersonRecord } from './journal.ts';
import type { World } from './world.ts';

/** A message as a reader of the chat sees it. Dates are unix seconds. */
export interface ChatMessage {
  readonly messageId: number;
  readonly by: 'bot' | 'person';
  /** The text or the caption, empty when there is neither. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** The rows of inline buttons. */
  readonly buttons: readonly (readonly InlineButton[])[];
  readonly date: number;
  readonly editDate: number | null;
  readonly replyTo: number | null;
  /** Grows with every change in any chat; a message's form after an edit has a greater one. */
  readonly revision: number;
  /** The message as the Bot API has it. */
  readonly raw: Message;
}

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
  /** All messages of the chat in order, in their present form. */
  messages(): ChatMessage[];
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
    messages: () => world.entries(id).map(({ message }) => viewOf(world, message)),
    lastReply: () => {
      const last = world.entries(id).findLast(({ by }) => by === 'bot');
      if (!last) throw new Error('the bot has not written yet');
      return viewOf(world, last.message);
    },
    nextReply: async (options = {}) => await replies.next(options),
  };
}

interface Replies {
  skipTo(revision: number): void;
  next(options: { after?: ChatMessage; timeoutMs?: number }): Promise<ChatMessage>;
}

const keptReplies = 5000;

/** Keeps what the bot did in a chat, so that a reply which was faster than the question "what came?" is not missed. */
function watchReplies(world: World, chatId: number): Replies {
  const seen: ChatMessage[] = [];
  const waiting = new Set<() => void>();
  let cursor = world.revision;
  world.events.subscribe((event) => {
    if ((event.type !== 'message' && event.type !== 'edited') || event.by !== 'bot') return;
    if (event.message.chat.id !== chatId) return;
    seen.push(viewOf(world, event.message));
    if (seen.length > keptReplies) seen.shift();
    for (const look of waiting) look();
  });
  const take = (after: number): ChatMessage | undefined => {
    const reply = seen.find(({ revision }) => revision > after);
    if (reply) cursor = Math.max(cursor, reply.revision);
    return reply;
  };
  return {
    skipTo: (revision) => {
      cursor = Math.max(cursor, revision);
    },
    next: async ({ after, timeoutMs = patienceMs }) =>
      await new Promise((resolve, reject) => {
        const settle = (finish: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          finish();
        };
        const look = (): void => {
          const reply = take(after?.revision ?? cursor);
          if (reply) settle(() => resolve(reply));
        };
        const tooLate = (): Error =>
          new Error(`the bot did not reply within ${timeoutMs} ms. ${endOfChat(world, chatId)}`);
        const timer = setTimeout(() => settle(() => reject(tooLate())), timeoutMs);
        waiting.add(look);
        look();
      }),
  };
}

function endOfChat(world: World, chatId: number): string {
  const last = world.entries(chatId).slice(-3);
  const lines = last.map(
    ({ by, message }) => `${by}: ${JSON.stringify(message.text ?? message.caption ?? '(no text)')}`,
  );
  return `The chat ends with:\n${lines.join('\n') || '(nothing)'}`;
}

function viewOf(world: World, message: Message): ChatMessage {
  const entry = world.entry(message.chat.id, message.message_id);
  return {
    messageId: message.message_id,
    by: message.from.id === world.bot.id ? 'bot' : 'person',
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: message.reply_markup?.inline_keyboard ?? [],
    date: message.date,
    editDate: message.edit_date ?? null,
    replyTo: message.reply_to_message?.message_id ?? null,
    revision: entry?.revision ?? world.revision,
    raw: message,
  };
}

function idOf(message: number | ChatMessage): number {
  return typeof message === 'number' ? message : message.messageId;
}
