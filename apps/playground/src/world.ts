import { randomBytes, randomInt } from 'node:crypto';
import type { Broadcast } from './broadcast.ts';
import { createBroadcast } from './broadcast.ts';
import type { CommandBook, CommandSet } from './bot-commands.ts';
import { createCommandBook } from './bot-commands.ts';
import type { CallbackQueries } from './callback-queries.ts';
import { createCallbackQueries } from './callback-queries.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import type { FileShelf, NewFile } from './file-shelf.ts';
import { createFileShelf } from './file-shelf.ts';
import type { Presence } from './presence.ts';
import { createPresence } from './presence.ts';
import type { Journal, JournalRecord, PersonRecord } from './journal.ts';
import { readJournal, startJournal } from './journal.ts';
import { recall } from './recall.ts';
import type { Chat, Message, MessageContent, StoredFile, Update, UpdateContent, User } from './telegram-objects.ts';
import { UpdateQueue } from './update-queue.ts';

export interface WorldOptions {
  readonly file: string | null;
  readonly token?: string;
  readonly botName: string;
  /** Unix milliseconds. */
  readonly now: () => number;
}

export interface ChatEntry {
  readonly message: Message;
  /** Grows with every change anywhere, so that "since then" has a meaning. */
  readonly revision: number;
  readonly by: 'bot' | 'person';
}

export interface NewMessage {
  readonly chat: Chat;
  readonly from: User;
  /** Unix seconds, now when absent. */
  readonly date?: number;
  readonly content: MessageContent;
}

/** Everything that the server knows, kept in a journal from which a restart takes it up again. */
export class World {
  readonly token: string;
  readonly bot: User;
  readonly now: () => number;
  readonly faults: Faults = createFaults();
  readonly events: Broadcast = createBroadcast();
  readonly presence: Presence = createPresence(this.events);
  readonly commands: CommandBook = createCommandBook();
  readonly people: Map<number, PersonRecord>;
  readonly chats: Map<number, Chat>;
  readonly files: FileShelf;
  readonly updates: UpdateQueue;
  readonly queries: CallbackQueries;
  readonly #messages: Map<number, Map<number, ChatEntry>>;
  readonly #journal: Journal;
  #nextMessageId: number;
  #revision: number;
  #narration: string | null = null;

  constructor(options: WorldOptions) {
    const kept = recall(readJournal(options.file));
    this.now = options.now;
    this.token = options.token ?? kept.token ?? newToken();
    this.bot = botUser(this.token, options.botName);
    this.people = kept.people;
    this.chats = kept.chats;
    this.files = createFileShelf(options.file === null ? null : `${options.file}.files`);
    for (const file of kept.files) this.files.remember(file);
    for (const set of kept.commands) this.commands.put(set);
    this.#messages = kept.messages(this.bot.id);
    this.#nextMessageId = kept.nextMessageId;
    this.#revision = kept.revision;
    this.updates = this.#startQueue(kept);
    this.queries = createCallbackQueries({
      kept: kept.queries,
      now: options.now,
      changed: (query) => this.#journal.append({ kind: 'query', query }),
    });
    this.#journal = startJournal(options.file, this.#records());
  }

  /** A new message in a chat, without telling the bot. */
  addMessage({ chat, from, date, content }: NewMessage): Message {
    const message: Message = {
      message_id: this.#nextMessageId++,
      from,
      chat,
      date: date ?? this.seconds(),
      ...content,
    };
    this.#put(message, 'message');
    return message;
  }

  /** The new form of a message that exists. */
  replaceMessage(message: Message): void {
    this.#put(message, 'edited');
  }

  deleteMessage(chatId: number, messageId: number): void {
    const revision = ++this.#revision;
    this.#messages.get(chatId)?.delete(messageId);
    this.#journal.append({ kind: 'deleted', revision, chatId, messageId });
    this.events.emit({ type: 'deleted', revision, chatId, messageId });
  }

  entry(chatId: number, messageId: number): ChatEntry | null {
    return this.#messages.get(chatId)?.get(messageId) ?? null;
  }

