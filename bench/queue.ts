import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findRedisServer, startRedisServer } from '../tests/support/redis-server.ts';
import { median } from './capture/statistics.ts';
import { type Beside, captureBeside } from './queue/capture-beside.ts';
import { type Arm, bareBullmq, bullmq, embedded } from './queue/arms.ts';

const migrations = fileURLToPath(new URL('../drizzle', import.meta.url));

/**
 * Jobs a second through the embedded queue and through BullMQ, beside BullMQ alone on the same handler, which does
 * nothing. Every round runs all arms one after the other on the same Redis; ratios are of one round, their median counts.
 * `--jobs 2000`, `--rounds 5`, `--concurrency 2`. Then capture beside heavy work: `--thoughts 5000`, `--captures 400`.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    args,
    options: {
      jobs: text('2000'),
      rounds: text('5'),
      concurrency: text('2'),
      thoughts: text('5000'),
      captures: text('400'),
    },
    strict: false,
  });
  const jobs = Number(values.jobs);
  const server = await startRedisServer(findRedisServer() ?? 'redis-server');
  const times: Record<keyof typeof arms, number[]> = { 'BullMQ alone': [], 'on BullMQ': [], embedded: [] };
  try {
    for (let round = -1; round < Number(values.rounds); round += 1) {
      for (const [name, arm] of Object.entries(arms)) {
        const options = {
          // A round that does not count loads the libraries and warms them up.
          jobs: round < 0 ? Math.min(jobs, 300) : jobs,
          concurrency: Number(values.concurrency),
          migrations,
          redisUrl: server.url,
          prefix: `${name.replaceAll(' ', '-')}${round + 1}`,
        };
        const ms = await arm(options);
        if (round >= 0) times[name as keyof typeof arms].push(ms);
      }
    }
  } finally {
    await server.stop();
  }
  const ratioOf = (name: keyof typeof arms) =>
    median(times[name].map((ms, round) => (times['BullMQ alone'][round] ?? Number.NaN) / ms));
  const rows = (Object.keys(arms) as (keyof typeof arms)[]).map((name) => ({
    queue: name,
    'jobs/s': Math.round(median(times[name].map((ms) => (jobs / ms) * 1_000))),
    'of BullMQ alone': ratioOf(name).toFixed(2),
  }));
  const carrying = {
    title: `${jobs} jobs that do nothing, ${values.concurrency} at a time, median of ${values.rounds} rounds`,
    rows,
    passed: ratioOf('on BullMQ') >= leastRatio && ratioOf('embedded') >= leastRatio,
  };
  const beside = await captureBeside({
    migrations,
    thoughts: Number(values.thoughts),
    captures: Number(values.captures),
    rounds: Number(values.rounds),
  });
  return [carrying, besideTable(beside)];
}

const mostTimes = 2;
const tolerableMs = 5;

/** At most twice the time alone, or 5 ms, whichever is more. */
function besideTable({ idle, beside }: Beside) {
  const alone = median(idle);
  const most = Math.max(mostTimes * alone, tolerableMs);
  return {
    title: `99th percentile of capture beside what may disturb it, median of ${idle.length} rounds`,
    rows: [
      { arm: 'alone', pieces: '', 'p99 ms': alone.toFixed(2), 'of alone': '', aim: '' },
      ...beside.map(({ what, p99s, pieces }) => ({
        arm: what,
        pieces,
        'p99 ms': median(p99s).toFixed(2),
        'of alone': (median(p99s) / alone).toFixed(2),
        aim: `at most ${most.toFixed(2)} ms`,
      })),
    ],
    passed: beside.every(({ p99s }) => median(p99s) <= most),
  };
}

const leastRatio = 0.5;

const arms = { 'BullMQ alone': bareBullmq, 'on BullMQ': bullmq, embedded } satisfies Record<string, Arm>;
