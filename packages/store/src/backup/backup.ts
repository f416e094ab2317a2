import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '@noctem/core/kernel';
import BetterSqlite3 from 'better-sqlite3';
import { connect } from '../database.ts';
import { problemInThread } from './integrity.ts';
import { appliedMigration, newestMigration } from '../migrations.ts';

/**
 * Copies the database to `target`, consistently and beside a running bot, and calls it good only after the copy passed
 * SQLite's integrity check. An existing file is replaced only by a good copy.
 *
 * @throws Failure `backup_bad` when the copy does not pass.
 */
export async function backUp(file: string, target: string): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const source = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
  try {
    await source.backup(part);
  } finally {
    source.close();
  }
  settle(part);
  const problem = await problemInThread(part);
  if (problem !== null) {
    rmSync(part, { force: true });
    throw new Failure(
      'backup_bad',
      `The copy of the database did not pass its check (${problem}); run \`noctem doctor\`.`,
    );
  }
  renameSync(part, target);
}

/**
 * Puts a backup in the place of the database; what was there stays beside it as `<file>.before-restore`. Works beside a
 * running bot, which goes on with the restored data.
 *
 * @throws Failure `backup_missing`, `backup_bad` or `database_newer`; the database is untouched then.
 */
export async function restoreFrom(backup: string, options: { file: string; migrations: string }): Promise<void> {
  if (!existsSync(backup)) throw new Failure('backup_missing', `There is no file ${backup}.`);
  const problem = await problemInThread(backup);
  if (problem !== null) throw new Failure('backup_bad', `${backup} is not a sound Noctem database (${problem}).`);
  if (appliedMigration(backup) > newestMigration(options.migrations)) {
    throw new Failure(
      'database_newer',
      `${backup} was written by a newer Noctem than this one; update the program first.`,
    );
  }
  if (existsSync(options.file)) await backUp(options.file, `${options.file}.before-restore`);
  const source = new BetterSqlite3(backup, { readonly: true });
  try {
    await source.backup(options.file);
  } finally {
    source.close();
  }
  connect(options.file).$client.close();
}

/** Deletes all but the `keep` newest files of a folder whose names begin with `prefix` and sort by their day. */
export function keepNewest(folder: string, rule: { prefix: string; keep: number }): void {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith(rule.prefix) && name.endsWith('.db'))
    .sort();
  for (const name of files.slice(0, Math.max(0, files.length - rule.keep))) rmSync(join(folder, basename(name)));
}

/** A copy is one file: without this its first reader would leave a WAL beside it. */
function settle(file: string): void {
  const client = new BetterSqlite3(file);
  client.pragma('journal_mode = DELETE');
  client.close();
}
