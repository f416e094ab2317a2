import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { createHeavyThread } from '@noctem/bot/jobs';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { everydayMessage } from '../capture/messages.ts';
import { openKeeper } from '../capture/person.ts';
import { median, quantile } from '../capture/statistics.ts';

export interface MeanwhileOptions {
  readonly file: string;
  readonly migrations: string;
  readonly captured: number;
  readonly stepMs: number;
}

const rounds = 5;
const capturesARound = 300;

/** p99 of keeping a thought, in milliseconds, alone and while a review runs in its thread: medians of five rounds each. */
export async function capturesMeanwhile(options: MeanwhileOptions): Promise<{ idle: number; meanwhile: number }> {
  const { file, migrations } = options;
  const keeper = openKeeper({ ...options, traced: true });
  const random = seededRandom(9);
  const heavy = createHeavyThread({
    file,
    migrations,
    data: dirname(file),
    zone: 'Europe/Lisbon',
    otherwise: { run: () => Promise.reject(new Error('no thread')), close: () => Promise.resolve() },
  });
  const capture = () => {
    const began = performance.now();
    keeper.capture(everydayMessage(random));
    return performance.now() - began;
  };
  const idle: number[] = [];
  const meanwhile: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const alone = await captures(capture, () => false);
    let isRunning = true;
    const review = heavy
      .run(
        'review-log',
        { userId: 1, occasion: `bench-${round}` },
        { jobId: 'bench', userId: 1, attempt: 1, signal: new AbortController().signal },
      )
      .finally(() => {
        isRunning = false;
      });
    const beside = await captures(capture, () => isRunning);
    await review;
    // The first round starts the thread and warms everything up.
    if (round === 0) continue;
    idle.push(quantile(alone, 0.99));
    meanwhile.push(quantile(beside, 0.99));
  }
  await heavy.close();
  keeper.close();
  return { idle: median(idle), meanwhile: median(meanwhile) };
}

/** So many captures, and on while something runs. */
async function captures(capture: () => number, goesOn: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (times.length < capturesARound || goesOn()) {
    times.push(capture());
    await breathe();
  }
  return times;
}
