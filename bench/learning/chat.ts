import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, readConfiguration, startProgram } from '@noctem/bot';
import type { EpochMs } from '@noctem/core/kernel';
import { type ChatMessage, startPlayground } from '@noctem/playground';
import { type Eyes, openEyes } from './filed.ts';

/** A chat with the whole program, on a clock that the messages move. */
export interface Chat {
  readonly eyes: Eyes;
  /** Writes at an instant and returns the message with everything that the butler said until it was quiet again. */
  say(text: string, how: { at: EpochMs; replyTo?: number }): Promise<Exchange>;
  edit(messageId: number, text: string, at: EpochMs): Promise<Exchange>;
  tap(messageId: number, button: string): Promise<Exchange>;
  close(): Promise<void>;
}

export interface Exchange {
  readonly messageId: number;
  /** What the butler wrote meanwhile, oldest first, in its present form. */
  readonly replies: readonly ChatMessage[];
}

export interface ChatOptions {
  readonly zone: string;
  readonly languageCode: string;
}

const patienceMs = 30_000;
/** A life is not about the disk: where there is a folder in memory, it is lived there. */
const memory = '/dev/shm';

/** Starts a playground and the bot in this process, on a data folder of its own that is removed at the end. */
export async function openChat({ zone, languageCode }: ChatOptions): Promise<Chat> {
  const data = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'noctem-people-'));
  const playground = await startPlayground({
    host: '127.0.0.1',
    port: 0,
    file: null,
    person: { id: 1001, firstName: 'Person', languageCode },
  });
  const { person } = playground;
  const configuration = readConfiguration({
    TELEGRAM_BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: playground.apiRoot,
    NOCTEM_OWNER: String(person.id),
    NOCTEM_DATA: data,
    NOCTEM_TZ: zone,
    NOCTEM_CLOCK: 'updates',
    OLLAMA_HOST: 'http://127.0.0.1:9',
    REDIS_URL: '',
  });
  const program = await startProgram({
    configuration,
    log: createLogger('silent', { secrets: [] }),
    tell: () => undefined,
  });
  let ended: unknown = null;
  program.running.catch((error: unknown) => {
    ended = error;
  });
  const eyes = openEyes(join(data, 'noctem.db'), person.chatId);
  const quiet = async (): Promise<void> => {
    const deadline = Date.now() + patienceMs;
    while (playground.pendingUpdates() > 0 || eyes.busy()) {
      if (ended !== null) throw new Error('the program ended', { cause: ended });
      if (Date.now() > deadline) throw new Error(`no quiet after ${person.messages().at(-1)?.text ?? 'nothing'}`);
      await sleep(2);
    }
  };
  let seen = 0;
  const exchange = async (messageId: number): Promise<Exchange> => {
    await quiet();
    const replies = person.messages(seen).filter(({ by }) => by === 'bot');
    seen = Math.max(seen, messageId, ...replies.map((reply) => reply.messageId));
    return { messageId, replies };
  };
  const seconds = (at: EpochMs) => Math.floor(at / 1000);
  return {
    eyes,
    say: async (text, { at, replyTo }) => {
      const options = { date: seconds(at), ...(replyTo === undefined ? {} : { replyTo }) };
      return await exchange(person.say(text, options).messageId);
    },
    edit: async (messageId, text, at) => {
      person.edit(messageId, text, { date: seconds(at) });
      return await exchange(messageId);
    },
    tap: async (messageId, button) => {
      await person.tap(messageId, button);
      return await exchange(messageId);
    },
    close: async () => {
      await program.stop();
      await playground.close();
      eyes.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
