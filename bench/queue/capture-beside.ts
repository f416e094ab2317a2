import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { everydayMessage } from '../capture/messages.ts';
import { openKeeper } from '../capture/person.ts';
import { quantile } from '../capture/statistics.ts';
import { openDisturbances } from './disturbances.ts';

const perTransaction = 1_000;
const everyMs = 5;

export interface BesideOptions {
  readonly migrations: string;
  /** Thoughts in the database before the measuring. */
  readonly thoughts: number;
  readonly captures: number;
  readonly rounds: number;
}

/** 99th percentiles of capture in milliseconds, one a round. */
export interface Beside {
  readonly idle: readonly number[];
  /** While the program's own heavy work, a log that is read in, or one that is replayed, goes on all the time. */
  readonly beside: readonly { readonly what: string; readonly p99s: readonly number[]; readonly pieces: number }[];
}

/** Captures at a steady pace, alone and beside whatever may disturb them. */
export async function captureBeside({ migrations, thoughts, captures, rounds }: BesideOptions): Promise<Beside> {
  const data = mkdtempSync(path.join(tmpdir(), 'noctem-bench-beside-'));
  const random = seededRandom(7);
  const keeper = openKeeper({ file: path.join(data, 'noctem.db'), migrations, traced: true, captured: 0 });
  for (let done = 0; done < thoughts; done += perTransaction) {
    keeper.store.transact(() => {
      for (let n = 0; n < perTransaction; n += 1) keeper.capture(everydayMessage(random));
    });
  }
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
  const idle: number[] = [];
  const disturbances = openDisturbances({ data, migrations, store: keeper.store });
  const beside = disturbances.all.map(({ what, piece }) => ({ what, piece, p99s: [0].slice(1), pieces: 0 }));
  try {
    for (const { piece } of beside) await piece(0);
    for (let round = 0; round < rounds; round += 1) {
      idle.push(await block());
      for (const one of beside) {
        const over = new AbortController();
        const working = (async () => {
          for (; !over.signal.aborted; one.pieces += 1) await one.piece(one.pieces + 1);
        })();
        one.p99s.push(await block());
        over.abort();
        await working;
      }
    }
  } finally {
    await disturbances.close();
    keeper.close();
    rmSync(data, { recursive: true, force: true });
  }
  return { idle, beside };
}
