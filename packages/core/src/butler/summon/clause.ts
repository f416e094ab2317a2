import { readTimesByRules, type TimeReading } from '@noctem/core/capture';
import { weekdayOf } from '@noctem/core/kernel';
import { emptyRuleSet } from '@noctem/core/rules';
import type { SummonContext, SummonPatch } from './decision.ts';
import { longestPhrase, type Signal, signalOf } from './lexicon.ts';

/** A stretch of a text with what it is for a correction. */
export interface Token {
  readonly signal: Signal;
  readonly text: string;
}

/** A stretch of a correction, read as far as single words go. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** What its words of time say; null where there are none that can be relied on. */
  readonly time: TimeWords | null;
  /** Words that may mean a day and name none by nature: "this weekend". */
  readonly vague: TimeWords | null;
}

export interface TimeWords {
  readonly patch: SummonPatch;
  readonly words: string;
}

/** Below this a reading is offered and not carried out. */
const leastCertainty = 0.8;

/** Words that are no times in a correction, whatever they are elsewhere. */
const notTimes =
  /\b(?:now|asap|right away|(?<!every )second|times?|may be|sometimes?|someday|some day|any ?time|any day|whenever|all day|whole day)\b/giu;
const piece = /«\d+»|[+#/][\p{L}\p{N}][\p{L}\p{N}_-]*|![1-3](?!\d)|[\p{L}\p{N}][\p{L}\p{N}\p{M}'/-]*|[,;:.–—&-]|\S/gu;

/** Reads a clause word by word, its times as a whole. */
export function readClause(text: string, context: SummonContext): Clause {
  const shown = text.replaceAll(notTimes, (words) => '·'.repeat(words.length));
  const reading = readTimesByRules(shown, { ...context, rules: context.rules ?? emptyRuleSet });
  const words = reading.expressions.map(({ span }) => text.slice(span.start, span.end)).join(' … ');
  const found = reading.expressions.length > 0 ? { patch: patchOf(reading), words } : null;
  const relied =
    found !== null &&
    reading.certainty >= leastCertainty &&
    reading.unresolved.length === 0 &&
    !reading.expressions.some(namesOtherDay);
  return {
    tokens: tokensOf(text, found === null ? [] : reading.expressions.map(({ span }) => span)),
    time: relied ? found : null,
    vague: relied ? null : found,
  };
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekday = new RegExp(`\\b(?:${weekdays.join('|')})\\b`, 'giu');

const between = new RegExp(`(?:${weekdays.join('|')}) ?(?:-|–|to|until|till) ?(?:${weekdays.join('|')})`, 'iu');

/** A span of two days is no day; "saturday today", "friday the 28th" where that is no friday: one of the two is wrong, and which cannot be told. */
function namesOtherDay({ text, date, rrule, endDate }: TimeReading['expressions'][number]): boolean {
  const named = text.toLowerCase().match(weekday) ?? [];
  if (rrule === null && named.length === 2 && between.test(text)) return true;
  if (date === null || rrule !== null || endDate !== null || named.length !== 1) return false;
  return !/\b(?:after|before|since)\b/iu.test(text) && weekdays[weekdayOf(date) - 1] !== named[0];
}

/** An hour alone means the day that is set. */
function patchOf(reading: TimeReading): SummonPatch {
  const namesDay = reading.expressions.some((expression) => expression.type !== 'time');
  return {
    ...(reading.date !== null && namesDay && { date: reading.date }),
    ...(reading.time !== null && { time: reading.time }),
    ...(reading.rrule !== null && { rrule: reading.rrule }),
  };
}

function tokensOf(text: string, times: readonly { start: number; end: number }[]): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const { start, end } of times) {
    tokens.push(...wordTokens(text.slice(from, start)), { signal: { is: 'time' }, text: text.slice(start, end) });
    from = end;
  }
  return [...tokens, ...wordTokens(text.slice(from))];
}

/** The words of a text, listed phrases together; its times are not read. */
export function wordTokens(text: string): Token[] {
  const words = text.match(piece) ?? [];
  const tokens: Token[] = [];
  for (let at = 0; at < words.length;) {
    const token = phraseAt(words, at);
    tokens.push(token);
    at += token.length;
  }
  return tokens;
}

function phraseAt(words: readonly string[], at: number): Token & { length: number } {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const text = words.slice(at, at + length).join(' ');
    const signal = signalOf(text.toLowerCase());
    if (signal) return { signal, text, length };
  }
  const word = words[at] ?? '';
  return { signal: markOf(word), text: word, length: 1 };
}

function markOf(word: string): Signal {
  const name = word.slice(1);
  if (/^#\p{L}/u.test(word)) return { is: 'tag', name };
  return /^[+/]\p{L}/u.test(word) ? { is: 'project', name } : { is: 'word' };
}
