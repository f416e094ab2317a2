import { type Configuration, databaseFile, makeDataFolder, readConfiguration } from '@noctem/bot/configuration';
import { Failure, parseInstant, type EpochMs, type ZoneId } from '@noctem/core/kernel';
import { readPerson } from '@noctem/bot/person';
import { openStore, type Store, type User } from '@noctem/store';

/** What every command but `parse` works on. */
export interface CliContext {
  readonly configuration: Configuration;
  readonly store: Store;
  readonly user: User;
  /** The zone of the person: instants are printed in it. */
  readonly zone: ZoneId;
}

/** Options that all commands share. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly user: string | undefined;
}

/**
 * Opens the store, picks the person and runs `work`.
 *
 * @throws Failure `no_such_person` when `--user` names nobody.
 */
export async function withContext<T>(
  options: GlobalOptions,
  work: (context: CliContext) => T | Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(process.env);
  makeDataFolder(configuration.data);
  const store = openStore({ file: databaseFile(configuration.data), migrations: configuration.migrations });
  try {
    const user = pickUser(store, configuration, options.user);
    const { zone } = readPerson(store, user, configuration.zone);
    return await work({ configuration, store, user, zone });
  } finally {
    store.close();
  }
}

/** The present, or where time is simulated the greatest date that the bot has seen. */
export function presentOf({ configuration, store }: CliContext): EpochMs {
  const simulated = configuration.clock === 'updates' ? store.clockMemory.load() : null;
  return simulated ?? Date.now();
}

/** Reads `--since` and the like: an ISO 8601 instant. */
export function instantOption(name: string, value: string | undefined): EpochMs | undefined {
  if (value === undefined) return undefined;
  const instant = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value);
  if (instant === null)
    throw new Failure('usage', `${name} should be an instant with offset, such as 2026-11-22T09:00:00+01:00.`);
  return instant;
}

function pickUser(store: Store, { owners }: Configuration, wanted: string | undefined): User {
  if (wanted !== undefined) return userNamed(store, wanted);
  const [first] = owners;
  const named = first === undefined ? undefined : store.people.byTelegramId(first);
  return named ?? store.people.firstOwner() ?? store.people.local(Date.now());
}

/**
 * The person of a number, ours or Telegram's.
 *
 * @throws Failure `no_such_person` when it names nobody.
 */
export function userNamed(store: Store, wanted: string): User {
  if (!/^\d{1,15}$/.test(wanted)) throw new Failure('usage', '--user should be the number of a person.');
  const user = store.people.byId(Number(wanted)) ?? store.people.byTelegramId(Number(wanted));
  if (!user) throw new Failure('no_such_person', `There is no person ${wanted}.`);
  return user;
}
