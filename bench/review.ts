import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { capturesMeanwhile } from './review/captures-meanwhile.ts';
import { fillLog, stepMs } from './review/fill.ts';
import type { ReviewFigures } from './review/review-process.ts';

const migrations = fileURLToPath(new URL('../drizzle', import.meta.url));
const reviewer = fileURLToPath(new URL('review/review-process.ts', import.meta.url));
/** Seconds that the Python program took for logs of these lengths; it doubled its counts each time. */
const ancestor: Readonly<Record<number, number>> = { 1_000: 0.12, 10_000: 1.5, 100_000: 10 };

/**
 * Reviews of logs of growing length, and captures while the longest is reviewed. `--thoughts 1000,10000,100000`, `--seed 1`.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({ args, options: { thoughts: text('1000,10000,100000'), seed: text('1') } });
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-review-'));
  try {
    const sizes = values.thoughts.split(',').map(Number);
    const logs = sizes.map((thoughts) => reviewedLog({ folder, thoughts, seed: Number(values.seed) }));
    const longest = logs.at(-1);
    if (!longest) throw new Error('no length was given');
    const captures = await capturesMeanwhile({ file: longest.file, migrations, captured: longest.captured, stepMs });
    return [
      { title: `reviews of logs of growing length; ${load()}`, rows: logs.map(rowOf) },
      aims(longest.figures, captures),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ReviewedLog {
  readonly file: string;
  readonly thoughts: number;
  readonly traceRows: number;
  readonly figures: ReviewFigures;
  /** So many messages are in it or before it in time. */
  readonly captured: number;
}

function reviewedLog({ folder, thoughts, seed }: { folder: string; thoughts: number; seed: number }): ReviewedLog {
  const file = path.join(folder, `${thoughts}.db`);
  const traceRows = fillLog({ file, migrations, thoughts, random: seededRandom(seed) });
  // Later than all that was written, corrections included.
  const captured = thoughts * 2;
  const answer = execFileSync(
    process.execPath,
    ['--import', 'tsx', reviewer, file, migrations, String(captured), String(stepMs)],
    { encoding: 'utf8', maxBuffer: 1e7 },
  );
  // The process prints exactly one set of figures.
  return { file, thoughts, traceRows, figures: JSON.parse(answer) as ReviewFigures, captured: captured + 1_000 };
}

function rowOf({ thoughts, traceRows, figures }: ReviewedLog) {
  const seconds = (ms: number) => (ms / 1_000).toFixed(2);
  return {
    thoughts,
    'trace rows': traceRows,
    'first review, s': seconds(figures.firstMs),
    'processor, s': seconds(figures.firstCpuMs),
    'detection, s': seconds(figures.detectMs),
    proofs: figures.proofs,
    'a proof, s': seconds(figures.proofMs),
    insights: figures.insights,
    'after 50 more, s': seconds(figures.laterMs),
    'processor then, s': seconds(figures.laterCpuMs),
    'nothing new, s': seconds(figures.againMs),
    'memory, MB': Math.round(figures.memory),
    'the ancestor, s': ancestor[thoughts] ?? '-',
  };
}

function aims(figures: ReviewFigures, { idle, meanwhile }: { idle: number; meanwhile: number }) {
  const rows = [
    { figure: 'detection of the first review, s', value: figures.detectMs / 1_000, most: 5 },
    { figure: 'a proof, s', value: figures.proofMs / 1_000, most: 2 },
    { figure: 'review after 50 new thoughts, s', value: figures.laterMs / 1_000, most: 0.2 },
    { figure: 'memory above idle, MB', value: figures.memory, most: 150 },
    {
      figure: `p99 of capture during a review, ms (idle ${idle.toFixed(1)})`,
      value: meanwhile,
      most: Math.max(5, 2 * idle),
    },
  ];
  return {
    title: 'aims, on the longest log',
    rows: rows.map(({ figure, value, most }) => ({
      figure,
      value: value.toFixed(2),
      aim: `at most ${most.toFixed(1)}`,
    })),
    passed: rows.every(({ value, most }) => value <= most),
  };
}

/** Neighbours take processor and disk. */
function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores (quiet is below 1.2)`;
}
