import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { databaseFile, readConfiguration } from '@noctem/bot/configuration';
import { Failure, localMoment } from '@noctem/core/kernel';
import { restoreFrom } from '@noctem/store';
import { type CliContext, type GlobalOptions, withContext } from '../context.ts';
import { print } from '../output.ts';

/** `noctem backup FILE`: a checked copy, beside a running bot. */
export async function backup(file: string, options: GlobalOptions): Promise<void> {
  await withContext(options, async ({ store, zone }) => {
    await store.backups.to(file);
    store.houseNotes.noteCopy(localMoment(Date.now(), zone).date);
    print(options, { file }, () => [`Backed up to ${file}.`]);
  });
}

/** `noctem restore FILE`: puts a backup in the place of the database, and keeps what was there beside it. */
export async function restore(file: string, options: GlobalOptions): Promise<void> {
  // The database that is to be replaced may be the broken one: it is not opened first.
  const { data, migrations } = readConfiguration(process.env);
  const target = databaseFile(data);
  const before = await restoreFrom(file, { file: target, migrations });
  print(options, { restored: file, before }, () => [
    before === null ? `Restored ${file}.` : `Restored ${file}. What was there before is ${before}.`,
  ]);
}

/** `noctem export`: everything of a person as JSON, to standard output or a file. */
export async function exportAll(options: GlobalOptions & { out: string | undefined }): Promise<void> {
  await withContext(options, async ({ store, user, zone }) => {
    const pieces = Readable.from(store.exportPieces({ userId: user.id, zone }));
    await pipeline(pieces, options.out === undefined ? process.stdout : createWriteStream(options.out), {
      end: options.out !== undefined,
    });
  });
}

export interface PurgeOptions extends GlobalOptions {
  readonly thought: string | undefined;
  readonly yes: boolean;
}

/** `noctem purge --thought ID | --user ID`: erases the words of one thought (with both: of that person), or everything of a person, after asking. */
export async function purge(options: PurgeOptions): Promise<void> {
  if (options.thought === undefined && options.user === undefined)
    throw new Failure('usage', 'Say what to erase: --thought ID or --user ID.');
  await withContext(options, async (context) => {
    if (options.thought === undefined) await purgePerson(context, options);
    else await purgeThought(context, options.thought, options);
  });
}

async function purgeThought(
  { store, user, configuration }: CliContext,
  id: string,
  options: PurgeOptions,
): Promise<void> {
  const thought = /^\d{1,15}$/.test(id) ? store.thoughts.byId(Number(id)) : undefined;
  if (!thought || thought.userId !== user.id) throw new Failure('no_such_thought', `There is no thought ${id}.`);
  await agree(options, `Erase thought ${thought.id} and all that repeats its words?`);
  if (thought.attachment?.path) rmSync(join(configuration.data, thought.attachment.path), { force: true });
  store.eraseThought(thought.id);
  print(options, { erased: { thought: thought.id } }, () => [
    `Thought ${thought.id} is erased. Older backups still hold it.`,
  ]);
}

async function purgePerson({ store, user, configuration }: CliContext, options: PurgeOptions): Promise<void> {
  await agree(options, `Erase everything of person ${user.id} (${user.name})?`);
  for (const path of store.thoughts.filesOf(user.id)) rmSync(join(configuration.data, path), { force: true });
  await store.erasePerson(user.id);
  print(options, { erased: { user: user.id } }, () => [`Person ${user.id} is erased. Older backups still hold them.`]);
}

async function agree(options: PurgeOptions, question: string): Promise<void> {
  if (options.yes) return;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${question} [y/N] `);
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('not_agreed', 'Nothing was erased.');
}
