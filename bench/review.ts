import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStore } from '@noctem/store';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { fillLog } from './review/fill.ts';

const migrations = fileURLToPath(new URL('../drizzle', import.meta.url));

/**
 * The review of logs of growing length. `--thoughts 1000,10000,100000`, `--seed 1`.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({ args, options: { thoughts: text('1000,10000,100000'), seed: text('1') } });
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-review-'));
  try {
    const rows = values.thoughts
      .split(',')
      .map(Number)
      .map((thoughts) => {
        const file = path.join(folder, `${thoughts}.db`);
        const traceRows = fillLog({ file, migrations, thoughts, random: seededRandom(Number(values.seed)) });
        return { thoughts, 'trace rows': traceRows, 'reading, ms': readingMs(file).toFixed(0) };
      });
    return { title: `reading the evidence of a log; ${load()}`, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readingMs(file: string): number {
  const store = openStore({ file, migrations });
  const began = performance.now();
  const log = store.log(1);
  log.noteworthy(1_500);
  log.recent(1_000);
  const ms = performance.now() - began;
  store.close();
  return ms;
}

/** Neighbours take processor and disk. */
function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores (quiet is below 1.2)`;
}
