import { addMonths, type DayNumber } from './calendar.ts';
import { readDate } from './dates.ts';
import { readDuration } from './offsets.ts';
import { readNthWord } from './places.ts';
import { readDayList, plain, readInstances, readNthDay, readWeekdayList } from './weekday-lists.ts';
import { readRecurrence } from './recurrence.ts';
import type { RecurrencePiece } from './pieces.ts';
import { is, isGlued, isText, meaning, readNumber, skip, type Reader } from './reader.ts';

/** Where a recurrence begins and ends, and what it leaves out. */
export interface Limits {
  readonly until: DayNumber | null;
  readonly start: DayNumber | null;
  readonly count: number | null;
  /** Weekdays that are left out. */
  readonly except: readonly number[];
}

export interface Limit {
  readonly limits: Partial<Limits>;
  readonly days?: Partial<RecurrencePiece>;
  readonly to: number;
}

/**
 * "until june", "for 3 weeks", "10x", "starting tomorrow", "except friday". Before the recurrence only a start can stand
 * ("starting in april, daily").
 */
export function readLimit(
  r: Reader,
  at: number,
  place: { recurrence: RecurrencePiece | null; first: boolean },
): Limit | null {
  if (place.recurrence === null) return place.first ? readFirst(r, at) : null;
  const from = isText(r, at, ',') ? at + 1 : at;
  return (
    readUntil(r, from) ??
    readFor(r, from) ??
    readCount(r, from) ??
    readStart(r, from) ??
    readExcept(r, from) ??
    readOn(r, from, place.recurrence)
  );
}

/** "starting in april, daily": a start that a recurrence follows. */
function readFirst(r: Reader, at: number): Limit | null {
  if (!is(r, at, 'starting') && !is(r, at, 'start')) return null;
  const start = readStart(r, at);
  if (start === null) return null;
  const next = skip(r, isText(r, start.to, ',') ? start.to + 1 : start.to, 'on');
  return readRecurrence(r, next, null) === null ? null : start;
}

function readUntil(r: Reader, at: number): Limit | null {
  if (!is(r, at, 'until') && !is(r, at, 'through') && !is(r, at, 'to')) return null;
  const date = readDate(r, at + 1, 'until');
  return date === null ? null : { limits: { until: date.first }, to: date.to };
}

/** "for 8 times", "for 5 occurrences", "for the next three weeks", "for up to 14 months". */
function readFor(r: Reader, at: number): Limit | null {
  if (!is(r, at, 'for') && !is(r, at, 'during')) return null;
  const from = skip(r, skip(r, skip(r, at + 1, 'until'), 'the'), 'next');
  const count = readCount(r, from);
  if (count !== null) return count;
  const duration = readDuration(r, from) ?? bareUnit(r, from);
  if (duration === null) return null;
  return { limits: { until: addMonths(r.today, duration.months) + duration.days }, to: duration.to };
}

/** "for the next year". */
function bareUnit(r: Reader, at: number): { months: number; days: number; to: number } | null {
  if (!is(r, at - 1, 'next')) return null;
  const { unit } = meaning(r, at);
  if (unit === 'week') return { months: 0, days: 7, to: at + 1 };
  return unit === 'month' || unit === 'year' ? { months: unit === 'year' ? 12 : 1, days: 0, to: at + 1 } : null;
}

/** "3x", "10 times", "twice". */
function readCount(r: Reader, at: number): Limit | null {
  const word = meaning(r, at);
  if (word.role === 'once' && word.number !== undefined && word.number > 1)
    return { limits: { count: word.number }, to: at + 1 };
  const number = readNumber(r, at);
  if (number === null || number.value < 1 || number.value > 9999) return null;
  const times = is(r, number.to, 'times') && (isText(r, number.to, 'times') || isGlued(r, number.to));
  return times || is(r, number.to, 'occurrence') ? { limits: { count: number.value }, to: number.to + 1 } : null;
}

