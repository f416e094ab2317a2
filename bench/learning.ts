import { parseArgs } from 'node:util';
import { seededRandom } from '../tests/support/seeded-random.ts';
import type { Biography } from './learning/biography.ts';
import {
  ancestorTable,
  frictionTable,
  insightTable,
  overallTable,
  peopleTable,
  stubbornTable,
} from './learning/figures.ts';
import { liveInProcesses } from './learning/lives.ts';
import { people } from './learning/people/index.ts';

/**
 * Simulated people with hidden habits chat with the whole bot, correct it, and answer its insights.
 * `--people Ines,Kofi` (all), `--seeds 3` or `--seeds 4,9` for these, `--weeks 12`, `--thoughts 2000` everyday thoughts over
 * all weeks, `--at-once 2` lives, `--verbose` for every insight and every correction that was not understood.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = {
    people: text(''),
    seeds: text('3'),
    weeks: text('12'),
    thoughts: text('2000'),
    'at-once': text('2'),
    verbose: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args, options });
  const names = values.people === '' ? people.map(({ name }) => name) : values.people.split(',');
  const lives = seedsOf(values.seeds).flatMap((seed) =>
    names.map((human) => ({ human, seed, weeks: Number(values.weeks), thoughts: Number(values.thoughts) })),
  );
  const biographies = await liveInProcesses(lives, {
    atOnce: Number(values['at-once']),
    tell: (one) => process.stdout.write(`${lineOf(one)}\n`),
  });
  return [
    peopleTable(biographies),
    frictionTable(biographies),
    ...(values.verbose ? [insightTable(biographies), stubbornTable(biographies)] : []),
    overallTable(biographies),
    ancestorTable,
  ];
}

/** `3` stands for three seeds that follow from nothing but their number, `4,9` for these. */
function seedsOf(given: string): number[] {
  if (given.includes(',')) return given.split(',').map(Number);
  const random = seededRandom(2026);
  return Array.from({ length: Number(given) }, () => 1 + random.below(9_999));
}

function lineOf({ human, seed, seconds, insights, habits }: Biography): string {
  const told = habits.filter((habit) => habit.told !== null).length;
  return `${human} (${seed}): ${told} of ${habits.length} habits, ${insights.length} insights, ${seconds.toFixed(0)} s`;
}
