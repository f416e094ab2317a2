import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, type Program, readConfiguration, startProgram } from '@noctem/bot';
import { type ChatMessage, type Person, type Playground, startPlayground } from '@noctem/playground';
import { openStore, type Store } from '@noctem/store';
import { onTestFinished } from 'vitest';

/** The whole program on a clock that the messages move, in the playground. */
export interface NoctemInTime {
  readonly playground: Playground;
  readonly person: Person;
  /** Somebody else who was let in; their messages move the clock too. */
  readonly guest: Person;
  /** Stops the program and starts it again on the same data. */
  readonly restart: () => Promise<void>;
  /** Says something at an instant (ISO 8601) and waits for its reply, which must hold `word`. */
  readonly say: (who: Person, text: string, about: { at: string; word: string }) => Promise<ChatMessage>;
  /** Works on the database while the program rests. */
  readonly meanwhile: <T>(work: (store: Store) => T) => Promise<T>;
}

export async function openNoctemInTime(zone: string): Promise<NoctemInTime> {
  const data = mkdtempSync(join(tmpdir(), 'noctem-butler-'));
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  const { person } = playground;
  const guest = playground.addPerson({ id: 2002, firstName: 'Guest' });
  const start = () => startBot({ playground, data, zone });
  let program = await start();
  onTestFinished(async () => {
    await program.stop();
    await playground.close();
    rmSync(data, { recursive: true, force: true });
  });
  const stopped = async <T>(work: () => T): Promise<T> => {
    await program.stop();
    const result = work();
    program = await start();
    return result;
  };
  return {
    playground,
    person,
    guest,
    restart: () => stopped(() => undefined),
    say: async (who, text, { at, word }) => {
      const { messageId } = who.say(text, { date: Date.parse(at) / 1000 });
      return await until(`a reply to “${text}” at ${at} with “${word}”`, () =>
        who.messages().find((one) => one.by === 'bot' && one.messageId > messageId && one.text.includes(word)),
      );
    },
    meanwhile: (work) =>
      stopped(() => {
        const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
        try {
          return work(store);
        } finally {
          store.close();
        }
      }),
  };
}

async function startBot(own: { playground: Playground; data: string; zone: string }): Promise<Program> {
  const { playground, data, zone } = own;
  const configuration = readConfiguration({
    TELEGRAM_BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: playground.apiRoot,
    NOCTEM_OWNER: String(playground.person.id),
    NOCTEM_DATA: data,
    NOCTEM_TZ: zone,
    NOCTEM_CLOCK: 'updates',
    REDIS_URL: '',
    OLLAMA_HOST: 'http://127.0.0.1:9',
  });
  const program = await startProgram({
    configuration,
    log: createLogger('silent', { secrets: [] }),
    tell: () => undefined,
  });
  program.running.catch(() => undefined);
  return program;
}

async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`it did not come: ${what}`);
    await sleep(5);
  }
}