  /** All messages of a chat, oldest first. */
  entries(chatId: number): ChatEntry[] {
    return [...(this.#messages.get(chatId)?.values() ?? [])];
  }

  get revision(): number {
    return this.#revision;
  }

  /** Queues an update for the bot; null when the bot did not ask for its kind. */
  tellBot(content: UpdateContent): Update | null {
    return this.updates.push(content);
  }

  putPerson(person: PersonRecord): void {
    this.people.set(person.id, person);
    this.chats.set(person.id, { id: person.id, type: 'private', first_name: person.firstName });
    this.#journal.append({ kind: 'person', person });
    this.events.emit({ type: 'person', personId: person.id, blocked: person.blocked });
  }

  putChat(chat: Chat): void {
    this.chats.set(chat.id, chat);
    this.#journal.append({ kind: 'chat', chat });
  }

  putCommands(set: CommandSet): void {
    this.commands.put(set);
    this.#journal.append({ kind: 'commands', set });
    this.events.emit({ type: 'commands' });
  }

  putFile(given: NewFile): StoredFile {
    const file = this.files.put(given);
    this.#journal.append({ kind: 'file', file });
    return file;
  }

  allowUpdates(updates: readonly string[]): void {
    this.updates.allow(updates);
    this.#journal.append({ kind: 'allowed', updates });
  }

  /** A line above the chat that says what is to be seen. */
  get narration(): string | null {
    return this.#narration;
  }

  narrate(line: string | null): void {
    this.#narration = line;
    this.events.emit({ type: 'narration', line });
  }

  /** Unix seconds. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  close(): void {
    this.updates.close();
    this.queries.close();
    this.presence.close();
    this.#journal.close();
  }

  #put(message: Message, type: 'message' | 'edited'): void {
    const by = message.from.id === this.bot.id ? 'bot' : 'person';
    const revision = ++this.#revision;
    const chat = this.#messages.get(message.chat.id) ?? new Map<number, ChatEntry>();
    this.#messages.set(message.chat.id, chat);
    chat.set(message.message_id, { message, revision, by });
    this.#journal.append({ kind: 'message', revision, message });
    this.events.emit({ type, revision, message, by });
  }

  #startQueue(start: { nextUpdateId: number; pending: readonly Update[]; allowed: readonly string[] }): UpdateQueue {
    return new UpdateQueue(
      { nextId: start.nextUpdateId, pending: start.pending, allowed: start.allowed },
      {
        pushed: (update) => this.#journal.append({ kind: 'update', update }),
        acknowledged: (below) => this.#journal.append({ kind: 'acknowledged', below }),
        repeats: () => this.faults.duplicates(),
      },
    );
  }

  /** The present state as the shortest journal that leads to it. */
  #records(): JournalRecord[] {
    const entries = [...this.#messages.values()].flatMap((chat) => [...chat.values()]);
    return [
      { kind: 'bot', token: this.token },
      {
        kind: 'counters',
        messageId: this.#nextMessageId,
        updateId: this.updates.nextId,
        revision: this.#revision,
      },
      { kind: 'allowed', updates: this.updates.allowed },
      ...[...this.people.values()].map((person) => ({ kind: 'person', person }) as const),
      ...[...this.chats.values()].map((chat) => ({ kind: 'chat', chat }) as const),
      ...this.files.all().map((file) => ({ kind: 'file', file }) as const),
      ...this.commands.all().map((set) => ({ kind: 'commands', set }) as const),
      ...entries.map(({ revision, message }) => ({ kind: 'message', revision, message }) as const),
      ...this.queries.all().map((query) => ({ kind: 'query', query }) as const),
      ...this.updates.pending.map((update) => ({ kind: 'update', update }) as const),
    ];
  }
}

/** Another bot each time: a bot's ids are remembered by those who met it, and a lost file must not repeat them. */
function newToken(): string {
  return `${randomInt(1_000_000_000, 8_000_000_000)}:AA${randomBytes(24).toString('base64url').slice(0, 33)}`;
}

function botUser(token: string, name: string): User {
  return { id: Number.parseInt(token, 10) || 1, is_bot: true, first_name: name, username: 'noctem_playground_bot' };
}
