import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runRound } from './round.ts';
import type { Variant } from './stage.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run bench -- crash` runs more rounds, longer ones, of every kind. */
const rounds = [
  { variant: 'kills only', seed: 101 },
  { variant: 'duplicates', seed: 102 },
  { variant: '429', seed: 103 },
  { variant: 'cut after', seed: 104 },
  { variant: 'page', seed: 105 },
] as const satisfies readonly { variant: Variant; seed: number }[];

describe('a bot that is killed while thoughts, edits, done, * and /undo arrive', () => {
  it.each(rounds)(
    'keeps each once, does each once and answers each ($variant)',
    async ({ variant, seed }) => {
      const result = await runRound({ root, variant, seed, messages: 120, kills: 3 });
      expect(result).toMatchObject({ problems: [], lost: 0, doubled: 0, missingReplies: 0 });
    },
    120_000,
  );
});
