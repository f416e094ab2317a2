import { dayNumber, isRealDay, onOrAfter, type DayNumber } from './calendar.ts';
import { yearFor } from './coming.ts';
import { readTime } from './clock-times.ts';
import { readDate } from './dates.ts';
import type { Draft } from './draft.ts';
import { yearOf } from './spans.ts';
import { singleDay, type DatePiece, type TimePiece } from './pieces.ts';
import {
  fullYear,
  is,
  isGlued,
  isText,
  meaning,
  readNumber,
  readOrdinal,
  readYear,
  skip,
  type Reader,
} from './reader.ts';

/** Where a range ends. */
export interface RangeEnd {
  readonly date: DatePiece | null;
  readonly time: TimePiece | null;
  readonly to: number;
}

/** The token after "to", "-", "until" or, after "between", "and"; null where no range goes on. */
function afterRangeWord(r: Reader, at: number, between: boolean): number | null {
  const comma = isText(r, at, ',') && is(r, at + 1, 'until') ? at + 1 : at;
  const joined =
    is(r, comma, 'to') ||
    is(r, comma, 'until') ||
    is(r, comma, 'through') ||
    isText(r, comma, '-') ||
    isText(r, comma, '–') ||
    isText(r, comma, '—');
  const but = isText(r, comma, 'but') && is(r, comma + 1, 'before');
  if (joined) return comma + 1;
  if (but) return comma + 2;
  return between && is(r, comma, 'and') ? comma + 1 : null;
}

/** The end of a range of clock times: "3-4pm", "from 9:30 until 11", "2pm till tomorrow 4:30pm". */
export function readTimeRangeEnd(
  r: Reader,
  of: { start: TimePiece; between: boolean; led: boolean; sub: (r: Reader, at: number) => Draft | null },
): RangeEnd | null {
  const next = afterRangeWord(r, of.start.to, of.between);
  if (next === null) return null;
  if (meaning(r, next).now === true) return { date: null, time: null, to: next + 1 };
  const time = readTime(r, next, true);
  if (time !== null && !isNumberRange(r, of, time)) return { date: null, time, to: time.to };
  if (isText(r, next - 1, '-')) return null;
  const sub = of.sub(r, next);
  return sub === null || sub.date === null ? null : { date: sub.date, time: sub.time, to: sub.to };
}

/** "from 1 to 6" is a range of numbers unless something makes it a time. */
function isNumberRange(r: Reader, of: { start: TimePiece }, end: TimePiece): boolean {
  return (
    end.minute === of.start.minute &&
    end.half === of.start.half &&
    isText(r, of.start.to, '-') &&
    !isGlued(r, of.start.to)
  );
}

/** The end of a range of days: "July 21 through 24", "mon-wed", "from April until the end of June". */
export function readDateRangeEnd(r: Reader, of: { start: DatePiece; between: boolean }): RangeEnd | null {
  const { start } = of;
  const next = afterRangeWord(r, start.to, of.between);
  if (next === null) return null;
  if (meaning(r, next).now === true)
    return { date: singleDay(r.today, { to: next + 1, rule: 'now', certainty: 0.9 }), time: null, to: next + 1 };
  const time = start.grain === 'day' ? readTime(r, next, false) : null;
  const date = readDate(r, next, 'to');
  const sameMonthDay = date?.rule === 'day-of-month' && start.month !== undefined && start.day !== undefined;
  if (
    date !== null &&
    !sameMonthDay &&
    !isDashedDate(r, { at: next - 1, start, date }) &&
    (time === null || time.certainty < 0.8 || date.to > time.to)
  )
    return { date: laterEnd(start, date), time: null, to: date.to };
  const day =
    start.month !== undefined && start.day !== undefined && (time === null || time.certainty < 0.8)
      ? sameMonth(r, { start, at: next })
      : null;
  return day === null ? null : { date: day, time: null, to: day.to };
}

/** "Friday-Jun-15" is one date. */
function isDashedDate(r: Reader, of: { at: number; start: DatePiece; date: DatePiece }): boolean {
  return (
    isText(r, of.at, '-') &&
    isGlued(r, of.at) &&
    of.start.weekday !== undefined &&
    of.start.day === undefined &&
    of.date.month !== undefined
  );
}

function laterEnd(start: DatePiece, end: DatePiece): DatePiece {
  if (end.rule !== 'weekday' || end.weekday === undefined) return end;
  const day = onOrAfter(start.first, end.weekday);
  return { ...end, first: day, last: day };
}

/** "July 21 through 24". */
function sameMonth(r: Reader, of: { start: DatePiece; at: number }): DatePiece | null {
  const from = skip(r, of.at, 'the');
  const day = readOrdinal(r, from) ?? (r.tokens[from]?.kind === 'number' ? readNumber(r, from) : null);
  const { month = 1 } = of.start;
  const year = yearOf(of.start.first);
  if (day === null || !isRealDay(year, month, day.value)) return null;
  return singleDay(dayNumber(year, month, day.value), {
    to: day.to,
    rule: 'month-day',
    certainty: 0.9,
    month,
    day: day.value,
  });
}

/** "13 to 15 of july", "1-8 september", "the ninth and the seventeenth of april". */
export function readDayRange(r: Reader, at: number): { start: DatePiece; end: DatePiece; to: number } | null {
  const first = readRangeDay(r, at);
  if (first === null) return null;
  const next = afterRangeWord(r, first.to, true);
  const second = next === null ? null : readRangeDay(r, next);
  if (second === null) return null;
  const name = skip(r, skip(r, second.to, 'of'), 'the');
  const { month } = meaning(r, name);
  if (
    month === undefined ||
    r.tokens[name]?.possessive === true ||
    !isRealDay(2000, month, first.value) ||
    !isRealDay(2000, month, second.value)
  )
    return null;
  const year = rangeYear(r, name + 1);
  const found = year?.value ?? yearFor(r, { month, day: second.value }).year;
  const to = year?.to ?? name + 1;
  const piece = (day: number): DatePiece =>
    singleDay(dayNumber(found, month, day), { to, rule: 'day-range', certainty: 0.95, month, day });
  return { start: piece(first.value), end: piece(second.value), to };
}

function readRangeDay(r: Reader, at: number): { value: number; to: number } | null {
  const from = skip(r, at, 'the');
  const token = r.tokens[from];
  const day =
    readOrdinal(r, from) ?? (token?.kind === 'number' && token.end - token.start <= 2 ? readNumber(r, from) : null);
  return day !== null && day.value >= 1 && day.value <= 31 ? day : null;
}

function rangeYear(r: Reader, at: number): { value: number; to: number } | null {
  const from = isText(r, at, ',') || is(r, at, 'of') || is(r, at, 'in') ? at + 1 : at;
  const year = readYear(r, from);
  return year !== null && year.value > 1000 ? { ...year, value: fullYear(year.value) } : null;
}

/** The first day of a range whose year was not said: the last such day before its end. */
export function startBefore(start: DatePiece, end: DatePiece): DayNumber {
  if (start.floating !== true || start.month === undefined) return start.first;
  const day = start.day ?? 1;
  for (let year = yearOf(end.first); year > yearOf(end.first) - 9; year -= 1) {
    if (isRealDay(year, start.month, day) && dayNumber(year, start.month, day) <= end.first)
      return dayNumber(year, start.month, day);
  }
  return start.first;
}
