import { dayParts } from './day-parts.ts';
import type { Unit } from './lexicon.ts';
import type { Freq, RecurrencePiece, TimePiece } from './pieces.ts';
import { readNthWord } from './places.ts';
import { type Reader, is, isText, meaning, readNumber, skip } from './reader.ts';
import { type Weekdays, plain, readDayList, readWeekdayList } from './weekday-lists.ts';

interface Base {
  readonly freq: Freq;
  readonly interval?: number;
  readonly byday?: Weekdays;
  readonly monthdays?: readonly number[];
  readonly months?: readonly number[];
  readonly weekNumbers?: readonly number[];
  readonly yeardays?: readonly number[];
  readonly setPositions?: readonly number[];
  readonly time?: TimePiece;
  readonly to: number;
  readonly rule: string;
  readonly certainty?: number;
}

export function recurrence(base: Base): RecurrencePiece {
  return {
    kind: 'recurrence',
    interval: 1,
    byday: [],
    monthdays: [],
    months: [],
    weekNumbers: [],
    certainty: 0.95,
    ...base,
  };
}

const UNIT_FREQ: ReadonlyMap<Unit, { freq: Freq; times: number }> = new Map([
  ['minute', { freq: 'MINUTELY', times: 1 }],
  ['hour', { freq: 'HOURLY', times: 1 }],
  ['day', { freq: 'DAILY', times: 1 }],
  ['week', { freq: 'WEEKLY', times: 1 }],
  ['month', { freq: 'MONTHLY', times: 1 }],
  ['quarter', { freq: 'MONTHLY', times: 3 }],
  ['half-year', { freq: 'MONTHLY', times: 6 }],
  ['year', { freq: 'YEARLY', times: 1 }],
]);

export const WORKDAYS: Weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, nth: 0 }));

const WEEKEND: Weekdays = [6, 7].map((weekday) => ({ weekday, nth: 0 }));

export function ofUnit(
  unit: Unit | undefined,
  count: number,
  rest: { to: number; rule: string; certainty?: number },
): RecurrencePiece | null {
  if (unit === undefined) return null;
  if (unit === 'workday') return recurrence({ freq: 'WEEKLY', byday: WORKDAYS, interval: count, ...rest });
  if (unit === 'weekend') return recurrence({ freq: 'WEEKLY', byday: WEEKEND, interval: count, ...rest });
  const found = UNIT_FREQ.get(unit);
  return found === undefined ? null : recurrence({ freq: found.freq, interval: found.times * count, ...rest });
}

export function readEvery(r: Reader, at: number): RecurrencePiece | null {
  const from = skip(r, at, 'the');
  if (is(r, from, 'other')) return everyCounted(r, from + 1, 2);
  const single = skip(r, from, 'more');
  return (
    everyNth(r, from) ??
    everyUnit(r, single) ??
    everyDayList(r, single) ??
    everyPart(r, single) ??
    everyMonth(r, from) ??
    everyCountedNumber(r, from)
  );
}

function everyUnit(r: Reader, at: number): RecurrencePiece | null {
  const { unit } = meaning(r, at);
  if (unit === 'second') return null;
  return ofUnit(unit, 1, { to: at + 1, rule: 'every-unit' });
}

function everyCountedNumber(r: Reader, at: number): RecurrencePiece | null {
  const count = readNumber(r, at);
  const { month } = count === null ? {} : meaning(r, skip(r, count.to, 'of'));
  if (count !== null && month !== undefined && count.value >= 1 && count.value <= 31)
    return recurrence({
      freq: 'YEARLY',
      months: [month],
      monthdays: [count.value],
      to: skip(r, count.to, 'of') + 1,
      rule: 'every-month-day',
    });
  return count === null || count.value < 1 || count.value > 999 ? null : everyCounted(r, count.to, count.value);
}

/** "every 3 fridays", "every other week", "every two weekends". */
export function everyCounted(r: Reader, at: number, count: number): RecurrencePiece | null {
  const { unit, unitCount = 1 } = meaning(r, at);
  const piece = unit === 'second' ? null : ofUnit(unit, count * unitCount, { to: at + 1, rule: 'every-n-units' });
  if (piece !== null) return piece;
  const list = readWeekdayList(r, at);
  return list === null
    ? null
    : recurrence({ freq: 'WEEKLY', interval: count, byday: plain(list.days), to: list.to, rule: 'every-n-weekdays' });
}

