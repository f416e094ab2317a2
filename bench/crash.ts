import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type RoundResult, runRound } from '../tests/crash/round.ts';
import { variants } from '../tests/crash/stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Kills the bot with SIGKILL at random moments while a person writes to it, and counts what was lost or doubled.
 * `--rounds 30`, `--seed 1`, `--messages 300`, `--kills 4`, `--variant page` for rounds of one kind only.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { rounds: text('30'), seed: text('1'), messages: text('300'), kills: text('4'), variant: text('') };
  const { values } = parseArgs({ args, options });
  const [kinds, kills] = [
    variants.filter((variant) => values.variant === '' || variant === values.variant),
    Number(values.kills),
  ];
  const rows: Row[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const variant = kinds[round % kinds.length] ?? 'kills only';
    const seed = Number(values.seed) + round;
    const result = await runRound({ root, variant, seed, messages: Number(values.messages), kills });
    process.stdout.write(result.problems.map((problem) => `${variant}, seed ${seed}: ${problem}\n`).join(''));
    rows.push(rowOf(`${variant} (${seed})`, { kills, messages: Number(values.messages), result }));
  }
  return {
    title: 'SIGKILL at random moments while messages arrive; variant (seed)',
    rows: [...rows, totalOf(rows)],
    passed: rows.every((row) => row.problems === 0),
  };
}

type Row = ReturnType<typeof rowOf>;

function rowOf(round: string, of: { kills: number; messages: number; result: RoundResult }) {
  const { kills, messages, result } = of;
  return {
    round,
    kills,
    faults: result.faults,
    messages,
    duplicates: result.doubled,
    lost: result.lost,
    'missing replies': result.missingReplies,
    'repeated replies': result.repeatedReplies,
    problems: result.problems.length,
    seconds: Number(result.seconds.toFixed(1)),
  };
}

function totalOf(rows: readonly Row[]): Row {
  const sum = (column: Exclude<keyof Row, 'round'>) => rows.reduce((total, row) => total + row[column], 0);
  return {
    round: 'all',
    kills: sum('kills'),
    faults: sum('faults'),
    messages: sum('messages'),
    duplicates: sum('duplicates'),
    lost: sum('lost'),
    'missing replies': sum('missing replies'),
    'repeated replies': sum('repeated replies'),
    problems: sum('problems'),
    seconds: Number(sum('seconds').toFixed(1)),
  };
}
