import { addMonths, type DayNumber } from './calendar.ts';
import { readDate } from './dates.ts';
import { readDuration } from './offsets.ts';
import { readInstances, readNthDay, readWeekdayList } from './recurrence.ts';
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
export function readLimit(r: Reader, at: number, place: { recurs: boolean; first: boolean }): Limit | null {
  if (!place.recurs) return place.first ? readStart(r, at) : null;
  const from = isText(r, at, ',') ? at + 1 : at;
  return (
    readUntil(r, from) ??
    readFor(r, from) ??
    readCount(r, from) ??
    readStart(r, from) ??
    readExcept(r, from) ??
    readOn(r, from)
  );
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

/** "on the first and last instance of tue and fri", "on the 4th day". */
function readOn(r: Reader, at: number): Limit | null {
  if (!is(r, at, 'on')) return null;
  const instances = readInstances(r, at + 1);
  if (instances !== null)
    return { limits: {}, days: { byday: instances.days, setPositions: instances.positions }, to: instances.to };
  const day = readNthDay(r, at + 1);
  return day === null ? null : { limits: {}, days: { monthdays: [day.value] }, to: day.to };
}
