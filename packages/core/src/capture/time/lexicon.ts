import type { HolidayRule } from './holidays.ts';
import { misspellable, type Misspellable } from './misspellings.ts';

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'year';

export type DayPart =
  | 'early-morning'
  | 'morning'
  | 'noon'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'lunch'
  | 'breakfast'
  | 'dinner'
  | 'work'
  | 'end-of-day';

/** What a word does in a time expression, whatever the language calls it. */
export type Role =
  | 'at'
  | 'on'
  | 'in'
  | 'by'
  | 'for'
  | 'from'
  | 'to'
  | 'until'
  | 'through'
  | 'before'
  | 'after'
  | 'since'
  | 'between'
  | 'within'
  | 'during'
  | 'around'
  | 'of'
  | 'the'
  | 'a'
  | 'and'
  | 'or'
  | 'next'
  | 'this'
  | 'last'
  | 'previous'
  | 'following'
  | 'nearest'
  | 'every'
  | 'other'
  | 'except'
  | 'times'
  | 'once'
  | 'occurrence'
  | 'ago'
  | 'from-now'
  | 'later'
  | 'hence'
  | 'more'
  | 'half'
  | 'past'
  | 'to-hour'
  | 'am'
  | 'pm'
  | 'ampm'
  | 'oclock'
  | 'h'
  | 'end'
  | 'start'
  | 'middle'
  | 'early'
  | 'late'
  | 'starting'
  | 'day-word'
  | 'year-word'
  | 'due'
  | 'ish'
  | 'preferably'
  | 'then'
  | 'street'
  | 'counter'
  | 'past-tense'
  | 'evening-cue'
  | 'morning-cue'
  | 'numbered';

/** What one word, or one fixed phrase, can mean. A word can mean several things ("second", "last", "may"). */
export interface Meaning {
  readonly role?: Role;
  /** ISO weekday. */
  readonly weekday?: number;
  /** Weekdays as a set: 'mondays', 'weekdays', 'weekends'. */
  readonly plural?: boolean;
  readonly month?: number;
  /** Also an everyday word or a name: needs a neighbour that makes it a time. */
  readonly weak?: boolean;
  readonly unit?: Unit;
  /** Units that a word stands for ("fortnight" is 2 weeks). */
  readonly unitCount?: number;
  readonly number?: number;
  readonly ordinal?: number;
  readonly part?: DayPart;
  /** Days from today ("tomorrow" is 1). */
  readonly offset?: number;
  readonly now?: boolean;
  /** Minute of the day ("noon"). */
  readonly clock?: number;
  /** Part of an hour in minutes ("quarter"). */
  readonly fraction?: number;
  readonly holiday?: HolidayRule;
  /** One word that is a recurrence ("daily"): unit and interval. */
  readonly recurs?: { readonly unit: Unit; readonly interval: number };
  readonly weekdays?: readonly number[];
  readonly season?: number;
  readonly quarter?: number;
  /** Offset from UTC in minutes of a named zone. */
  readonly utcOffset?: number;
  /** What a number behind it tells apart ("chapter 4", "room 12"): that number is no hour. */
  readonly labels?: boolean;
  /** How far "next" goes, where a word goes further than one. */
  readonly step?: number;
  /** "coming friday" is the first one, whatever "next friday" is. */
  readonly soonest?: boolean;
  /** A period that ends: "eod", "eow". */
  readonly endOf?: Unit;
  readonly startOf?: Unit;
  /** Vague by nature: kept as unresolved. */
  readonly vague?: boolean;
  /** Vague even beside a date: only a habit settles it ("first thing tomorrow"). */
  readonly habit?: boolean;
}

/** A language: words, fixed phrases, and what its grammar does differently. */
export interface Lexicon {
  readonly words: ReadonlyMap<string, Meaning>;
  /** Words that are recognised with one letter wrong, too. */
  readonly misspellable: Misspellable;
  /** By first word; longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** "half three": 3:30 in English, 2:30 in German. */
  readonly halfPointsTo: 'this-hour' | 'next-hour';
  /** Whether "3." is an ordinal. */
  readonly dotOrdinals: boolean;
  /** "before two weeks" means two weeks ago. */
  readonly beforeMeansAgo: boolean;
  /** "14 Uhr 30": minutes follow the word for the hour. */
  readonly minutesAfterHourWord: boolean;
}

export interface Phrase {
  readonly words: readonly string[];
  readonly meaning: Meaning;
  /** Written as one word of letters and digits ("2nite"). */
  readonly glued: boolean;
}

/** The lexer cuts a word where letters and digits meet. */
const DIGIT_EDGE = /(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u;

/** Builds the maps of a language from groups of `word word word` lists; a word in several groups gets all their meanings. */
export function buildLexicon(
  groups: ReadonlyArray<readonly [string, Meaning]>,
  grammar: Omit<Lexicon, 'words' | 'phrases' | 'misspellable'> & { readonly oftenMisspelt: string },
): Lexicon {
  const words = new Map<string, Meaning>();
  const phrases = new Map<string, Phrase[]>();
  for (const [list, meaning] of groups) {
    for (const item of list.split('|')) {
      const parts = item.split(' ').map((word) => (word.endsWith("'s") ? word.slice(0, -2) : word));
      const [first = ''] = parts;
      const cut = first.split(DIGIT_EDGE);
      if (parts.length === 1 && cut.length === 1) words.set(first, { ...words.get(first), ...meaning });
      else addPhrase(phrases, { words: parts.length === 1 ? cut : parts, meaning, glued: parts.length === 1 });
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const { oftenMisspelt, ...rest } = grammar;
  return { words, phrases, misspellable: misspellable(oftenMisspelt, words), ...rest };
}

function addPhrase(phrases: Map<string, Phrase[]>, phrase: Phrase): void {
  const [first = ''] = phrase.words;
  const list = phrases.get(first) ?? [];
  const same = list.find((other) => other.words.join(' ') === phrase.words.join(' '));
  if (same === undefined) phrases.set(first, [...list, phrase]);
  else
    phrases.set(first, [
      ...list.filter((other) => other !== same),
      { ...phrase, meaning: { ...same.meaning, ...phrase.meaning } },
    ]);
}
