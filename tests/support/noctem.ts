import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Configuration, createLogger, type Program, readConfiguration, startProgram } from '@noctem/bot';
import { type ChatMessage, type Person, type Playground, startPlayground } from '@noctem/playground';
import { openStore, type Store } from '@noctem/store';
import { afterEach } from 'vitest';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

export interface NoctemOptions {
  /** Telegram ids of NOCTEM_OWNER; the playground's person where absent, nobody where empty. */
  readonly owners?: readonly number[];
  readonly settings?: Partial<Configuration>;
  /** Does something to the store before the program starts. */
  readonly prepare?: (store: Store) => void;
}

export interface Noctem {
  readonly playground: Playground;
  readonly person: Person;
  /** A second handle on the program's database. */
  readonly store: Store;
  readonly data: string;
  /** Lines that the program said on the console. */
  readonly told: readonly string[];
  /** Lines of the program's log, at level `debug`. */
  readonly logged: readonly string[];
  /** Pretends that a machine was stopped in order and started again, on the same data and the same chat. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Waits until `found` finds something; at most ten seconds. */
  readonly until: <T>(found: () => T | null | undefined | false) => Promise<T>;
  /** Resolves when every update was handled and everything that was to be sent is sent. */
  readonly quiet: () => Promise<void>;
}

/** The whole program in this process, on a Telegram and a data folder of the test's own. Everything ends with the test. */
export async function startNoctem(options: NoctemOptions = {}): Promise<Noctem> {
  const data = mkdtempSync(join(tmpdir(), 'noctem-program-'));
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  const told: string[] = [];
  const logged: string[] = [];
  const configuration = configure(playground, { data, ...options });
  const store = openStore({ file: join(data, 'noctem.db'), migrations: configuration.migrations });
  options.prepare?.(store);
  let program: Program | null = null;
  const noctem: Noctem = {
    playground,
    person: playground.person,
    store,
    data,
    told,
    logged,
    start: async () => {
      const log = createLogger('debug', { secrets: [playground.token], to: { write: (line) => logged.push(line) } });
      program = await startProgram({ configuration, log, tell: (line) => told.push(line) });
      program.running.catch((error: unknown) => logged.push(`the program ended: ${String(error)}`));
    },
    stop: async () => {
      await program?.stop();
      program = null;
    },
    restart: async () => {
      await noctem.stop();
      await noctem.start();
    },
    until,
    quiet: async () => {
      await until(() => playground.pendingUpdates() === 0 && store.deliveries.pendingChats().length === 0);
    },
  };
  open.push(async () => {
    await noctem.stop();
    await playground.close();
    store.close();
    rmSync(data, { recursive: true, force: true });
  });
  await noctem.start();
  return noctem;
}

function configure(playground: Playground, own: NoctemOptions & { data: string }): Configuration {
  return {
    ...readConfiguration({ NOCTEM_TZ: 'Europe/Lisbon' }),
    token: playground.token,
    apiRoot: playground.apiRoot,
    data: own.data,
    owners: own.owners ?? [playground.person.id],
    redisUrl: null,
    // What runs on the machine of whoever tests must make no difference.
    ollamaHosts: [],
    clock: 'system',
    ...own.settings,
  };
}

async function until<T>(found: () => T | null | undefined | false): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = found();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`nothing came of: ${found.toString()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

/** All that the bot has written in a person's chat, oldest first. */
export function repliesTo(person: Person): ChatMessage[] {
  return person.messages().filter((message) => message.by === 'bot');
}
