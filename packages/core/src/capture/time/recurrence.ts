import { WORKDAYS, ofUnit, partPiece, readEvery, recurrence, everyCounted } from './every.ts';
import type { Role, Unit } from './lexicon.ts';
import type { RecurrencePiece } from './pieces.ts';
import { type Reader, is, isClauseEnd, isText, meaning, skip } from './reader.ts';
import { plain, readDayList, readWeekdayList } from './weekday-lists.ts';

/**
 * What repeats: "every other friday", "mondays and thursdays", "daily", "second monday of every 2 months", "once a week". The clock
 * time, the days it falls on and its end may follow as pieces of their own.
 */
export function readRecurrence(r: Reader, at: number, lead: Role | null): RecurrencePiece | null {
  const word = meaning(r, at);
  if (word.recurs !== undefined) return readAdverb(r, at);
  if (word.role === 'every') return readEvery(r, at + 1);
  if (word.role === 'other' && meaning(r, at + 1).plural === true) return everyCounted(r, at + 1, 2);
  if (word.role === 'once') return readTimesAUnit(r, at + 1, word.number ?? 1);
  if (word.plural === true && word.part !== undefined) return readPluralPart(r, at, lead);
  return readPluralWeekdays(r, at) ?? readOfEvery(r, at) ?? (lead === 'between' ? null : readWeekdayPair(r, at));
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

/** "once a week", "2 times a month": only once can be told as a rule. */
function readTimesAUnit(r: Reader, at: number, count: number): RecurrencePiece | null {
  if (count !== 1 || (!is(r, at, 'a') && !is(r, at, 'every') && !isText(r, at, 'per'))) return null;
  const other = is(r, at + 1, 'other');
  const { unit, unitCount = 1 } = meaning(r, other ? at + 2 : at + 1);
  return ofUnit(unit, (other ? 2 : 1) * unitCount, {
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

/** "mondays and thursdays", "weekdays", "fridays through mondays". */
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

/** "second monday of every 2 months", "the 9th of every other month", "last day of every month", "200th of every year". */
function readOfEvery(r: Reader, at: number): RecurrencePiece | null {
  const start = skip(r, at, 'the');
  if (!r.repeats && !is(r, start, 'last')) return null;
  const edge = edgeDay(r, start);
  if (edge !== null) return edge;
  const days = readDayList(r, is(r, start, 'day-word') ? start + 1 : start);
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

/** "start of every month", "end of every quarter". */
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
