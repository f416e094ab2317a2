import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '@noctem/core/kernel';
import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { z } from 'zod';
import type { OpenOptions } from './database.ts';

const journalForm = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/**
 * Brings the file to the form of the program. One process migrates: a lock beside the database holds the others for up
 * to 30 s. The order is the one that loses nothing: copy, foreign keys off (a rebuilt table would else take its
 * children with it), migrate, check the references, and only then work with foreign keys on.
 */
export function bringUpToDate(options: OpenOptions): void {
  const wanted = newestMigration(options.migrations);
  if (appliedMigration(options.file) === wanted) return;
  withLock(options.file, () => {
    const applied = appliedMigration(options.file);
    if (applied === wanted) return;
    if (applied > wanted) throw newerDatabase(options.file);
    migrateSafely(options, applied > 0);
  });
}

/** Time stamp of the last migration that the file has seen; 0 for a new file. */
export function appliedMigration(file: string): number {
  if (!existsSync(file)) return 0;
  const client = new BetterSqlite3(file, { timeout: 5_000 });
  try {
    const known = client.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get();
    if (!known) return 0;
    const row = client.prepare('select max(created_at) as applied from __drizzle_migrations').get() as {
      applied: number | null;
    };
    return row.applied ?? 0;
  } finally {
    client.close();
  }
}

/** Time stamp of the newest migration that the program knows. */
export function newestMigration(folder: string): number {
  const journal = journalForm.parse(JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')));
  return Math.max(...journal.entries.map((entry) => entry.when));
}

function migrateSafely(options: OpenOptions, populated: boolean): void {
  const copy = `${options.file}.before-migration`;
  if (populated) snapshot(options.file, copy);
  const client = new BetterSqlite3(options.file, { timeout: 5_000 });
  try {
    client.pragma('journal_mode = WAL');
    client.pragma('foreign_keys = OFF');
    migrate(drizzle(client), { migrationsFolder: options.migrations });
    assertReferences(client);
    client.close();
  } catch (error) {
    client.close();
    if (populated) restoreSnapshot(options.file, copy);
    throw error;
  }
}

function snapshot(file: string, copy: string): void {
  rmSync(copy, { force: true });
  const client = new BetterSqlite3(file, { timeout: 5_000 });
  client.prepare('vacuum into ?').run(copy);
  client.close();
}

function restoreSnapshot(file: string, copy: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  copyFileSync(copy, file);
}

function assertReferences(client: BetterSqlite3.Database): void {
  const dangling = client.pragma('foreign_key_check') as { table: string }[];
  if (dangling.length === 0) return;
  const tables = [...new Set(dangling.map((row) => row.table))].join(', ');
  throw new Failure(
    'database_broken',
    `The migration would leave dangling references in ${tables}; the database is as it was before.`,
  );
}

function withLock(file: string, work: () => void): void {
  const lock = new BetterSqlite3(`${file}.lock`, { timeout: 30_000 });
  try {
    lock.exec('begin exclusive');
    work();
    lock.exec('rollback');
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new Failure(
        'database_locked',
        `Another process has been migrating ${file} for 30 s; stop it and start again.`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    lock.close();
  }
}

function newerDatabase(file: string): Failure {
  return new Failure(
    'database_newer',
    `The database ${file} was written by a newer Noctem than this one. Update the program, or restore an older backup.`,
  );
}