/** "every first monday of the month", "every second wednesday", "every 4th of the month", "every 3rd month", "every 3rd and 18th of may". */
function everyNth(r: Reader, at: number): RecurrencePiece | null {
  const nth = readNthWord(r, at);
  if (nth === null) return null;
  const { weekday, unit } = meaning(r, nth.to);
  if (weekday !== undefined) return everyNthWeekday(r, { nth: nth.value, weekday, at: nth.to });
  const ofMonth = ofTheUnit(r, is(r, nth.to, 'day-word') ? nth.to + 1 : nth.to);
  if (ofMonth?.unit === 'month')
    return recurrence({ freq: 'MONTHLY', monthdays: [nth.value], to: ofMonth.to, rule: 'every-day-of-month' });
  if (unit !== undefined && nth.value > 0 && unit !== 'second')
    return ofUnit(unit, nth.value, { to: nth.to + 1, rule: 'every-nth-unit' });
  const days = readDayList(r, at);
  if (days === null) return null;
  const listed = days.values.length > 1 ? meaning(r, days.to).weekday : undefined;
  if (listed !== undefined) {
    const byday = days.values.map((place) => ({ weekday: listed, nth: place }));
    return recurrence({
      freq: 'MONTHLY',
      byday,
      to: ofTheUnit(r, days.to + 1)?.to ?? days.to + 1,
      rule: 'every-nth-weekday',
    });
  }
  const month = meaning(r, skip(r, days.to, 'of')).month;
  if (month !== undefined)
    return recurrence({
      freq: 'YEARLY',
      monthdays: days.values,
      months: [month],
      to: skip(r, days.to, 'of') + 1,
      rule: 'every-day-of-month-name',
    });
  if (days.values.some((day) => day > 31)) return null;
  return recurrence({
    freq: 'MONTHLY',
    monthdays: days.values,
    to: days.to,
    rule: 'every-day-of-month',
    certainty: 0.8,
  });
}

function everyNthWeekday(r: Reader, of: { nth: number; weekday: number; at: number }): RecurrencePiece {
  const month = ofTheUnit(r, of.at + 1);
  const rest = { to: month?.to ?? of.at + 1, rule: 'every-nth-weekday' };
  if (month !== null)
    return recurrence({
      freq: month.unit === 'year' ? 'YEARLY' : 'MONTHLY',
      byday: [{ weekday: of.weekday, nth: of.nth }],
      ...rest,
    });
  const list = readWeekdayList(r, of.at);
  if (of.nth === 2)
    return recurrence({
      freq: 'WEEKLY',
      interval: 2,
      byday: plain(list?.days ?? [of.weekday]),
      ...rest,
      to: list?.to ?? rest.to,
      certainty: 0.85,
    });
  return of.nth > 2 && of.nth !== 4
    ? recurrence({ freq: 'WEEKLY', interval: of.nth, byday: plain([of.weekday]), ...rest, certainty: 0.7 })
    : recurrence({ freq: 'MONTHLY', byday: [{ weekday: of.weekday, nth: of.nth }], ...rest });
}

function ofTheUnit(r: Reader, at: number): { unit: Unit; to: number } | null {
  if (!is(r, at, 'of') && !is(r, at, 'in')) return null;
  const unitAt = skip(r, skip(r, at + 1, 'the'), 'every');
  const { unit } = meaning(r, unitAt);
  return unit === 'month' || unit === 'year' ? { unit, to: unitAt + 1 } : null;
}

/** "every mon and thu", "every mon-fri", "every tue in week 34". */
function everyDayList(r: Reader, at: number): RecurrencePiece | null {
  const list = readWeekdayList(r, at);
  if (list === null) return null;
  const week = isText(r, list.to, 'in') && isText(r, list.to + 1, 'week') ? r.tokens[list.to + 2] : undefined;
  if (week?.kind === 'number')
    return recurrence({
      freq: 'YEARLY',
      byday: plain(list.days),
      weekNumbers: [week.value],
      to: list.to + 3,
      rule: 'every-weekday-in-week',
    });
  return recurrence({ freq: 'WEEKLY', byday: plain(list.days), to: list.to, rule: 'every-weekday' });
}

function everyPart(r: Reader, at: number): RecurrencePiece | null {
  const { part, clock } = meaning(r, at);
  if (part === undefined && clock === undefined) return null;
  return recurrence({ freq: 'DAILY', time: partPiece(r, at, at + 1), to: at + 1, rule: 'every-part-of-day' });
}

export function partPiece(r: Reader, at: number, to: number): TimePiece {
  const { part = 'morning', clock } = meaning(r, at);
  const { start, end } = dayParts[part];
  return {
    kind: 'time',
    to,
    minute: clock ?? start,
    endMinute: clock === undefined ? end : null,
    half: 'fixed',
    style: 'part',
    rule: 'part-of-day',
    certainty: 0.9,
    part,
  };
}

/** "every november", "every may 3 and 18". */
function everyMonth(r: Reader, at: number): RecurrencePiece | null {
  const { month } = meaning(r, at);
  if (month === undefined) return null;
  const days = readDayList(r, at + 1);
  return recurrence({
    freq: 'YEARLY',
    months: [month],
    monthdays: days?.values ?? [],
    to: days?.to ?? at + 1,
    rule: 'every-month-name',
  });
}
