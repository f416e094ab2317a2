import { dayNumber, isRealDay } from './calendar.ts';
import { yearFor } from './coming.ts';
import type { Role } from './lexicon.ts';
import { singleDay, type DatePiece } from './pieces.ts';
import { fullYear, is, isClauseEnd, isGlued, isOneOf, isText, meaning, startsTime, type Reader } from './reader.ts';

interface Parts {
  readonly values: readonly [number, number, number] | readonly [number, number];
  readonly widths: readonly number[];
  readonly separator: string;
  readonly to: number;
}

/** Dates in digits: 2026-12-01, 12/1, 31.1., 04/21/2016, 20200701. Null for fractions, versions, prices, telephone numbers. */
export function readNumericDate(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const token = r.tokens[at];
  if (token?.kind !== 'number' || (lead !== 'to' && isInsideNumber(r, at))) return null;
  if (token.end - token.start === 8) return readCompact(r, at);
  const parts = readParts(r, at) ?? readSpacedYear(r, at);
  if (parts === null || isGluedOn(r, parts.to)) return null;
  return parts.values.length === 3 ? readFull(r, parts) : readShort(r, { at, parts, lead });
}

function isInsideNumber(r: Reader, at: number): boolean {
  const before = r.tokens[at - 1];
  if (!isGlued(r, at) || before === undefined) return false;
  if (before.kind === 'word' || before.kind === 'number') return true;
  const further = r.tokens[at - 2];
  return (
    before.text !== '(' &&
    before.text !== '[' &&
    before.text !== '@' &&
    (before.text !== '-' || (before.glued && further?.kind === 'number'))
  );
}

function isGluedOn(r: Reader, at: number): boolean {
  const next = r.tokens[at];
  if (next?.glued !== true) return false;
  if (next.kind === 'word') return next.text !== 't';
  if (next.kind === 'number' || next.text === '%' || next.text === '/') return true;
  return (next.text === '.' || next.text === ':') && r.tokens[at + 1]?.kind === 'number' && isGlued(r, at + 1);
}

const SEPARATORS: ReadonlySet<string> = new Set(['/', '-', '.', '–']);

function readParts(r: Reader, at: number): Parts | null {
  const first = r.tokens[at];
  const separator = r.tokens[at + 1];
  const second = r.tokens[at + 2];
  if (
    first === undefined ||
    separator === undefined ||
    second?.kind !== 'number' ||
    !separator.glued ||
    !second.glued ||
    !SEPARATORS.has(separator.text)
  )
    return null;
  const third = r.tokens[at + 4];
  const comma = isText(r, at + 3, ',');
  const again =
    (isText(r, at + 3, separator.text) || comma) &&
    isGlued(r, at + 3) &&
    third?.kind === 'number' &&
    (third.glued || (comma && third.end - third.start === 4));
  const width = (token: { start: number; end: number }): number => token.end - token.start;
  if (again) {
    return {
      values: [first.value, second.value, third.value],
      widths: [width(first), width(second), width(third)],
      separator: separator.text,
      to: at + 5,
    };
  }
  return {
    values: [first.value, second.value],
    widths: [width(first), width(second)],
    separator: separator.text,
    to: at + 3,
  };
}

/** "2016 10 16". */
function readSpacedYear(r: Reader, at: number): Parts | null {
  const [year, month, day] = [r.tokens[at], r.tokens[at + 1], r.tokens[at + 2]];
  if (year?.kind !== 'number' || month?.kind !== 'number' || day?.kind !== 'number') return null;
  const widths = [year.end - year.start, month.end - month.start, day.end - day.start];
  if (widths[0] !== 4 || widths[1] !== 2 || widths[2] !== 2 || year.value < 1900 || year.value > 2100) return null;
  return { values: [year.value, month.value, day.value], widths, separator: '-', to: at + 3 };
}

function readCompact(r: Reader, at: number): DatePiece | null {
  const value = r.tokens[at]?.value ?? 0;
  const [year, month, day] = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
  if (year < 1900 || year > 2100 || !isRealDay(year, month, day) || isGluedOn(r, at + 1)) return null;
  return singleDay(dayNumber(year, month, day), { to: at + 1, rule: 'iso-date', certainty: 0.7, year, month, day });
}

function readFull(r: Reader, parts: Parts): DatePiece | null {
  const [a, b, c = 0] = parts.values;
  const [wa = 0, , wc = 0] = parts.widths;
  if (wa === 4)
    return (
      dated({ year: a, month: b, day: c, to: isoTail(r, parts.to), rule: 'iso-date' }) ??
      dated({ year: a, month: c, day: b, to: parts.to, rule: 'iso-date' })
    );
  if (wa > 2 || (wc !== 4 && wc !== 2)) return null;
  if (wc === 2 && parts.separator === '.' && b > 12) return null;
  const year = fullYear(c);
  const monthFirst = r.monthFirst && parts.separator !== '.';
  const usual = monthFirst ? { month: a, day: b } : { month: b, day: a };
  const swapped = { month: usual.day, day: usual.month };
  return (
    dated({ ...usual, year, to: parts.to, rule: 'numeric-date' }) ??
    dated({ ...swapped, year, to: parts.to, rule: 'numeric-date' })
  );
}

