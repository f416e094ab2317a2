import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHeavyThread, inlineHeavyWork, newTraceId } from '@noctem/bot/jobs';
import type { Store } from '@noctem/store';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { everydayMessage } from '../capture/messages.ts';
import { openKeeper } from '../capture/person.ts';

/** Something that goes on beside captures, a piece at a time. */
export interface Disturbance {
  readonly what: string;
  readonly piece: (n: number) => Promise<void>;
}

export interface DisturbancesOptions {
  readonly data: string;
  readonly migrations: string;
  readonly store: Store;
}

const zone = 'Europe/Lisbon';
const logs = 12;
const thoughtsOfLog = 500;
const program = path.join(import.meta.dirname, '..', '..', 'apps', 'cli', 'bin', 'noctem.mjs');

/** The program's heavy work in its thread (backup, review of the log), and the command line reading in and replaying logs. */
export function openDisturbances(options: DisturbancesOptions): {
  readonly all: readonly Disturbance[];
  readonly close: () => Promise<void>;
} {
  const { data, migrations, store } = options;
  const parts = { data, zone, now: () => Date.now(), newTraceId, store };
  const heavy = createHeavyThread({ file: store.file, migrations, data, zone, otherwise: inlineHeavyWork(parts) });
  const run = { jobId: 'bench', userId: 1, attempt: 1, signal: new AbortController().signal };
  const files = writeLogs(options);
  const all: Disturbance[] = [
    {
      what: 'heavy work in its thread',
      piece: async (n) => {
        if (n % 2 === 0) await heavy.run('backup', { day: '2026-11-22' }, run);
        else await heavy.run('review-log', { userId: 1, occasion: 'bench' }, run);
      },
    },
    { what: 'a log that is read in', piece: (n) => noctem(data, ['logs', 'import', files[n % logs] ?? '']) },
    { what: 'a log that is replayed', piece: () => noctem(data, ['replay']) },
  ];
  return { all, close: () => heavy.close() };
}

/** Logs of other installations: none of them has anything that another has. */
function writeLogs({ data, migrations }: DisturbancesOptions): string[] {
  return Array.from({ length: logs }, (_, index) => {
    const folder = path.join(data, `other-${index}`);
    mkdirSync(folder);
    const random = seededRandom(index);
    const captured = (index + 1) * 1_000_000;
    const other = openKeeper({ file: path.join(folder, 'noctem.db'), migrations, traced: true, captured });
    other.store.transact(() => {
      for (let n = 0; n < thoughtsOfLog; n += 1) other.capture(everydayMessage(random));
    });
    const file = path.join(folder, 'log.jsonl');
    writeFileSync(file, [...other.store.exportLog({})].join(''));
    other.close();
    return file;
  });
}

async function noctem(data: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, NOCTEM_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`noctem ${args.join(' ')} ended with ${code}`);
}
