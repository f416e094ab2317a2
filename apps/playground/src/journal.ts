import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { CallbackAnswer, Chat, Message, StoredFile, Update } from './telegram-objects.ts';
import type { CommandSet } from './bot-commands.ts';

export interface PersonRecord {
  readonly id: number;
  readonly firstName: string;
  readonly languageCode: string;
  readonly blocked: boolean;
}

export interface QueryRecord {
  readonly id: string;
  readonly personId: number;
  /** Unix milliseconds. */
  readonly askedAt: number;
  readonly answer: CallbackAnswer | null;
}

/** One change of what a restart must find again. Later records replace earlier ones about the same thing. */
export type JournalRecord =
  | { readonly kind: 'bot'; readonly token: string }
  | { readonly kind: 'counters'; readonly messageId: number; readonly updateId: number; readonly revision: number }
  | { readonly kind: 'person'; readonly person: PersonRecord }
  | { readonly kind: 'chat'; readonly chat: Chat }
  | { readonly kind: 'message'; readonly revision: number; readonly message: Message }
  | { readonly kind: 'deleted'; readonly revision: number; readonly chatId: number; readonly messageId: number }
  | { readonly kind: 'update'; readonly update: Update }
  | { readonly kind: 'acknowledged'; readonly below: number }
  | { readonly kind: 'allowed'; readonly updates: readonly string[] }
  | { readonly kind: 'query'; readonly query: QueryRecord }
  | { readonly kind: 'commands'; readonly set: CommandSet }
  | { readonly kind: 'file'; readonly file: StoredFile };

const kinds = z.looseObject({
  kind: z.enum([
    'bot',
    'counters',
    'person',
    'chat',
    'message',
    'deleted',
    'update',
    'acknowledged',
    'allowed',
    'query',
    'commands',
    'file',
  ]),
});

export interface Journal {
  /** Written to the operating system before it returns, so that a killed process forgets nothing. */
  append(record: JournalRecord): void;
  close(): void;
}

/** Reads the records of a file. A file that does not exist has none; a torn last line is left out. */
export function readJournal(file: string | null): JournalRecord[] {
  if (file === null || !existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const record = kinds.safeParse(parseLine(line));
      // Only this program writes the file, and the kind is what tells its records apart.
      return record.success ? [record.data as unknown as JournalRecord] : [];
    });
}

/** Replaces the file by these records in one step and keeps it open for more. `null` keeps nothing. */
export function startJournal(file: string | null, records: readonly JournalRecord[]): Journal {
  if (file === null) return { append: () => undefined, close: () => undefined };
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  writeFileSync(fresh, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  renameSync(fresh, file);
  let descriptor: number | null = openSync(file, 'a');
  return {
    append: (record) => {
      if (descriptor !== null) writeSync(descriptor, `${JSON.stringify(record)}\n`);
    },
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
