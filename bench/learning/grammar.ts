import type { SeededRandom } from '../../tests/support/seeded-random.ts';

/** Sentences with slots (`call {person} about {matter}`) and the words that go into them. */
export interface Grammar {
  readonly sentences: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** One way of talking about everyday things. */
export interface Vocabulary {
  /** What the person would have filed as a task. */
  readonly tasks: readonly string[];
  /** What the person would have kept as a note. */
  readonly notes: readonly string[];
  /** Several tasks in one message. */
  readonly lists: readonly string[];
  /** What is asked of the butler and is to be kept nowhere. */
  readonly asides: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** One sentence of the grammar, its slots filled; words may have slots of their own. Throws where a slot has no words. */
export function sentenceOf(grammar: Grammar, random: SeededRandom): string {
  return filled(chosen(grammar.sentences, random), grammar.words, random).replaceAll(/ {2,}/g, ' ').trim();
}

/** One of a list. Throws where it is empty. */
export function chosen<T>(list: readonly T[], random: SeededRandom): T {
  const one = list[random.below(list.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
}

function filled(sentence: string, words: Grammar['words'], random: SeededRandom): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    const list = words[slot];
    if (!list) throw new Error(`no words for {${slot}} in “${sentence}”`);
    return filled(chosen(list, random), words, random);
  });
}