function readStart(r: Reader, at: number): Limit | null {
  if (!is(r, at, 'starting') && !is(r, at, 'start') && !is(r, at, 'from') && !is(r, at, 'since')) return null;
  if (
    is(r, at, 'from') &&
    meaning(r, at + 1).month === undefined &&
    meaning(r, at + 1).offset === undefined &&
    meaning(r, at + 1).weekday === undefined &&
    !is(r, at + 1, 'next')
  )
    return null;
  const from = skip(r, skip(r, skip(r, at + 1, 'from'), 'on'), 'in');
  const date = readDate(r, from, 'starting');
  if (date === null) return null;
  return { limits: { start: date.first }, to: date.to };
}

function readExcept(r: Reader, at: number): Limit | null {
  if (!is(r, at, 'except')) return null;
  const list = readWeekdayList(r, skip(r, at + 1, 'on'));
  return list === null ? null : { limits: { except: list.days }, to: list.to };
}

/** What "on" adds to a rule: "on weekends", "on the 4th day", "on the last monday", "on december 21st and 31st". */
function readOn(r: Reader, at: number, piece: RecurrencePiece): Limit | null {
  const from = skip(r, at, 'on');
  const instances = readInstances(r, from);
  if (instances !== null)
    return { limits: {}, days: { byday: instances.days, setPositions: instances.positions }, to: instances.to };
  if (piece.byday.length > 0 || piece.monthdays.length > 0) return null;
  return onWeekdays(r, from, piece) ?? onDates(r, from, piece) ?? (from > at ? onNth(r, from, piece) : null);
}

/** "weekly on mondays and saturdays", "every 3 weeks on weekdays". */
function onWeekdays(r: Reader, at: number, piece: RecurrencePiece): Limit | null {
  if (piece.freq !== 'WEEKLY') return null;
  const list = readWeekdayList(r, skip(r, at, 'the'));
  return list === null ? null : { limits: {}, days: { byday: plain(list.days) }, to: list.to };
}

/** "yearly on december 21st and 31st", "every year on the 3rd of march". */
function onDates(r: Reader, at: number, piece: RecurrencePiece): Limit | null {
  if (piece.freq !== 'YEARLY') return null;
  const { month } = meaning(r, at);
  const days = month === undefined ? null : readDayList(r, at + 1);
  return month === undefined || days === null
    ? null
    : { limits: {}, days: { months: [month], monthdays: days.values }, to: days.to };
}

/** "every month on the last thursday", "every week on the 2nd day", "every year on the day 90", "every month on the 2nd last". */
function onNth(r: Reader, at: number, piece: RecurrencePiece): Limit | null {
  const day = readNthDay(r, at);
  if (day !== null) return { limits: {}, days: dayInUnit(piece, [day.value]), to: day.to };
  const from = skip(r, at, 'the');
  const nth = readNthWord(r, from);
  if (nth === null) return null;
  const { weekday } = meaning(r, nth.to);
  if (weekday === undefined) return onDays(r, from, piece);
  const month = is(r, nth.to + 1, 'in') || is(r, nth.to + 1, 'of') ? meaning(r, nth.to + 2).month : undefined;
  const months = month === undefined ? {} : { months: [month] };
  return {
    limits: {},
    days: { byday: [{ weekday, nth: nth.value }], ...months },
    to: month === undefined ? nth.to + 1 : nth.to + 3,
  };
}

function onDays(r: Reader, at: number, piece: RecurrencePiece): Limit | null {
  const days = readDayList(r, at);
  if (days === null || meaning(r, skip(r, days.to, 'of')).month !== undefined) return null;
  return { limits: {}, days: dayInUnit(piece, days.values), to: is(r, days.to, 'day-word') ? days.to + 1 : days.to };
}

/** A day by its number: of the week (Sunday is the first), the month or the year. */
export function dayInUnit(piece: Pick<RecurrencePiece, 'freq'>, days: readonly number[]): Partial<RecurrencePiece> {
  if (piece.freq === 'WEEKLY') return { byday: plain(days.map((day) => ((day + 5) % 7) + 1)) };
  return piece.freq === 'YEARLY' ? { yeardays: days } : { monthdays: days };
}
