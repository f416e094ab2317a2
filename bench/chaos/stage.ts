import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Playground, startPlayground } from '@noctem/playground';
import { type BotProcess, startBot } from '../../tests/crash/bot-process.ts';
import { findRedisServer, type RedisServer, startRedisServer } from '../../tests/support/redis-server.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';

/** Everything that can be hit. */
export interface Stage {
  readonly playground: Playground;
  /** Hits something at random; resolves when it is up again, and says what it was. */
  hit(random: SeededRandom): Promise<string>;
  /** Waits until bot and workers are awake. */
  allAwake(): Promise<void>;
  /** Ends everything that was started; resolves with the output of processes that ended by themselves. */
  close(): Promise<readonly string[]>;
}

export interface StageOptions {
  readonly root: string;
  readonly data: string;
  readonly workers: number;
}

const model = { name: 'chaotic:3b', family: 'llama', parameterSize: '3B', bytes: 2_000_000_000 };
const troubles = ['hanging', 'garbage', 'failing', null, null] as const;

export async function setStage({ root, data, workers }: StageOptions): Promise<Stage> {
  const redis = await startRedisServer(findRedisServer() ?? 'redis-server');
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  const ollama = await startOllama(root);
  const environment = {
    TELEGRAM_API_ROOT: playground.apiRoot,
    TELEGRAM_BOT_TOKEN: playground.token,
    NOCTEM_OWNER: String(playground.person.id),
    NOCTEM_DATA: data,
    NOCTEM_TZ: 'Europe/Lisbon',
    REDIS_URL: redis.url,
    OLLAMA_HOST: ollama.host,
  };
  const programs = ['scripts/start.mjs', ...Array.from({ length: workers }, () => 'scripts/worker.mjs')];
  const start = (program: string) => startBot({ root, program, environment });
  // One after the other: the first brings the database up to date and writes the bundle.
  const running: BotProcess[] = [];
  for (const program of programs) {
    const one = start(program);
    await one.awake;
    running.push(one);
  }
  const oddEnds: string[] = [];
  const killAt = async (index: number) => {
    const [one, program] = [running[index], programs[index]];
    if (!one || !program) return;
    if (one.hasEnded()) oddEnds.push(one.output());
    await one.kill();
    running[index] = start(program);
  };
  return {
    playground,
    hit: async (random) => {
      const chance = random.next();
      if (chance < 0.15) return killAt(0).then(() => 'SIGKILL bot');
      if (chance < 0.55) return killAt(1 + random.below(workers)).then(() => 'SIGKILL worker');
      if (chance < 0.75) return await hitRedis(redis, random);
      return await ollama.trouble(troubles[random.below(troubles.length)] ?? null);
    },
    allAwake: async () => {
      await ollama.trouble(null);
      await Promise.all(running.map((one) => one.awake));
    },
    close: async () => {
      const codes = await Promise.all(running.map(async (one) => ({ code: await one.stop(), output: one.output() })));
      await ollama.close();
      await playground.close();
      await redis.stop();
      return [...oddEnds, ...codes.filter(({ code }) => code !== 0).map(({ output }) => output)];
    },
  };
}

async function hitRedis(redis: RedisServer, random: SeededRandom): Promise<string> {
  if (random.next() < 0.5) {
    await redis.kill();
    await sleep(200 + random.next() * 2_000);
    await redis.restart();
    return 'Redis killed';
  }
  redis.freeze();
  await sleep(500 + random.next() * 2_000);
  redis.thaw();
  return 'Redis frozen';
}

async function startOllama(root: string) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', 'packages/models/src/testing/ollama-process.ts', JSON.stringify({ port: 0, models: [model] })],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const host = line.toString().trim();
  return {
    host,
    trouble: async (trouble: string | null): Promise<string> => {
      await fetch(`${host}/control`, { method: 'POST', body: JSON.stringify({ trouble }) });
      return trouble === null ? 'Ollama well' : `Ollama ${trouble}`;
    },
    close: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
