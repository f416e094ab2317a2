import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Playground, startPlayground } from '@noctem/playground';
import { type BotProcess, startBot } from '../tests/crash/bot-process.ts';
import { median } from './capture/statistics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = { source: 'scripts/start.mjs', compiled: 'dist/bot.mjs' } as const;
type Form = keyof typeof programs;

/**
 * How long the bot takes from the start of its process to its first poll, and how much memory it holds when nothing
 * happens. `--starts 5`, `--idle 10` seconds. The compiled form is made first.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({ args, options: { starts: text('5'), idle: text('10') } });
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  const rows = [];
  for (const form of ['source', 'compiled'] as const) {
    const starts: number[] = [];
    for (let start = 0; start <= Number(values.starts); start += 1) starts.push(await startOnce(form));
    const [first = Number.NaN, ...later] = starts;
    const resident = await idleMemory(form, Number(values.idle) * 1_000);
    rows.push({ form, first, later: median(later), resident });
  }
  return {
    title: `start to first poll, s (the first start of new sources bundles them), and resident memory after ${values.idle} s idle, MB`,
    rows: rows.map(({ form, first, later, resident }) => ({
      form,
      'first start': (first / 1_000).toFixed(2),
      'later starts': (later / 1_000).toFixed(2),
      'aim s': 1.5,
      'resident MB': resident.toFixed(0),
      'aim MB': memoryAims[form],
    })),
    passed: rows.every(({ form, later, resident }) => later < 1_500 && resident < memoryAims[form]),
  };
}

const memoryAims = { source: 200, compiled: 130 } as const;

/** Milliseconds from the start of the process until the chat's server sees the first poll. */
async function startOnce(form: Form): Promise<number> {
  return await withBot(form, async (_, polled) => await polled);
}

/** Megabytes of the process that are in memory when it has been idle for a while. */
async function idleMemory(form: Form, idleMs: number): Promise<number> {
  return await withBot(form, async (bot, polled) => {
    await polled;
    await sleep(idleMs);
    const status = readFileSync(`/proc/${bot.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  });
}

/** Runs the bot on an empty data folder against a chat of its own; `polled` resolves with the time of its first poll. */
async function withBot<T>(form: Form, look: (bot: BotProcess, polled: Promise<number>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-start-'));
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  // A delay of nothing changes nothing, and is counted when it strikes.
  playground.faults.next({ kind: 'delay', method: 'getUpdates', ms: 0 });
  const began = performance.now();
  const bot = startBot({
    root,
    program: programs[form],
    environment: {
      TELEGRAM_API_ROOT: playground.apiRoot,
      TELEGRAM_BOT_TOKEN: playground.token,
      NOCTEM_OWNER: String(playground.person.id),
      NOCTEM_DATA: folder,
    },
  });
  try {
    return await look(bot, firstPoll(playground, bot, began));
  } finally {
    await bot.kill();
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstPoll(playground: Playground, bot: BotProcess, began: number): Promise<number> {
  while (playground.faults.counts().delay === 0) {
    if (bot.hasEnded()) throw new Error(`the bot did not start: ${bot.output()}`);
    await sleep(1);
  }
  return performance.now() - began;
}
