import { wordsOf, type PhraseWord, type WordSpan } from './words.ts';

/** A phrase made ready for matching. */
export interface Phrase {
  /** Words in order; null is a slot of one to five words. A slot at the end is one word or more. */
  readonly parts: readonly (string | null)[];
  /** How many words it names. */
  readonly words: number;
  /** Whether it leaves words open (`work on …`). */
  readonly isTemplate: boolean;
}

/** Where a phrase stands: the place of its own words, without what fills a slot at an end. */
export type PhraseMatch = WordSpan;

export interface PhraseContext {
  /** Places that say nothing here, such as times at the front: a text still begins with the words behind them. */
  readonly skipped?: readonly WordSpan[];
}

const slot = '…';
/** At most so many words fill a slot inside a phrase. */
const widestSlot = 5;

/** Reads a phrase as rules and patterns name it: words parted by spaces, `…` for words that differ. */
export function phraseOf(written: string): Phrase {
  const pieces = written.replaceAll('...', slot).split(slot);
  const parts = pieces.flatMap((piece, at) => [...(at === 0 ? [] : [null]), ...wordsOf(piece).map(({ word }) => word)]);
  const words = parts.filter((part) => part !== null).length;
  return { parts, words, isTemplate: words < parts.length };
}

/**
 * The first place where a phrase stands in a text's words, or null. Words match whole ("art" is not in "party"); a
 * word with `'s` also stands for the word without it. A phrase that ends in a slot must open the text, behind a courtesy
 * ("please", "I need to") at most, and go on.
 */
export function findPhrase(
  phrase: Phrase,
  words: readonly PhraseWord[],
  context: PhraseContext = {},
): PhraseMatch | null {
  if (phrase.words === 0) return null;
  if (phrase.parts.at(-1) === null) {
    const end = openingOf(words, context).map((from) => endOf(phrase, words, from));
    return end.find((match) => match !== null && goesOn(words, match, context)) ?? null;
  }
  for (let at = 0; at < words.length; at += 1) {
    const match = endOf(phrase, words, at);
    if (match !== null) return match;
  }
  return null;
}

/** The words of a phrase that are no slots, in order. */
export function namedWords(phrase: Phrase): string[] {
  return phrase.parts.filter((part) => part !== null);
}

function endOf(phrase: Phrase, words: readonly PhraseWord[], from: number): PhraseMatch | null {
  const { parts } = phrase;
  const leads = parts[0] === null;
  // What fills a leading slot stands before the phrase: there must be some.
  if (leads && (from === 0 || words[from]?.apart === true)) return null;
  const last = parts.at(-1) === null ? parts.length - 1 : parts.length;
  const end = matchFrom(words, { at: from, parts: parts.slice(leads ? 1 : 0, last), isFirst: true });
  const [first, stop] = [words[from], end === null ? undefined : words[end - 1]];
  return first === undefined || stop === undefined ? null : { start: first.start, end: stop.end };
}

interface Rest {
  readonly at: number;
  readonly parts: readonly (string | null)[];
  readonly isFirst: boolean;
}

/** Index of the word behind the last that matched, or null. */
function matchFrom(words: readonly PhraseWord[], { at, parts, isFirst }: Rest): number | null {
  const [part, ...rest] = parts;
  if (part === undefined) return at;
  if (part === null) return matchSlot(words, at, rest);
  const word = words[at];
  if (word === undefined || (word.apart && !isFirst) || !isSame(word.word, part)) return null;
  return matchFrom(words, { at: at + 1, parts: rest, isFirst: false });
}

function matchSlot(words: readonly PhraseWord[], at: number, rest: Rest['parts']): number | null {
  for (let length = 1; length <= widestSlot; length += 1) {
    const filler = words[at + length - 1];
    if (filler === undefined || filler.apart) return null;
    const end = matchFrom(words, { at: at + length, parts: rest, isFirst: false });
    if (end !== null) return end;
  }
  return null;
}

function isSame(word: string, wanted: string): boolean {
  return word === wanted || (word.length === wanted.length + 2 && word.endsWith("'s") && word.startsWith(wanted));
}

/** What may stand before the words that open a text; the longest first. */
const courtesies = [
  ['do', 'not', 'forget', 'to'],
  ["don't", 'forget', 'to'],
  ['dont', 'forget', 'to'],
  ['remember', 'to'],
  ['remind', 'me', 'to'],
  ['i', 'need', 'to'],
  ['we', 'need', 'to'],
  ['need', 'to'],
  ['i', 'have', 'to'],
  ['have', 'to'],
  ['i', 'got', 'to'],
  ["i've", 'got', 'to'],
  ['gotta'],
  ['i', 'must'],
  ['i', 'should'],
  ['i', 'want', 'to'],
  ["i'd", 'like', 'to'],
  ["let's"],
  ['can', 'you'],
  ['could', 'you'],
  ['please'],
  ['pls'],
  ['plz'],
  ['kindly'],
  ['hey'],
  ['hi'],
  ['hello'],
  ['ok'],
  ['okay'],
  ['so'],
  ['also'],
  ['and'],
  ['then'],
  ['just'],
  ['uh'],
  ['uhm'],
  ['um'],
  ['hm'],
  ['to'],
  ['todo'],
  ['ich', 'muss'],
  ['wir', 'müssen'],
  ['nicht', 'vergessen'],
  ['bitte'],
  ['mal'],
].map((words) => words.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, '')));

/** Where the text itself may be said to begin: at its first word, and behind each courtesy and time that opens it. */
function openingOf(words: readonly PhraseWord[], { skipped = [] }: PhraseContext): number[] {
  const openings = [0];
  for (let at = 0; at < words.length;) {
    const word = words[at];
    const isSkipped = word !== undefined && skipped.some((span) => word.start >= span.start && word.end <= span.end);
    const courtesy = courtesies.find((one) => one.every((part, offset) => words[at + offset]?.word === part));
    const length = isSkipped ? 1 : (courtesy?.length ?? 0);
    if (length === 0) break;
    at += length;
    openings.push(at);
  }
  return openings;
}

/** Whether anything but a time follows. */
function goesOn(words: readonly PhraseWord[], match: PhraseMatch, { skipped = [] }: PhraseContext): boolean {
  return words.some(
    (word) => word.start >= match.end && !skipped.some((span) => word.start >= span.start && word.end <= span.end),
  );
}