/** "2026-12-01T09:30": the T belongs to the date. */
function isoTail(r: Reader, at: number): number {
  return isText(r, at, 't') && isGlued(r, at) && r.tokens[at + 1]?.kind === 'number' ? at + 1 : at;
}

function dated(of: { year: number; month: number; day: number; to: number; rule: string }): DatePiece | null {
  if (!isRealDay(of.year, of.month, of.day)) return null;
  return singleDay(dayNumber(of.year, of.month, of.day), {
    to: of.to,
    rule: of.rule,
    certainty: 0.97,
    year: of.year,
    month: of.month,
    day: of.day,
  });
}

/** "12/1", "31.1.", "5-12" beside words that make it a date. */
function readShort(r: Reader, of: { at: number; parts: Parts; lead: Role | null }): DatePiece | null {
  const { parts } = of;
  const [a, b] = parts.values;
  const [wa = 0, wb = 0] = parts.widths;
  if (wa > 2 || wb > 2 || (a === 24 && b === 7)) return null;
  const dotted = parts.separator === '.';
  const closed = dotted && isText(r, parts.to, '.') && isGlued(r, parts.to);
  const to = closed ? parts.to + 1 : parts.to;
  const monthFirst = r.monthFirst && !closed;
  const usual = monthFirst ? { month: a, day: b } : { month: b, day: a };
  const real = isRealDay(2000, usual.month, usual.day) ? usual : { month: usual.day, day: usual.month };
  if (!isRealDay(2000, real.month, real.day)) return null;
  const certainty = shortCertainty(r, { ...of, to, closed });
  if (certainty === 0) return null;
  const found = yearFor(r, real);
  return singleDay(found.day, {
    to,
    rule: 'numeric-date',
    certainty,
    month: real.month,
    day: real.day,
    floating: true,
  });
}

const DATE_LEADS: ReadonlySet<Role> = new Set([
  'on',
  'by',
  'until',
  'before',
  'after',
  'since',
  'due',
  'from',
  'to',
  'through',
  'starting',
  'between',
  'next',
  'this',
  'around',
  'for',
  'and',
]);
const AFTER_DATE: ReadonlySet<Role> = new Set([
  'on',
  'by',
  'before',
  'after',
  'until',
  'from',
  'for',
  'to',
  'and',
  'or',
]);
const FRACTIONS: ReadonlySet<string> = new Set(['1/2', '1/3', '2/3', '1/4', '3/4', '1/5', '1/8', '3/8', '9/11']);

function shortCertainty(
  r: Reader,
  of: { at: number; parts: Parts; lead: Role | null; to: number; closed: boolean },
): number {
  const { separator, values } = of.parts;
  const weekdayBefore =
    meaning(r, of.at - 1).weekday !== undefined ||
    (isText(r, of.at - 1, ',') && meaning(r, of.at - 2).weekday !== undefined);
  const led = weekdayBefore || (of.lead !== null && DATE_LEADS.has(of.lead));
  const ends = isClauseEnd(r, of.to);
  const beside = ends || startsTime(r, of.to) || isRangeOn(r, of.to) || isOneOf(r, of.to, AFTER_DATE);
  if (separator === '-' || separator === '–') return led && beside && !r.monthFirst ? 0.5 : 0;
  if (separator === '.') return dottedDate(r, { ...of, led, beside, weekdayBefore });
  if (
    FRACTIONS.has(`${values[0]}/${values[1]}`) &&
    !weekdayBefore &&
    !(led && of.lead !== 'for' && beside) &&
    !startsTime(r, of.to)
  )
    return ends && of.at > 0 && values[0] === 9 ? 0.6 : wholeText(r, of) ? 0.6 : 0;
  if (led) return beside ? 0.95 : 0.6;
  if (beside) return 0.85;
  const opens = of.at === 0 || r.tokens[of.at - 1]?.kind === 'break';
  return opens && !is(r, of.to, 'counter') && meaning(r, of.to).unit === undefined ? 0.6 : 0;
}

function wholeText(r: Reader, of: { at: number; to: number }): boolean {
  return of.at === 0 && r.tokens[of.to] === undefined;
}

function dottedDate(
  r: Reader,
  of: { led: boolean; beside: boolean; closed: boolean; weekdayBefore: boolean; parts: Parts },
): number {
  if (of.closed) return of.led || r.lexicon.dotOrdinals ? 0.95 : 0.75;
  if (of.weekdayBefore) return isClockLike(of.parts) && !r.lexicon.dotOrdinals ? 0 : 0.6;
  return r.lexicon.dotOrdinals && of.led && of.beside ? 0.7 : 0;
}

/** "thurs 5.30" is a time; "friday 7.6" and "friday 24.12" are dates. */
function isClockLike(parts: Parts): boolean {
  const [hour, minute] = parts.values;
  return parts.widths[1] === 2 && hour <= 23 && minute < 60 && minute % 5 === 0;
}

function isRangeOn(r: Reader, at: number): boolean {
  return (
    (is(r, at, 'to') || is(r, at, 'until') || is(r, at, 'through') || isText(r, at, '-')) &&
    r.tokens[at + 1]?.kind === 'number'
  );
}
