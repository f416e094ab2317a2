import type { CommandSet } from './bot-commands.ts';
import type { JournalRecord, PersonRecord, QueryRecord } from './journal.ts';
import type { Chat, Message, StoredFile, Update } from './telegram-objects.ts';
import type { ChatEntry } from './world.ts';

/** What a journal says about the present. */
export interface Recollection {
  readonly token: string | undefined;
  readonly people: Map<number, PersonRecord>;
  readonly chats: Map<number, Chat>;
  readonly files: readonly StoredFile[];
  readonly commands: readonly CommandSet[];
  readonly queries: readonly QueryRecord[];
  readonly pending: readonly Update[];
  readonly allowed: readonly string[];
  readonly nextMessageId: number;
  readonly nextUpdateId: number;
  readonly revision: number;
  messages(botId: number): Map<number, Map<number, ChatEntry>>;
}

interface Gathered {
  token: string | undefined;
  readonly people: Map<number, PersonRecord>;
  readonly chats: Map<number, Chat>;
  readonly files: StoredFile[];
  readonly commands: CommandSet[];
  readonly queries: Map<string, QueryRecord>;
  readonly messages: Map<string, { readonly message: Message; readonly revision: number }>;
  pending: Update[];
  allowed: readonly string[];
  messageId: number;
  updateId: number;
  revision: number;
}

/** Replays the records of a journal. With none, ids start high enough never to meet those of a lost journal. */
export function recall(records: readonly JournalRecord[]): Recollection {
  const gathered = startingPoint();
  for (const record of records) take(gathered, record);
  return {
    token: gathered.token,
    people: gathered.people,
    chats: gathered.chats,
    files: gathered.files,
    commands: gathered.commands,
    queries: [...gathered.queries.values()],
    pending: gathered.pending,
    allowed: gathered.allowed,
    nextMessageId: gathered.messageId,
    nextUpdateId: gathered.updateId,
    revision: gathered.revision,
    messages: (botId) => byChat([...gathered.messages.values()], botId),
  };
}

const epoch = Date.UTC(2025, 0, 1);

/**
 * Eighths of a second: nobody chats faster for long, so a later start is above an earlier one, and the ids stay below the
 * 2^31 that clients in other languages may count on.
 */
function startingPoint(): Gathered {
  const first = Math.floor((performance.timeOrigin + performance.now() - epoch) / 125);
  return {
    token: undefined,
    people: new Map(),
    chats: new Map(),
    files: [],
    commands: [],
    queries: new Map(),
    messages: new Map(),
    pending: [],
    allowed: [],
    messageId: first,
    updateId: first,
    revision: 0,
  };
}

function take(gathered: Gathered, record: JournalRecord): void {
  switch (record.kind) {
    case 'bot':
      gathered.token = record.token;
      break;
    case 'counters':
      gathered.messageId = record.messageId;
      gathered.updateId = record.updateId;
      gathered.revision = record.revision;
      break;
    case 'person':
      gathered.people.set(record.person.id, record.person);
      gathered.chats.set(record.person.id, {
        id: record.person.id,
        type: 'private',
        first_name: record.person.firstName,
      });
      break;
    case 'chat':
      gathered.chats.set(record.chat.id, record.chat);
      break;
    case 'file':
      gathered.files.push(record.file);
      break;
    case 'commands':
      gathered.commands.push(record.set);
      break;
    case 'query':
      gathered.queries.set(record.query.id, record.query);
      break;
    case 'allowed':
      gathered.allowed = record.updates;
      break;
    case 'message':
    case 'deleted':
      takeMessage(gathered, record);
      break;
    case 'update':
      gathered.pending.push(record.update);
      gathered.updateId = Math.max(gathered.updateId, record.update.update_id + 1);
      break;
    case 'acknowledged':
      gathered.pending = gathered.pending.filter((update) => update.update_id >= record.below);
      break;
    default:
      record satisfies never;
  }
}

function takeMessage(gathered: Gathered, record: Extract<JournalRecord, { kind: 'message' | 'deleted' }>): void {
  gathered.revision = Math.max(gathered.revision, record.revision);
  if (record.kind === 'deleted') {
    gathered.messages.delete(`${record.chatId}/${record.messageId}`);
    return;
  }
  const { message, revision } = record;
  gathered.messages.set(`${message.chat.id}/${message.message_id}`, { message, revision });
  gathered.messageId = Math.max(gathered.messageId, message.message_id + 1);
}

function byChat(
  kept: readonly { readonly message: Message; readonly revision: number }[],
  botId: number,
): Map<number, Map<number, ChatEntry>> {
  const chats = new Map<number, Map<number, ChatEntry>>();
  for (const { message, revision } of kept) {
    const chat = chats.get(message.chat.id) ?? new Map<number, ChatEntry>();
    chats.set(message.chat.id, chat);
    chat.set(message.message_id, { message, revision, by: message.from.id === botId ? 'bot' : 'person' });
  }
  return chats;
}
