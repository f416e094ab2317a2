import path from 'node:path';
import { type Playground, type RandomFaults, startPlayground } from '@noctem/playground';
import { freePort } from '../support/redis-server.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { type Chat, pageChat, telegramChat } from './chats.ts';

/** What goes wrong beside the kills. `page`: the chat's server falls with the bot, as it does without a token. */
export const variants = [
  'kills only',
  'duplicates',
  '429',
  '5xx',
  'cut before',
  'cut after',
  'all of these',
  'page',
] as const;
export type Variant = (typeof variants)[number];

/** Where a round takes place: a chat, and a bot that can be started again and again on the same data. */
export interface Stage {
  readonly chat: Chat;
  readonly database: string;
  start(): BotProcess;
  /** How many faults have struck. */
  faults(): number;
  /** Ends whatever still runs. */
  close(): Promise<void>;
}

export interface StageOptions {
  readonly root: string;
  readonly variant: Variant;
  readonly seed: number;
  /** An empty folder. */
  readonly folder: string;
}

export async function setStage(options: StageOptions): Promise<Stage> {
  return options.variant === 'page' ? await pageStage(options) : await telegramStage(options);
}

async function telegramStage({ root, variant, seed, folder }: StageOptions): Promise<Stage> {
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  causeTrouble(playground, { variant, seed });
  const lives = livesOf(root, {
    TELEGRAM_API_ROOT: playground.apiRoot,
    TELEGRAM_BOT_TOKEN: playground.token,
    NOCTEM_OWNER: String(playground.person.id),
    NOCTEM_DATA: folder,
  });
  return {
    chat: telegramChat(playground),
    database: path.join(folder, 'noctem.db'),
    start: lives.start,
    faults: () => Object.values(playground.faults.counts()).reduce((sum, count) => sum + count, 0),
    close: async () => {
      await lives.end();
      await playground.close();
    },
  };
}

async function pageStage({ root, folder }: StageOptions): Promise<Stage> {
  const web = `127.0.0.1:${await freePort()}`;
  const lives = livesOf(root, { TELEGRAM_BOT_TOKEN: '', NOCTEM_WEB: web, NOCTEM_OWNER: '', NOCTEM_DATA: folder });
  return {
    chat: pageChat(`http://${web}/`),
    database: path.join(folder, 'noctem.db'),
    start: lives.start,
    faults: () => 0,
    close: lives.end,
  };
}

function livesOf(root: string, environment: Record<string, string>) {
  const lives: BotProcess[] = [];
  return {
    start: (): BotProcess => {
      const bot = startBot({ root, environment });
      lives.push(bot);
      return bot;
    },
    end: async (): Promise<void> => {
      await Promise.all(lives.map((bot) => bot.kill()));
    },
  };
}

const rates: Readonly<Record<Variant, RandomFaults['rates']>> = {
  'kills only': {},
  page: {},
  duplicates: { duplicate: 0.3 },
  '429': { tooManyRequests: 0.01 },
  '5xx': { serverError: 0.02 },
  'cut before': { cutBefore: 0.02 },
  'cut after': { cutAfter: 0.02 },
  'all of these': { duplicate: 0.3, tooManyRequests: 0.005, serverError: 0.005, cutBefore: 0.01, cutAfter: 0.01 },
};

const pollFault = {
  '429': 'tooManyRequests',
  '5xx': 'serverError',
  'cut before': 'cutBefore',
  'cut after': 'cutAfter',
} as const;

/** Calls that a message or a start needs are struck at random; a poll once, since the bot then rests for 3 s. */
function causeTrouble({ faults }: Playground, { variant, seed }: { variant: Variant; seed: number }): void {
  const methods = ['sendMessage', 'getMe', 'deleteWebhook', 'setMyCommands'];
  faults.random({ seed, rates: rates[variant], methods, retryAfter: 1, status: 502 });
  if (variant in pollFault) {
    faults.next({ kind: pollFault[variant as keyof typeof pollFault], method: 'getUpdates', retryAfter: 1 });
  }
}
