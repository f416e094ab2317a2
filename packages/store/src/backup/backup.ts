import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '@noctem/core/kernel';
import BetterSqlite3 from 'better-sqlite3';
import { connect, isDamage } from '../database.ts';
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
  try {
    await copyTo(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  renameSync(part, target);
}

async function copyTo(part: string, file: string): Promise<void> {
  rmSync(part, { force: true });
  const source = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
  try {
    await source.backup(part);
  } finally {
    source.close();
  }
  settle(part);
  const problem = await problemInThread(part);
  if (problem === null) return;
  throw new Failure(
    'backup_bad',
    `The copy of the database did not pass its check (${problem}); run \`noctem doctor\`.`,
  );
}

/**
 * Puts a backup in the place of the database; what was there stays beside it, under the path that is returned (null where
 * there was nothing): `<file>.before-restore`, with a number where that is taken. Works beside a running bot, which goes on with the restored data, unless the database was damaged: then the bot is to be started anew.
 *
 * @throws Failure `backup_missing`, `backup_bad` or `database_newer`; the database is untouched then.
 */
export async function restoreFrom(
  backup: string,
  options: { file: string; migrations: string },
): Promise<string | null> {
  if (!existsSync(backup)) throw new Failure('backup_missing', `There is no file ${backup}.`);
  const problem = await problemInThread(backup);
  if (problem !== null) throw new Failure('backup_bad', `${backup} is not a sound Noctem database (${problem}).`);
  if (appliedMigration(backup) > newestMigration(options.migrations)) {
    throw new Failure(
      'database_newer',
      `${backup} was written by a newer Noctem than this one; update the program first.`,
    );
  }
  const kept = existsSync(options.file) ? await setAside(options.file) : null;
  const source = new BetterSqlite3(backup, { readonly: true });
  try {
    await source.backup(options.file);
  } finally {
    source.close();
  }
  connect(options.file).$client.close();
  return kept;
}

/** A damaged database has no sound copy: its files themselves step aside. */
async function setAside(file: string): Promise<string> {
  const kept = freePath(`${file}.before-restore`);
  try {
    await backUp(file, kept);
  } catch (error) {
    if (!isDamage(error) && !(error instanceof Failure && error.code === 'backup_bad')) throw error;
    for (const suffix of ['', '-wal'])
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
    rmSync(`${file}-shm`, { force: true });
  }
  return kept;
}

function freePath(path: string): string {
  let free = path;
  for (let number = 2; existsSync(free); number += 1) free = `${path}-${number}`;
  return free;
}

/**
 * Deletes all but the `keep` newest files of a folder whose names begin with `prefix` and sort by their day, and what
 * copies that were cut off have left.
 */
export function keepNewest(folder: string, rule: { prefix: string; keep: number }): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(rule.prefix));
  const copies = names.filter((name) => name.endsWith('.db')).sort();
  const remains = names.filter((name) => name.includes('.db.part'));
  for (const name of [...copies.slice(0, Math.max(0, copies.length - rule.keep)), ...remains])
    rmSync(join(folder, name));
}

/** A copy is one file: without this its first reader would leave a WAL beside it. */
function settle(file: string): void {
  const client = new BetterSqlite3(file);
  client.pragma('journal_mode = DELETE');
  client.close();
}
