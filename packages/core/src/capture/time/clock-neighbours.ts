import type { TimePiece } from './pieces.ts';
import { type Reader, is, isClauseEnd, isGlued, meaning, skip } from './reader.ts';

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly to: number;
  readonly style: TimePiece['style'];
  readonly fixed: boolean;
  readonly certainty: number;
}

export function isClauseOrTime(r: Reader, at: number): boolean {
  const next = meaning(r, at);
  return (
    isClauseEnd(r, at) || next.offset !== undefined || next.weekday !== undefined || is(r, at, 'on') || is(r, at, 'in')
  );
}

/** "in the morning", "at night". */
export function partFollows(r: Reader, at: number): boolean {
  const { part } = meaning(r, skip(r, at + 1, 'the'));
  const timely =
    part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night' || part === 'early-morning';
  return timely && ((is(r, at, 'in') && is(r, at + 1, 'the')) || (is(r, at, 'at') && part === 'night'));
}

/** A word after a number that makes it an amount, an address or a number in a list: "at 9 Mill Lane", "at 5 dollars". */
export function isCounted(r: Reader, at: number): boolean {
  const next = r.tokens[at + 1];
  if (next === undefined) return false;
  if (next.glued && (next.kind === 'word' || SIGNS_OF_AMOUNT.has(next.text))) return true;
  if (next.meaning.role === 'counter' || next.meaning.role === 'street') return true;
  if (next.meaning.unit !== undefined && next.meaning.weekday === undefined) return true;
  if (is(r, at + 2, 'street') || (next.capital && is(r, at + 3, 'street'))) return true;
  return SIGNS_OF_AMOUNT.has(next.text);
}

/** "chapter four", "room 12": a number that names one of several. */
export function isLabel(r: Reader, at: number): boolean {
  return meaning(r, at - 1).labels === true;
}

const SIGNS_OF_AMOUNT: ReadonlySet<string> = new Set(['%', '$', '€', '£', '°', '/', '*', '=', '+', ':', '#', 'x']);

export function isNumberTail(r: Reader, at: number): boolean {
  const next = r.tokens[at];
  if (next?.glued !== true) return false;
  if (next.kind === 'number') return true;
  const tail = next.text === '.' || next.text === ',' || next.text === '/' || next.text === ':';
  return tail && r.tokens[at + 1]?.kind === 'number' && isGlued(r, at + 1);
}

export function isDecimalTail(r: Reader, at: number): boolean {
  const next = r.tokens[at];
  if (next?.glued !== true) return false;
  if (next.kind === 'number' || next.text === '%' || next.text === '€') return true;
  if (next.kind === 'word' && next.meaning.role === undefined && !MERIDIEM_LETTERS.has(next.text)) return true;
  return (
    (next.text === '.' || next.text === ':' || next.text === '/') &&
    r.tokens[at + 1]?.kind === 'number' &&
    isGlued(r, at + 1)
  );
}

const MERIDIEM_LETTERS: ReadonlySet<string> = new Set(['a', 'p']);

export function hasMeridiem(r: Reader, at: number): boolean {
  return is(r, at, 'am') || is(r, at, 'pm') || is(r, at, 'ampm');
}

export function isLetterMeridiem(r: Reader, at: number): boolean {
  return isGlued(r, at) && MERIDIEM_LETTERS.has(r.tokens[at]?.text ?? '') && r.tokens[at + 1]?.glued !== true;
}
