import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decideCapture, defaultConventions } from '@noctem/core/capture';
import { emptyRuleSet } from '@noctem/core/rules';
import { type SeededRandom, seededRandom } from '../tests/support/seeded-random.ts';
import { everydayMessage } from './capture/messages.ts';
import { type Arm, arms, blockMeans, openSize, type Size } from './capture/size.ts';
import { mean, median, quantile } from './capture/statistics.ts';

const migrations = fileURLToPath(new URL('../drizzle', import.meta.url));

/**
 * Keeping a message (decision, transaction with fsync, trace) beside the floor, on an empty database and on a full one.
 * `--thoughts 100000` in the full one, `--blocks 120` of `--size 25` messages for each arm, `--seed 1`.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { thoughts: text('100000'), blocks: text('120'), size: text('25'), seed: text('1') };
  const { values } = parseArgs({ args, options });
  const random = seededRandom(Number(values.seed));
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-capture-'));
  try {
    const [empty, full] = [0, Number(values.thoughts)].map((thoughts) =>
      openSize({ folder, migrations, thoughts, random }),
    );
    if (!empty || !full) throw new Error('both sizes are there');
    const sizes = [empty, full];
    for (let block = 0; block <= Number(values.blocks); block += 1) {
      const messages = Array.from({ length: Number(values.size) }, () => everydayMessage(random));
      for (const size of sizes) size.runBlock(messages, { counts: block > 0 });
    }
    const decision = decisionTimes(random);
    for (const size of sizes) size.close();
    return tables({ empty, full, decision });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Microseconds that deciding alone takes, for messages of the same kinds. */
function decisionTimes(random: SeededRandom): number[] {
  const context = {
    zone: 'Europe/Lisbon',
    locale: 'en-US',
    conventions: defaultConventions,
    projects: ['garden', 'taxes'],
  };
  return Array.from({ length: 2_000 }, () => {
    const text = everydayMessage(random);
    const began = performance.now();
    decideCapture({ ...context, text, sentAt: Date.UTC(2026, 10, 22, 10), rules: emptyRuleSet });
    return (performance.now() - began) * 1_000;
  });
}

function tables({ empty, full, decision }: { empty: Size; full: Size; decision: readonly number[] }) {
  const rows = [empty, full].flatMap((size) => arms.map((arm) => armRow(size, arm)));
  const slow = (size: Size, arm: Arm) => median(blockMeans(size.times[arm]));
  const figures = [
    {
      figure: 'capture / floor, empty',
      value: slow(empty, 'floor') / slow(empty, 'capture'),
      aim: 0.5,
      wanted: 'at least',
    },
    {
      figure: 'capture / floor, full',
      value: slow(full, 'floor') / slow(full, 'capture'),
      aim: 0.5,
      wanted: 'at least',
    },
    {
      figure: 'full / empty speed',
      value: slow(empty, 'capture') / slow(full, 'capture'),
      aim: 0.9,
      wanted: 'at least',
    },
    { figure: 'p99 of capture, full, ms', value: quantile(full.times.capture.flat(), 0.99), aim: 5, wanted: 'at most' },
    {
      figure: 'share of tracing, empty',
      value: 1 - slow(empty, 'untraced') / slow(empty, 'capture'),
      aim: 0.3,
      wanted: 'at most',
    },
    {
      figure: 'share of tracing, full',
      value: 1 - slow(full, 'untraced') / slow(full, 'capture'),
      aim: 0.3,
      wanted: 'at most',
    },
    {
      figure: 'share of deciding, full',
      value: mean(decision) / 1_000 / slow(full, 'capture'),
      aim: 1,
      wanted: 'at most',
    },
  ] as const;
  return [
    {
      title: `capture; the full database holds ${full.thoughts} thoughts and ${full.traceRows} trace rows; ${load()}`,
      rows,
    },
    {
      title: 'ratios of speed, from medians of interleaved blocks',
      rows: figures.map(({ figure, value, aim, wanted }) => ({
        figure,
        value: value.toFixed(2),
        aim: aim === 1 ? '' : `${wanted} ${aim}`,
      })),
      passed: figures.every(({ value, aim, wanted }) => (wanted === 'at least' ? value >= aim : value <= aim)),
    },
    {
      title: 'deciding alone, µs',
      rows: [
        { mean: mean(decision).toFixed(0), p50: median(decision).toFixed(0), p99: quantile(decision, 0.99).toFixed(0) },
      ],
    },
  ];
}

/** Neighbours take processor and disk from all arms, most from the slowest moments. */
function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores (quiet is below 1.2)`;
}

function armRow(size: Size, arm: Arm) {
  const all = size.times[arm].flat();
  const ms = (value: number) => value.toFixed(3);
  return {
    arm: `${arm}, ${size.thoughts === 0 ? 'empty' : 'full'}`,
    'thoughts/s': Math.round(1_000 / median(blockMeans(size.times[arm]))),
    'mean ms': ms(mean(all)),
    'p50 ms': ms(median(all)),
    'p99 ms': ms(quantile(all, 0.99)),
    'worst ms': ms(Math.max(...all)),
  };
}
