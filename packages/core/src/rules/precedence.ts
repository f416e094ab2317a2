import type { EpochMs } from '@noctem/core/kernel';

/** What decides between rules that say different things of the same text. */
export interface Precedence {
  readonly id: number;
  /** Words that its phrase names; 0 for a rule about every text of a class. */
  readonly words: number;
  readonly isTemplate: boolean;
  readonly from: EpochMs;
}

/**
 * Order of rules, the one that prevails first: more words, then literal before template, then the newer.
 */
export function byPrecedence(left: Precedence, right: Precedence): number {
  return (
    right.words - left.words ||
    Number(left.isTemplate) - Number(right.isTemplate) ||
    right.from - left.from ||
    right.id - left.id
  );
}
