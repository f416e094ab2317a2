import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHeavyThread, inlineHeavyWork, newTraceId } from '@noctem/bot/jobs';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { everydayMessage } from '../capture/messages.ts';
import { openKeeper } from '../capture/person.ts';
import { quantile } from '../capture/statistics.ts';

const zone = 'Europe/Lisbon';
const perTransaction = 1_000;
const everyMs = 5;

export interface BesideOptions {
  readonly migrations: string;
  /** Thoughts in the database before the measuring. */
  readonly thoughts: number;
  readonly captures: number;
  readonly rounds: number;
}

/** 99th percentiles of capture in milliseconds, one a round: alone, and while the heavy thread is at work all the time. */
export interface Beside {
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  /** Pieces of heavy work that were done meanwhile. */
  readonly heavy: number;
}

/** Captures at a steady pace, with and without the program's own heavy work (backup, review of the log) in its thread. */
export async function captureBeside({ migrations, thoughts, captures, rounds }: BesideOptions): Promise<Beside> {
  const data = mkdtempSync(path.join(tmpdir(), 'noctem-bench-beside-'));
  const file = path.join(data, 'noctem.db');
  const random = seededRandom(7);
  const keeper = openKeeper({ file, migrations, traced: true, captured: 0 });
  for (let done = 0; done < thoughts; done += perTransaction) {
    keeper.store.transact(() => {
      for (let n = 0; n < perTransaction; n += 1) keeper.capture(everydayMessage(random));
    });
  }
  const parts = { data, zone, now: () => Date.now(), newTraceId, store: keeper.store };
  const heavy = createHeavyThread({ file, migrations, data, zone, otherwise: inlineHeavyWork(parts) });
  const run = { jobId: 'bench', userId: 1, attempt: 1, signal: new AbortController().signal };
  const block = async (): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < captures; n += 1) {
      const message = everydayMessage(random);
      const began = performance.now();
      keeper.capture(message);
      times.push(performance.now() - began);
      await sleep(everyMs);
    }
    return quantile(times, 0.99);
  };
  const [idle, busy]: [number[], number[]] = [[], []];
  let pieces = 0;
  try {
    await heavy.run('backup', { day: '2026-11-22' }, run);
    for (let round = 0; round < rounds; round += 1) {
      idle.push(await block());
      const over = new AbortController();
      const working = (async () => {
        for (; !over.signal.aborted; pieces += 1) {
          if (pieces % 2 === 0) await heavy.run('review-log', { userId: 1, occasion: 'bench' }, run);
          else await heavy.run('backup', { day: '2026-11-22' }, run);
        }
      })();
      busy.push(await block());
      over.abort();
      await working;
    }
  } finally {
    await heavy.close();
    keeper.close();
    rmSync(data, { recursive: true, force: true });
  }
  return { idle, busy, heavy: pieces };
}
