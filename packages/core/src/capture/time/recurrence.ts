import type { Role, Unit } from './lexicon.ts';
import { dayParts } from './clock-times.ts';
import { readNthWord } from './places.ts';
import type { Freq, RecurrencePiece, TimePiece } from './pieces.ts';
import { is, isClauseEnd, isGlued, isText, meaning, readNumber, readOrdinal, skip, type Reader } from './reader.ts';

type Weekdays = RecurrencePiece['byday'];

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

function recurrence(base: Base): RecurrencePiece {
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

/**
 * What repeats: "every other friday", "mondays and thursdays", "daily", "first friday of every 3 months", "once a week". The clock
 * time, the days it falls on and its end may follow as pieces of their own.
 */
export function readRecurrence(r: Reader, at: number, lead: Role | null): RecurrencePiece | null {
  const word = meaning(r, at);
  if (word.recurs !== undefined) return readAdverb(r, at);
  if (word.role === 'every') return readEvery(r, at + 1);
  if (word.role === 'once') return readTimesAUnit(r, at + 1, word.number ?? 1);
  if (word.plural === true && word.part !== undefined) return readPluralPart(r, at, lead);
  return readPluralWeekdays(r, at) ?? readOfEvery(r, at) ?? readWeekdayPair(r, at);
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

function ofUnit(
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

/** "daily", "quarterly": before a noun ("weekly report") it may be no more than a name. */
function readAdverb(r: Reader, at: number): RecurrencePiece | null {
  const { recurs } = meaning(r, at);
  if (recurs === undefined || is(r, at - 1, 'the')) return null;
  const token = r.tokens[at + 1];
  const named =
    token?.kind === 'word' &&
    token.meaning.role === undefined &&
    token.meaning.weekday === undefined &&
    token.meaning.part === undefined &&
    token.meaning.clock === undefined;
  const { time } = meaning(r, at).part === undefined ? { time: undefined } : { time: partPiece(r, at, at + 1) };
  const piece = ofUnit(recurs.unit, recurs.interval, {
    to: at + 1,
    rule: 'recurrence-adverb',
    certainty: named ? 0.7 : 0.93,
  });
  return piece === null || time === undefined ? piece : { ...piece, time };
}

function readEvery(r: Reader, at: number): RecurrencePiece | null {
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
  return count === null || count.value < 1 || count.value > 999 ? null : everyCounted(r, count.to, count.value);
}

/** "every 3 fridays", "every other week", "every two weekends". */
function everyCounted(r: Reader, at: number, count: number): RecurrencePiece | null {
  const { unit, unitCount = 1 } = meaning(r, at);
  const piece = unit === 'second' ? null : ofUnit(unit, count * unitCount, { to: at + 1, rule: 'every-n-units' });
  if (piece !== null) return piece;
  const list = readWeekdayList(r, at);
  return list === null
    ? null
    : recurrence({ freq: 'WEEKLY', interval: count, byday: plain(list.days), to: list.to, rule: 'every-n-weekdays' });
}

/** "every first monday of the month", "every second wednesday", "every 4th of the month", "every 3rd month", "every 20th and 30th of aug". */
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

/** "every mon and thu", "every mon-fri", "every Fri in week 12". */
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

function partPiece(r: Reader, at: number, to: number): TimePiece {
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

/** "every november", "every aug 20 and 30". */
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

/** "20 and 30", "20th, 25th and 30th"; in the words "first" and "last" too. */
export function readDayList(r: Reader, at: number): { values: number[]; to: number } | null {
  const values: number[] = [];
  let to = at;
  for (let from = at; values.length < 12;) {
    const start = skip(r, from, 'the');
    const day = readNthWord(r, start) ?? (r.tokens[start]?.kind === 'number' ? readNumber(r, start) : null);
    if (day === null || day.value > 366 || isTimeAfter(r, day.to)) break;
    values.push(day.value);
    to = day.to;
    const comma = isText(r, to, ',') ? to + 1 : to;
    from = skip(r, comma, 'and');
    if (from === to) break;
  }
  return values.length === 0 ? null : { values, to };
}

function isTimeAfter(r: Reader, at: number): boolean {
  return is(r, at, 'am') || is(r, at, 'pm') || is(r, at, 'oclock') || (isText(r, at, ':') && isGlued(r, at));
}

/** "once a week", "2 times a month": only once can be told as a rule. */
function readTimesAUnit(r: Reader, at: number, count: number): RecurrencePiece | null {
  if (count !== 1 || (!is(r, at, 'a') && !is(r, at, 'every') && !isText(r, at, 'per'))) return null;
  const other = is(r, at + 1, 'other');
  return ofUnit(meaning(r, other ? at + 2 : at + 1).unit, other ? 2 : 1, {
    to: other ? at + 3 : at + 2,
    rule: 'once-a-unit',
  });
}

/** "on mornings at 9", "in the evenings". */
function readPluralPart(r: Reader, at: number, lead: Role | null): RecurrencePiece | null {
  if (lead !== 'on' && lead !== 'in' && !is(r, at - 1, 'the')) return null;
  return recurrence({
    freq: 'DAILY',
    time: partPiece(r, at, at + 1),
    to: at + 1,
    rule: 'plural-part-of-day',
    certainty: 0.85,
  });
}

/** "mondays and thursdays", "weekdays", "saturdays through tuesdays". */
function readPluralWeekdays(r: Reader, at: number): RecurrencePiece | null {
  const first = meaning(r, at);
  if (first.plural !== true || (first.weekday === undefined && first.weekdays === undefined)) return null;
  const list = readWeekdayList(r, at);
  return list === null
    ? null
    : recurrence({ freq: 'WEEKLY', byday: plain(list.days), to: list.to, rule: 'plural-weekdays', certainty: 0.92 });
}

/** "tues + thurs", "mon, wed and fri": two weekdays in one breath repeat. */
function readWeekdayPair(r: Reader, at: number): RecurrencePiece | null {
  if (meaning(r, at).weekday === undefined) return null;
  const list = readWeekdayList(r, at);
  if (list === null || list.days.length < 2 || list.range) return null;
  const listed =
    isClauseEnd(r, list.to) ||
    is(r, list.to, 'at') ||
    r.tokens[list.to]?.kind === 'number' ||
    meaning(r, list.to).part !== undefined;
  return listed
    ? recurrence({ freq: 'WEEKLY', byday: plain(list.days), to: list.to, rule: 'weekday-pair', certainty: 0.75 })
    : null;
}

/** "first friday of every 3 months", "the 4th of every other month", "last day of each month", "31st of every year". */
function readOfEvery(r: Reader, at: number): RecurrencePiece | null {
  const start = skip(r, at, 'the');
  if (!r.repeats && !is(r, start, 'last')) return null;
  const edge = edgeDay(r, start);
  if (edge !== null) return edge;
  const days = readDayList(r, start);
  if (days === null) return null;
  const { weekday, unit } = meaning(r, days.to);
  const named = weekday !== undefined || unit === 'day' || unit === 'workday' ? days.to + 1 : days.to;
  const period = readEveryPeriod(r, named);
  if (period === null) return lastDayOfMonth(r, { days: days.values, unit, at: named });
  return ofEvery(r, { days: days.values, weekday, unit, period });
}

function ofEvery(
  r: Reader,
  of: { days: readonly number[]; weekday: number | undefined; unit: Unit | undefined; period: RecurrencePiece },
): RecurrencePiece | null {
  const { period, days, weekday } = of;
  const rest = {
    freq: period.freq,
    interval: period.interval,
    months: period.months,
    to: period.to,
    rule: 'nth-of-every',
  };
  if (weekday !== undefined) return recurrence({ ...rest, byday: days.map((nth) => ({ weekday, nth })) });
  if (period.freq === 'WEEKLY') return recurrence({ ...rest, byday: days.map((day) => ({ weekday: day, nth: 0 })) });
  if (of.unit === 'workday')
    return recurrence({ ...rest, byday: WORKDAYS.map((day) => ({ ...day, nth: 0 })), setPositions: days });
  if (period.freq === 'YEARLY' && period.months.length === 0) return recurrence({ ...rest, yeardays: days });
  return recurrence({ ...rest, monthdays: days });
}

/** "last day of the month" alone repeats, as rent does. */
function lastDayOfMonth(
  r: Reader,
  of: { days: readonly number[]; unit: Unit | undefined; at: number },
): RecurrencePiece | null {
  if (
    (of.unit !== 'day' && of.unit !== 'workday') ||
    of.days[0] !== -1 ||
    !is(r, of.at, 'of') ||
    !is(r, of.at + 1, 'the') ||
    meaning(r, of.at + 2).unit !== 'month'
  )
    return null;
  const month = recurrence({ freq: 'MONTHLY', to: of.at + 3, rule: 'last-day-of-month', certainty: 0.7 });
  return ofEvery(r, { days: of.days, weekday: undefined, unit: of.unit, period: month });
}

/** "of every other month", "of each year", "in every november". */
function readEveryPeriod(r: Reader, at: number): RecurrencePiece | null {
  const joined = is(r, at, 'of') || is(r, at, 'in') || is(r, at, 'on') ? at + 1 : at;
  if (joined === at || !is(r, joined, 'every')) return null;
  const period = readEvery(r, joined + 1);
  return period === null || period.byday.length > 0 || period.freq === 'DAILY' ? null : period;
}

/** "start of each month", "end of every quarter". */
function edgeDay(r: Reader, at: number): RecurrencePiece | null {
  if (!is(r, at, 'start') && !is(r, at, 'end')) return null;
  const period = readEveryPeriod(r, at + 1);
  if (period === null || period.freq !== 'MONTHLY') return null;
  return recurrence({
    freq: 'MONTHLY',
    interval: period.interval,
    monthdays: [is(r, at, 'start') ? 1 : -1],
    to: period.to,
    rule: 'edge-of-every',
  });
}

export function plain(days: readonly number[]): Weekdays {
  return days.map((weekday) => ({ weekday, nth: 0 }));
}

/** Weekdays in a row: "mon, wed and fri", "mon-fri", "saturdays through tuesdays", "weekends". */
export function readWeekdayList(r: Reader, at: number): { days: number[]; to: number; range: boolean } | null {
  const first = weekdaysOf(r, at);
  if (first === null) return null;
  let days = [...first];
  let to = dotted(r, at + 1);
  let range = false;
  for (let k = 0; k < 8; k += 1) {
    const until =
      isText(r, to, '-') || isText(r, to, '–') || is(r, to, 'to') || is(r, to, 'through') || is(r, to, 'until');
    const comma = isText(r, to, ',') || isText(r, to, '/') ? to + 1 : to;
    const next = until ? to + 1 : skip(r, skip(r, comma, 'and'), 'on');
    const more = next === to ? null : weekdaysOf(r, next);
    if (more === null) break;
    days = until ? [...days, ...between(days.at(-1) ?? 1, more[0] ?? 1)] : [...days, ...more];
    range ||= until;
    to = dotted(r, next + 1);
  }
  return { days: [...new Set(days)].sort((a, b) => a - b), to, range };
}

function dotted(r: Reader, at: number): number {
  return isText(r, at, '.') && isGlued(r, at) && r.tokens[at + 1] !== undefined && weekdaysOf(r, at + 1) !== null
    ? at + 1
    : at;
}

function weekdaysOf(r: Reader, at: number): readonly number[] | null {
  const word = meaning(r, at);
  if (r.tokens[at]?.possessive === true) return null;
  if (word.weekday !== undefined) return [word.weekday];
  if (word.weekdays !== undefined) return word.weekdays;
  return word.unit === 'weekend' ? [6, 7] : word.unit === 'workday' && word.role === undefined ? [1, 2, 3, 4, 5] : null;
}

function between(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; days.length < 7; day = (day % 7) + 1) {
    days.push(day);
    if (day === to) break;
  }
  return days;
}

/** "on the first and last instance of tue and fri", after a monthly or yearly rule. */
export function readInstances(
  r: Reader,
  at: number,
): { days: Weekdays; positions: readonly number[]; to: number } | null {
  const days = readDayList(r, skip(r, at, 'the'));
  if (days === null || !is(r, days.to, 'occurrence')) return null;
  const list = readWeekdayList(r, skip(r, days.to + 1, 'of'));
  return list === null ? null : { days: plain(list.days), positions: days.values, to: list.to };
}

/** An ordinal day as "the 4th day", after "every week on". */
export function readNthDay(r: Reader, at: number): { value: number; to: number } | null {
  const from = skip(r, at, 'the');
  if (is(r, from, 'day-word') && r.tokens[from + 1]?.kind === 'number')
    return { value: r.tokens[from + 1]?.value ?? 1, to: from + 2 };
  const ordinal = readOrdinal(r, from);
  return ordinal !== null && is(r, ordinal.to, 'day-word') ? { value: ordinal.value, to: ordinal.to + 1 } : null;
}
