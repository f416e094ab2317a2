import { dayNumber, isRealDay } from './calendar.ts';
import { yearFor } from './coming.ts';
import type { Role } from './lexicon.ts';
import { singleDay, type DatePiece } from './pieces.ts';
import {
  fullYear,
  is,
  isGlued,
  isText,
  meaning,
  readNumberWords,
  readOrdinal,
  readYear,
  skip,
  type Reader,
} from './reader.ts';

/** A day with its month by name: "march 3rd", "3 march 2015", "the third of march", "31-Oct-74", "Oct.23", "2020/Sep/23". */
export function readMonthDay(r: Reader, at: number, lead: Role | null): DatePiece | null {
  return readMonthFirst(r, at) ?? readDayFirst(r, at, lead) ?? readYearFirst(r, at);
}

interface Day {
  readonly value: number;
  readonly to: number;
}

function readMonthFirst(r: Reader, at: number): DatePiece | null {
  const month = meaning(r, at).month;
  if (month === undefined || r.tokens[at]?.possessive === true) return null;
  const separated = isSeparator(r, at + 1);
  const from = skip(r, separated ? at + 2 : at + 1, 'the');
  if (separated && r.tokens[from]?.end !== undefined && isYearThenDay(r, from))
    return yearThenDay(r, { month, at: from });
  const day = readDayOfMonth(r, from);
  if (day === null || isTimeOfDay(r, day.to, from)) return null;
  return withYear(r, { month, day: day.value, to: day.to, dashed: separated });
}

/** "/", "-" or "." right after the name: "Oct/2", "Jan-1", "Oct.23". */
function isSeparator(r: Reader, at: number): boolean {
  return (
    (isText(r, at, '/') || isText(r, at, '-') || isText(r, at, '.')) &&
    isGlued(r, at) &&
    (isGlued(r, at + 1) || isText(r, at, '.'))
  );
}

/** "September-2020-23". */
function isYearThenDay(r: Reader, at: number): boolean {
  const year = r.tokens[at];
  return (
    year?.kind === 'number' &&
    year.end - year.start === 4 &&
    isText(r, at + 1, '-') &&
    r.tokens[at + 2]?.kind === 'number'
  );
}

function yearThenDay(r: Reader, of: { month: number; at: number }): DatePiece | null {
  const year = r.tokens[of.at]?.value ?? 0;
  const day = r.tokens[of.at + 2]?.value ?? 0;
  return build(r, { year, month: of.month, day, to: of.at + 3 });
}

function readDayOfMonth(r: Reader, at: number): Day | null {
  const token = r.tokens[at];
  const ordinal = readOrdinal(r, at);
  if (ordinal !== null) return ordinal.value <= 31 ? ordinal : null;
  if (token?.kind === 'number')
    return token.value >= 1 && token.value <= 31 && token.end - token.start <= 2
      ? { value: token.value, to: at + 1 }
      : null;
  const words = readNumberWords(r, at);
  return words !== null && words.value >= 1 && words.value <= 31 && meaning(r, words.to).unit === undefined
    ? words
    : null;
}

/** In "march 3pm" and "may 3:15" the number is a time. */
function isTimeOfDay(r: Reader, to: number, from: number): boolean {
  if (r.tokens[from]?.kind !== 'number') return false;
  if (is(r, to, 'am') || is(r, to, 'pm') || is(r, to, 'oclock')) return true;
  return isText(r, to, ':') && isGlued(r, to) && r.tokens[to + 1]?.kind === 'number' && isGlued(r, to + 1);
}

function readDayFirst(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const from = skip(r, at, 'the');
  if (r.tokens[from]?.kind === 'number' && isGlued(r, from) && r.tokens[from - 1]?.kind === 'word') return null;
  const day = readDayOfMonth(r, from);
  if (day === null) return null;
  let to = is(r, day.to, 'day-word') ? day.to + 1 : day.to;
  const dashed =
    (isText(r, to, '/') || isText(r, to, '-') || isText(r, to, '.')) && (isGlued(r, to) || isText(r, to, '.'));
  to = dashed ? to + 1 : skip(r, skip(r, to, 'of'), 'the');
  const word = meaning(r, to);
  if (word.month === undefined || is(r, to + 1, 'street')) return null;
  if (
    word.weak === true &&
    isText(r, to, 'may') &&
    !dashed &&
    !is(r, day.to, 'of') &&
    r.tokens[from]?.kind === 'word' &&
    lead === null &&
    meaning(r, from).ordinal === undefined
  )
    return null;
  return withYear(r, { month: word.month, day: day.value, to: to + 1, dashed });
}

/** "2020/Sep/23", "2019 jan 5". */
function readYearFirst(r: Reader, at: number): DatePiece | null {
  const year = r.tokens[at];
  if (year?.kind !== 'number' || year.end - year.start !== 4) return null;
  const separated = isText(r, at + 1, '/') || isText(r, at + 1, '-');
  const month = meaning(r, separated ? at + 2 : at + 1).month;
  if (month === undefined) return null;
  const dayAt = separated ? at + 4 : at + 2;
  const day = readDayOfMonth(r, dayAt);
  return day === null ? null : build(r, { year: year.value, month, day: day.value, to: day.to });
}

function withYear(r: Reader, of: { month: number; day: number; to: number; dashed: boolean }): DatePiece | null {
  const year = yearAfter(r, of.to, of.dashed);
  if (year !== null) return build(r, { year: year.value, month: of.month, day: of.day, to: year.to });
  if (!isRealDay(2000, of.month, of.day)) return null;
  const found = yearFor(r, of);
  return singleDay(found.day, {
    to: of.to,
    rule: 'month-day',
    certainty: 0.97,
    month: of.month,
    day: of.day,
    floating: true,
  });
}

/** "2015", ", 2015", "of 1995", "in 2020", "'87", "-74". */
function yearAfter(r: Reader, at: number, separated: boolean): Day | null {
  let from = isText(r, at, ',') ? at + 1 : at;
  const joined = is(r, from, 'of') || is(r, from, 'in');
  if (joined) from += 1;
  const dashed =
    separated && (isText(r, from, '-') || isText(r, from, '/') || isText(r, from, '.')) && isGlued(r, from);
  if (dashed) from += 1;
  const apostrophe = isText(r, from, "'") || isText(r, from, '’');
  if (apostrophe) from += 1;
  const token = r.tokens[from];
  const short =
    token?.kind === 'number' &&
    token.end - token.start === 2 &&
    (apostrophe || (dashed && token.glued) || (joined && is(r, from - 1, 'of')));
  if (short && !(isText(r, from + 1, ':') || is(r, from + 1, 'am') || is(r, from + 1, 'pm')))
    return { value: fullYear(token.value), to: from + 1 };
  const year = readYear(r, from);
  return year !== null && year.value >= 1000 ? year : null;
}

function build(r: Reader, of: { year: number; month: number; day: number; to: number }): DatePiece | null {
  if (!isRealDay(of.year, of.month, of.day)) return null;
  return singleDay(dayNumber(of.year, of.month, of.day), {
    to: of.to,
    rule: 'month-day',
    certainty: 0.98,
    year: of.year,
    month: of.month,
    day: of.day,
  });
}
