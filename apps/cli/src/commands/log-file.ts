import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readConfiguration } from '@noctem/bot/configuration';
import { Failure } from '@noctem/core/kernel';
import { openStore, type Store, type User } from '@noctem/store';
import type { GlobalOptions } from '../context.ts';

/**
 * The lines of a log file, read as a stream, from the first each time.
 *
 * @throws Failure `no_such_file` when it is not there.
 */
export function linesOf(file: string): () => AsyncIterable<string> {
  if (!existsSync(file)) throw new Failure('no_such_file', `There is no file ${file}.`);
  return () => createInterface({ input: createReadStream(file), crlfDelay: Infinity });
}

/** Runs `work` on a log as it would stand in a house of its own, which is gone afterwards. */
export async function withLogFile(
  file: string,
  options: GlobalOptions,
  work: (context: { store: Store; user: User }) => void,
): Promise<void> {
  const lines = linesOf(file);
  const folder = mkdtempSync(join(tmpdir(), 'noctem-log-'));
  const store = openStore({ file: join(folder, 'noctem.db'), migrations: readConfiguration(process.env).migrations });
  try {
    await store.importLog(lines);
    work({ store, user: personIn(store, options.user) });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function personIn(store: Store, wanted: string | undefined): User {
  const people = store.people.list();
  const user =
    wanted === undefined
      ? (store.people.firstOwner() ?? people[0])
      : people.find(({ id, telegramId }) => id === Number(wanted) || telegramId === Number(wanted));
  if (!user)
    throw new Failure(
      'no_such_person',
      wanted === undefined ? 'There is nobody in this log.' : `There is no person ${wanted} in this log.`,
    );
  return user;
}
