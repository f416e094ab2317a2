import { isOneSlipAway } from '@noctem/core/kernel';
import type { Meaning } from './lexicon.ts';

/** Words that a slip of the finger may have been, by first letter; long ones only, since short ones are near to too much. */
export type Misspellable = ReadonlyMap<string, ReadonlyArray<readonly [word: string, meaning: Meaning]>>;

/** The words of `list` (parted by spaces) with their meanings, ready to look slips up. */
export function misspellable(list: string, words: ReadonlyMap<string, Meaning>): Misspellable {
  const targets = new Map<string, Array<readonly [string, Meaning]>>();
  for (const word of list.split(' ')) {
    const meaning = words.get(word);
    const first = word.charAt(0);
    if (meaning !== undefined) targets.set(first, [...(targets.get(first) ?? []), [word, meaning]]);
  }
  return targets;
}

/** What a word that no list holds was meant to be, were one letter wrong, missing, too many, or swapped with the next. */
export function correctedMeaning(word: string, targets: Misspellable): Meaning | undefined {
  if (word.length < 5) return undefined;
  return targets.get(word.charAt(0))?.find(([target]) => isOneSlipAway(word, target))?.[1];
}
