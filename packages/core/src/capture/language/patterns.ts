import type { Token } from '../tokens.ts';
import { wordClass } from './word-class.ts';

/**
 * Word patterns as data. Words stand for themselves, `@class` for any word of a class, `(a|b)` for either, a trailing `?`
 * makes optional, `...` leaps over up to six tokens.
 */
export interface PatternGroup {
  readonly cue: string;
  /** start: the first words count; end: the last; whole: nothing else may stand there; anywhere: all. */
  readonly at: 'start' | 'end' | 'whole' | 'anywhere';
  readonly patterns: readonly string[];
  /** The matched words are about filing, not about the matter: they leave the title. */
  readonly frame?: true;
  /** At the front of a message the matched words stand before its clause ("someday learn the cello"). */
  readonly opens?: true;
  /** Cues that mislead beside this one and are not counted with it ("what if" is no question). */
  readonly silences?: readonly string[];
}

export interface PatternHit {
  readonly group: PatternGroup;
  /** Half-open range of positions in the token list. */
  readonly from: number;
  readonly to: number;
}

/** One place of a pattern; `gap` accepts any few tokens. */
interface Step {
  readonly words: ReadonlySet<string>;
  readonly bits: number;
  readonly optional: boolean;
  readonly gap: boolean;
}

interface Pattern {
  readonly group: PatternGroup;
  readonly steps: readonly Step[];
}

/** Patterns by what they can begin with, so that reading costs the length of the message, not the number of patterns. */
interface Index {
  readonly byWord: Map<string, Pattern[]>;
  readonly byClass: Array<{ readonly bit: number; readonly patterns: Pattern[] }>;
}

export interface PatternBook {
  readonly start: Index;
  readonly anywhere: Index;
}

const longestGap = 6;

export function compilePatterns(groups: readonly PatternGroup[]): PatternBook {
  const book = { start: newIndex(), anywhere: newIndex() };
  for (const group of groups) {
    const index = group.at === 'start' || group.at === 'whole' ? book.start : book.anywhere;
    for (const source of group.patterns) enter(index, { group, steps: source.split(' ').map(readStep) });
  }
  return book;
}

/** Every group that holds in the tokens, with its longest reading at each place; `classes[i]` are the bits of `tokens[i]`. */
export function matchPatterns(book: PatternBook, tokens: readonly Token[], classes: readonly number[]): PatternHit[] {
  const hits: PatternHit[] = [];
  tryAt(book.start, { tokens, classes, hits }, 0);
  for (let from = 0; from < tokens.length; from += 1) tryAt(book.anywhere, { tokens, classes, hits }, from);
  return hits;
}

/** Patterns of the start that hold although fillers open the message ("hey there" is a greeting with its first word only). */
export function matchOpening(book: PatternBook, tokens: readonly Token[], classes: readonly number[]): PatternHit[] {
  const hits: PatternHit[] = [];
  tryAt(book.start, { tokens, classes, hits }, 0);
  return hits;
}

interface Walk {
  readonly tokens: readonly Token[];
  readonly classes: readonly number[];
  readonly hits: PatternHit[];
}

function tryAt(index: Index, walk: Walk, from: number): void {
  const token = walk.tokens[from];
  if (token === undefined) return;
  const named = index.byWord.get(token.lower);
  if (named !== undefined) for (const pattern of named) tryPattern(pattern, walk, from);
  const bits = walk.classes[from] ?? 0;
  if (bits === 0) return;
  for (const entry of index.byClass) {
    if ((entry.bit & bits) === 0) continue;
    for (const pattern of entry.patterns) tryPattern(pattern, walk, from);
  }
}

function tryPattern(pattern: Pattern, walk: Walk, from: number): void {
  const to = endOfMatch(pattern, walk, { step: 0, at: from });
  if (to > from) walk.hits.push({ group: pattern.group, from, to });
}

function endOfMatch(pattern: Pattern, walk: Walk, place: { readonly step: number; readonly at: number }): number {
  const step = pattern.steps[place.step];
  if (step === undefined) return endsRight(pattern, walk, place.at) ? place.at : -1;
  if (step.gap) return leap(pattern, walk, place);
  if (accepts(step, walk, place.at)) {
    const to = endOfMatch(pattern, walk, { step: place.step + 1, at: place.at + 1 });
    if (to !== -1) return to;
  }
  return step.optional ? endOfMatch(pattern, walk, { step: place.step + 1, at: place.at }) : -1;
}

function leap(pattern: Pattern, walk: Walk, place: { readonly step: number; readonly at: number }): number {
  const limit = Math.min(walk.tokens.length, place.at + longestGap);
  for (let at = place.at; at <= limit; at += 1) {
    const to = endOfMatch(pattern, walk, { step: place.step + 1, at });
    if (to !== -1) return to;
  }
  return -1;
}

function accepts(step: Step, walk: Walk, at: number): boolean {
  const token = walk.tokens[at];
  if (token === undefined) return false;
  return step.words.has(token.lower) || (step.bits & (walk.classes[at] ?? 0)) !== 0;
}

function endsRight(pattern: Pattern, walk: Walk, to: number): boolean {
  return (pattern.group.at !== 'end' && pattern.group.at !== 'whole') || to === walk.tokens.length;
}

function enter(index: Index, pattern: Pattern): void {
  for (const step of pattern.steps) {
    for (const word of step.words) pushWord(index, word, pattern);
    for (const bit of Object.values(wordClass)) if ((bit & step.bits) !== 0) pushClass(index, bit, pattern);
    if (!step.optional) return;
  }
}

function pushWord(index: Index, word: string, pattern: Pattern): void {
  const known = index.byWord.get(word);
  if (known === undefined) index.byWord.set(word, [pattern]);
  else known.push(pattern);
}

function pushClass(index: Index, bit: number, pattern: Pattern): void {
  const known = index.byClass.find((entry) => entry.bit === bit);
  if (known === undefined) index.byClass.push({ bit, patterns: [pattern] });
  else known.patterns.push(pattern);
}

function readStep(source: string): Step {
  if (source.length > 1 && source.startsWith('(') !== (source.endsWith(')') || source.endsWith(')?')))
    throw new Error(`a choice must not hold spaces: ${source}`);
  if (source === '...') return { words: new Set(), bits: 0, optional: true, gap: true };
  const optional = source.length > 1 && source.endsWith('?');
  const bare = optional ? source.slice(0, -1) : source;
  const choices = bare.length > 1 && bare.startsWith('(') ? bare.slice(1, -1).split('|') : [bare];
  const named = choices.filter((choice) => choice.startsWith('@') && choice.length > 1);
  const words = new Set(choices.filter((choice) => !named.includes(choice)));
  return { words, bits: named.reduce((bits, name) => bits | bitsOf(name.slice(1)), 0), optional, gap: false };
}

function bitsOf(name: string): number {
  const bits = (wordClass as Readonly<Record<string, number>>)[name];
  if (bits === undefined) throw new Error(`no word class is called ${name}`);
  return bits;
}

function newIndex(): Index {
  return { byWord: new Map(), byClass: [] };
}
