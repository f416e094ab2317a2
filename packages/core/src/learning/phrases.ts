import { isArticle, isStopWord } from '@noctem/core/capture';
import { phraseOf } from '@noctem/core/rules';
import { holds, type Occurrence, phraseFrom, type ThoughtWord } from './occurrences.ts';

const longest = 4;
const longestWord = 30;
/** As rules take them. */
const mostCharacters = 80;
/** A slot is one only if different words follow. */
const leastVariety = 3;

/** A phrase, with the distinct evidence that holds it. */
export interface Candidate {
  readonly phrase: string;
  /** Words that it names. */
  readonly words: number;
  readonly isTemplate: boolean;
  readonly occurrences: readonly Occurrence[];
  /** How many different texts hold it. */
  readonly texts: number;
}

export interface Sought {
  /** Where phrases are looked for. */
  readonly among: (occurrence: Occurrence) => boolean;
  /** How often one must occur there at least, less one. */
  readonly above: number;
}

/**
 * Phrases that stand in more than `above` of the occurrences `among` all: one to four words that begin and end with a word of
 * the matter, and templates, the words that open a text (`work on …`, `recipe …`) where what follows differs. Times, figures, marks and
 * quotations are no part of them; function words alone never are.
 */
export function candidatesIn(occurrences: readonly Occurrence[], sought: Sought): Candidate[] {
  const phrases = occurrences.map((occurrence) => phrasesOf(occurrence));
  const counts = new Map<string, number>();
  for (const [at, occurrence] of occurrences.entries())
    if (sought.among(occurrence))
      for (const phrase of phrases[at]?.keys() ?? []) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  const found = new Map<string, { own: Occurrence[]; nexts: Set<string | null> }>();
  for (const [phrase, count] of counts) if (count > sought.above) found.set(phrase, { own: [], nexts: new Set() });
  for (const [at, occurrence] of occurrences.entries()) {
    for (const [phrase, next] of phrases[at] ?? []) {
      const known = found.get(phrase);
      known?.own.push(occurrence);
      known?.nexts.add(next);
    }
  }
  return [...found].flatMap(([phrase, { own, nexts }]) => {
    const { words, isTemplate } = phraseOf(phrase);
    if (isTemplate && nexts.size < leastVariety) return [];
    const texts = new Set(own.map(textOf)).size;
    return [{ phrase, words, isTemplate, occurrences: own, texts }];
  });
}

const textOf = ({ words }: Occurrence): string => words.map(({ word }) => word).join(' ');

/** Each phrase of a text once; a template with the word that fills its slot. */
function phrasesOf(occurrence: Occurrence): Map<string, string | null> {
  const phrases = new Map<string, string | null>();
  for (const [phrase, next] of templatesOf(occurrence)) if (phrase.length <= mostCharacters) phrases.set(phrase, next);
  for (const phrase of gramsOf(occurrence)) if (phrase.length <= mostCharacters) phrases.set(phrase, null);
  return phrases;
}

function* gramsOf({ words }: Occurrence): Generator<string> {
  for (let from = 0; from < words.length; from += 1) {
    if (!isMatter(words[from])) continue;
    for (let to = from; to < Math.min(words.length, from + longest); to += 1) {
      const word = words[to];
      if (word === undefined || isBarrier(word) || (to > from && word.apart)) break;
      if (isMatter(word)) yield withoutGenitive(phraseFrom(words.slice(from, to + 1)));
    }
  }
}

/** "mum's" holds "mum": a rule about the one speaks about the other. */
function withoutGenitive(phrase: string): string {
  return phrase.endsWith("'s") ? phrase.slice(0, -2) : phrase;
}

const longestTemplate = 3;
const latestOpening = 6;

/** One word to three, the last of which does not point at what follows: "recipe …" leaves "fax the recipe" out. */
function* templatesOf(occurrence: Occurrence): Generator<[string, string]> {
  const { words } = occurrence;
  const from = words.findIndex((word) => isMatter(word));
  if (from < 0 || from > latestOpening) return;
  for (let to = from; to < Math.min(words.length - 1, from + longestTemplate); to += 1) {
    const word = words[to];
    if (word === undefined || isBarrier(word) || (to > from && word.apart)) return;
    if (isArticle(word.word)) continue;
    const filler = words.slice(to + 1).find((next) => isMatter(next));
    if (filler === undefined) return;
    const phrase = `${phraseFrom(words.slice(from, to + 1))} …`;
    if (from === 0 || holds(occurrence, phraseOf(phrase))) yield [phrase, filler.word];
  }
}

function isMatter(word: ThoughtWord | undefined): boolean {
  return word !== undefined && word.word.length > 1 && !isBarrier(word) && !isStopWord(withoutGenitive(word.word));
}

/** No phrase runs over a time or a figure, nor over what is no word at all. */
function isBarrier({ word, time }: ThoughtWord): boolean {
  return time || /^\p{N}/u.test(word) || word.length > longestWord;
}
