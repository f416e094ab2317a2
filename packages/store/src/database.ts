import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '@noctem/core/kernel';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { bringUpToDate } from './migrations.ts';

export type Database = BetterSQLite3Database & { readonly $client: BetterSqlite3.Database };

export interface OpenOptions {
  /** Path of the database file; its folder is made when it is missing. */
  readonly file: string;
  /** Folder of the generated migrations. */
  readonly migrations: string;
  /**
   * Nothing that is written here has been promised to anybody: what the disk forgets with the power is done again. Such a
   * process waits for no disk, and nobody who keeps a thought meanwhile waits for it. Default false.
   */
  readonly forgivable?: boolean;
}

/**
 * Opens the database of a Noctem folder, migrated to the program's form.
 *
 * @throws Failure `database_newer` when a later program wrote it, `database_locked` when another process migrates for
 * longer than 30 s, `database_broken` when a migration left dangling references (the file is as it was before),
 * `database_damaged` when it is no database any more.
 */
export function openDatabase(options: OpenOptions): Database {
  mkdirSync(dirname(options.file), { recursive: true });
  try {
    bringUpToDate(options);
    return connect(options.file, options.forgivable);
  } catch (error) {
    throw isDamage(error) ? damaged(options.file, error) : error;
  }
}

/** What SQLite says of a file that is no database, or none any more. */
export function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /NOTADB|CORRUPT/.test(String(error.code));
}

function damaged(file: string, cause: Error): Failure {
  const sentence = `The database ${file} is damaged (${cause.message}); put a backup in its place: noctem restore FILE, from ${join(dirname(file), 'backups')}.`;
  return new Failure('database_damaged', sentence, { cause });
}

/**
 * A connection as every part of the program uses it. `synchronous = FULL`: what was answered is on the disk. A forgivable one
 * leaves that to the next who waits for it: the log is one file, in the order of the transactions.
 */
export function connect(file: string, forgivable = false): Database {
  const client = new BetterSqlite3(file, { timeout: 5_000 });
  client.pragma('journal_mode = WAL');
  client.pragma(forgivable ? 'synchronous = NORMAL' : 'synchronous = FULL');
  if (forgivable) forgivableOnes.add(client);
  client.pragma('foreign_keys = ON');
  client.pragma('temp_store = MEMORY');
  // A message fills some thirty pages, mostly the same ones: moved to the database four times as rarely as by default they
  // are written less often, and fewer messages have to wait for it.
  client.pragma('wal_autocheckpoint = 4000');
  // No page keeps a stale copy of what has moved on; `erase` sees to the pages that are free.
  client.pragma('secure_delete = FAST');
  return drizzle(client, { casing: 'snake_case' });
}

/** Runs `work` in one write transaction that takes the write lock at once, so that it never fails half-way for a stale read. */
export function transact<T>(database: Database, work: () => T): T {
  const client = database.$client;
  const run = runners.get(client) ?? client.transaction((inner: () => unknown) => inner());
  runners.set(client, run);
  // The runner returns what `work` does.
  return run.immediate(work) as T;
}

/** Making the wrapper of a transaction takes as long as a statement. */
const runners = new WeakMap<BetterSqlite3.Database, BetterSqlite3.Transaction<(work: () => unknown) => unknown>>();

/**
 * Runs `work`, whose writes the disk may still forget when the power fails: for what is then done once more and harms nobody.
 * Inside an open transaction it is as lasting as that.
 */
export function forgivably<T>(database: Database, work: () => T): T {
  const client = database.$client;
  if (client.inTransaction || forgivableOnes.has(client)) return work();
  client.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    client.pragma('synchronous = FULL');
  }
}

/** Connections that are forgivable as a whole. */
const forgivableOnes = new WeakSet<BetterSqlite3.Database>();
