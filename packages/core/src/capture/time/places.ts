import { civil, dayNumber, nthWeekday, onOrAfter, startOfWeek, type DayNumber } from './calendar.ts';
import { dayParts } from './day-parts.ts';
import type { Role, Unit } from './lexicon.ts';
import { monthSpan, span, unitSpan, yearOf } from './spans.ts';
import { singleDay, weekendAround, type DatePiece } from './pieces.ts';
import { is, isText, meaning, readOrdinal, skip, type Reader } from './reader.ts';

type ReadDate = (r: Reader, at: number, lead: Role | null) => DatePiece | null;

/**
 * A place within a period: "first monday of october", "the last week of july", "90th day of 2028", "week of the 18th", "end of
 * next month", "early march", "labor day weekend". `readDate` reads the period.
 */
export function readPlace(r: Reader, at: number, readDate: ReadDate): DatePiece | null {
  return (
    readNearest(r, at, readDate) ??
    readHalf(r, at, readDate) ??
    readNth(r, at, readDate) ??
    readWeekOf(r, at, readDate) ??
    readEdge(r, at, readDate) ??
    readBoundary(r, at)
  );
}

interface Nth {
  readonly value: number;
  readonly to: number;
}

/** "first", "2nd", "last", "third last", "2nd to last": negative counts from the end. */
export function readNthWord(r: Reader, at: number): Nth | null {
  if (is(r, at, 'last') || is(r, at, 'past')) {
    return isText(r, at, 'past') || isText(r, at, 'the past') ? null : { value: -1, to: at + 1 };
  }
  const ordinal = readOrdinal(r, at);
  if (ordinal === null) return null;
  const toLast = skip(r, ordinal.to, 'to');
  return is(r, toLast, 'last') ? { value: -ordinal.value, to: toLast + 1 } : ordinal;
}

function readNth(r: Reader, at: number, readDate: ReadDate): DatePiece | null {
  const nth = readNthWord(r, skip(r, at, 'the'));
  if (nth === null) return null;
  const { weekday, unit, plural } = meaning(r, nth.to);
  if ((weekday === undefined && unit === undefined) || plural === true) return null;
  const { part } = meaning(r, nth.to + 1);
  const joined = part === undefined ? nth.to + 1 : nth.to + 2;
  if (weekday !== undefined && is(r, joined, 'after'))
    return nthAfter(r, { nth: nth.value, weekday, at: joined + 1 }, readDate);
  if (!is(r, joined, 'of') && !is(r, joined, 'in')) return null;
  const period = readDate(r, joined + 1, 'of') ?? readBareUnit(r, joined + 1);
  if (period === null || period.grain === 'day') return null;
  const found =
    weekday === undefined
      ? placeOfUnit(r, { unit: unit ?? 'day', nth: nth.value, period })
      : placeOfWeekday(r, { weekday, nth: nth.value, period });
  if (found === null) return null;
  const { start, end } = dayParts[part ?? 'morning'];
  return part === undefined
    ? found
    : {
        ...found,
        time: {
          kind: 'time',
          to: period.to,
          minute: start,
          endMinute: end,
          half: 'fixed',
          style: 'part',
          rule: 'part-of-day',
          certainty: 0.9,
          part,
        },
      };
}

/** "closest monday to oct 5th", "the friday nearest the 12th": the day itself where it is one. */
function readNearest(r: Reader, at: number, readDate: ReadDate): DatePiece | null {
  const from = skip(r, at, 'the');
  const leads = is(r, from, 'nearest');
  const { weekday } = meaning(r, leads ? from + 1 : from);
  if (weekday === undefined || (!leads && !is(r, from + 1, 'nearest'))) return null;
  const near = readDate(r, skip(r, from + 2, 'to'), 'on');
  if (near === null || near.grain !== 'day') return null;
  const day = onOrAfter(near.first - 3, weekday);
  return singleDay(day, { to: near.to, rule: 'nearest-weekday', certainty: 0.93 });
}

/** "the second half of 2027", "first half of december". */
function readHalf(r: Reader, at: number, readDate: ReadDate): DatePiece | null {
  const nth = readNthWord(r, skip(r, at, 'the'));
  if (nth === null || (nth.value !== 1 && nth.value !== 2) || meaning(r, nth.to).fraction !== 30) return null;
  if (!is(r, nth.to + 1, 'of')) return null;
  const period = readDate(r, nth.to + 2, 'of') ?? readBareUnit(r, nth.to + 2);
  if (period === null || period.grain === 'day') return null;
  const { year } = civil(period.first);
  const middle =
    period.grain === 'year'
      ? dayNumber(year, 7, 1)
      : period.grain === 'month'
        ? period.first + 15
        : period.first + Math.ceil((period.last - period.first + 1) / 2);
  const half = nth.value === 1 ? { first: period.first, last: middle - 1 } : { first: middle, last: period.last };
  return span(half, 'day', { to: period.to, rule: 'half-of-period', certainty: 0.9 });
}

/** "third tuesday after christmas". */
function nthAfter(r: Reader, of: { nth: number; weekday: number; at: number }, readDate: ReadDate): DatePiece | null {
  const day = readDate(r, of.at, 'after');
  if (day === null || of.nth < 1 || day.grain !== 'day') return null;
  return singleDay(onOrAfter(day.last + 1, of.weekday) + (of.nth - 1) * 7, {
    to: day.to,
    rule: 'weekday-after-day',
    certainty: 0.93,
  });
}

/** "of the month", "in the year". */
function readBareUnit(r: Reader, at: number): DatePiece | null {
  const from = skip(r, at, 'the');
  const { unit } = meaning(r, from);
  if (unit !== 'month' && unit !== 'year' && unit !== 'quarter' && unit !== 'week') return null;
  return span(unitSpan(r, unit, 0), unit, { to: from + 1, rule: `the-${unit}`, certainty: 0.8 });
}

function placeOfWeekday(r: Reader, of: { weekday: number; nth: number; period: DatePiece }): DatePiece | null {
  const { period, weekday, nth } = of;
  const day = nthWeekday(period, weekday, nth) ?? null;
  if (day === null) return null;
  const next = day < r.today ? nextOf(r, period) : null;
  const found = next === null ? day : (nthWeekday(next, weekday, nth) ?? day);
  return singleDay(found, {
    to: period.to,
    rule: 'nth-weekday',
    certainty: 0.95,
    weekday,
    nth,
    ...(period.month === undefined ? {} : { month: period.month }),
  });
}

/** A month whose year was not said may mean that of the next year, and "the month" the next one; null for any other span. */
function nextOf(r: Reader, period: DatePiece): { first: DayNumber; last: DayNumber } | null {
  if (period.rule === 'the-month') return unitSpan(r, 'month', 1);
  const floats = period.month !== undefined && period.year === undefined && period.rule === 'month';
  return floats ? monthSpan(yearOf(period.first) + 1, period.month ?? 1) : null;
}

function placeOfUnit(r: Reader, of: { unit: Unit; nth: number; period: DatePiece }): DatePiece | null {
  const { unit, nth, period } = of;
  const rest = { to: period.to, rule: `nth-${unit}`, certainty: 0.93 };
  if (unit === 'day') {
    const day = nth > 0 ? period.first + nth - 1 : period.last + nth + 1;
    return day < period.first || day > period.last ? null : singleDay(day, rest);
  }
  if (unit === 'week') return weekIn(r, of);
  if (unit === 'weekend') {
    const saturday = nthWeekday(period, 6, nth);
    return saturday === null ? null : span({ first: saturday, last: saturday + 1 }, 'weekend', rest);
  }
  if (unit === 'month' && period.grain === 'year' && nth >= 1 && nth <= 12)
    return span(monthSpan(yearOf(period.first), nth), 'month', { ...rest, month: nth });
  if (unit === 'quarter' && period.grain === 'year' && nth >= 1 && nth <= 4) {
    const year = yearOf(period.first);
    return span({ first: dayNumber(year, nth * 3 - 2, 1), last: monthSpan(year, nth * 3).last }, 'quarter', rest);
  }
  return null;
}

/** The first week is the first that lies wholly in the period; the last is the last that has most of its days in it. */
function weekIn(r: Reader, of: { nth: number; period: DatePiece }): DatePiece | null {
  const { nth, period } = of;
  const first =
    nth > 0
      ? onOrAfter(period.first, r.weekStart) + (nth - 1) * 7
      : startOfWeek(period.last - 3, r.weekStart) + (nth + 1) * 7;
  if (first > period.last) return null;
  return span({ first, last: first + 6 }, 'week', { to: period.to, rule: 'nth-week', certainty: 0.9 });
}

/** "week of october 6th", "the week beginning february 4", "weekend of thanksgiving", "labor day weekend". */
function readWeekOf(r: Reader, at: number, readDate: ReadDate): DatePiece | null {
  const from = skip(r, at, 'the');
  const { unit } = meaning(r, from);
  if (unit !== 'week' && unit !== 'weekend') return null;
  const joined =
    is(r, from + 1, 'of') ||
    is(r, from + 1, 'start') ||
    is(r, from + 1, 'starting') ||
    (is(r, from + 1, 'from') && unit === 'week');
  if (!joined) return null;
  const day = readDate(r, from + 2, 'on');
  if (day === null || day.grain !== 'day') return null;
  return unit === 'week' ? weekAround(r, day) : weekendAround(day);
}

function weekAround(r: Reader, day: DatePiece): DatePiece {
  const first = startOfWeek(day.first, r.weekStart);
  return span({ first, last: first + 6 }, 'week', { to: day.to, rule: 'week-of', certainty: 0.93 });
}

/** "early march", "mid-november", "late next week", "end of next month", "beginning of january". */
function readEdge(r: Reader, at: number, readDate: ReadDate): DatePiece | null {
  const from = skip(r, at, 'the');
  const role = meaning(r, from).role;
  if (
    role !== 'early' &&
    role !== 'late' &&
    role !== 'middle' &&
    role !== 'end' &&
    role !== 'start' &&
    role !== 'later'
  )
    return null;
  const dashed = isText(r, from + 1, '-') ? from + 2 : from + 1;
  const joined = skip(r, dashed, 'of');
  const inner = role === 'end' || role === 'start' ? joined : skip(r, joined, 'in');
  const period =
    readDate(r, inner, role === 'later' ? 'late' : role) ??
    (role === 'end' || role === 'start' ? readBareUnit(r, skip(r, dashed, 'of')) : null);
  if (period === null) return null;
  return edgeOf(r, role, period);
}

function edgeOf(r: Reader, role: Role, period: DatePiece): DatePiece | null {
  const rest = { to: period.to, rule: `${role}-of-${period.grain}`, certainty: Math.min(period.certainty, 0.9) };
  if (period.grain === 'day') return { ...period, ...rest };
  const size = period.last - period.first + 1;
  const { year } = civil(period.first);
  const edge = (first: number, last: number): DatePiece => span({ first, last }, 'day', rest);
  if (role === 'end') return singleDay(lastOf(r, period), rest);
  if (role === 'start' || role === 'early') return { ...period, ...rest };
  const middle = role === 'middle';
  if (period.grain === 'year')
    return middle ? edge(dayNumber(year, 5, 1), dayNumber(year, 8, 31)) : edge(dayNumber(year, 7, 1), period.last);
  if (period.grain === 'month')
    return middle ? edge(period.first + 9, period.first + 19) : edge(period.first + 20, period.last);
  return middle
    ? edge(period.first + Math.floor(size / 3), period.first + Math.floor((size * 2) / 3))
    : edge(period.first + Math.floor(size / 2), period.last);
}

/** The end of a week is the day that the person means by it. */
function lastOf(r: Reader, period: DatePiece): DayNumber {
  return period.grain === 'week' ? period.first + r.weekEnd - (r.weekStart % 7) : period.last;
}

/** "eow", "end of month", "start of the year" as words of their own. */
function readBoundary(r: Reader, at: number): DatePiece | null {
  const word = meaning(r, skip(r, at, 'the'));
  const to = skip(r, at, 'the') + 1;
  if (word.startOf !== undefined) {
    const { first } = unitSpan(r, word.startOf, 0);
    return singleDay(first >= r.today ? first : unitSpan(r, word.startOf, 1).first, {
      to,
      rule: `start-of-${word.startOf}`,
      certainty: 0.85,
    });
  }
  if (word.endOf === undefined || word.endOf === 'day') return null;
  const rest = { to, rule: `end-of-${word.endOf}`, certainty: 0.92 };
  if (word.endOf === 'week') return singleDay(onOrAfter(r.today, r.weekEnd), rest);
  return singleDay(unitSpan(r, word.endOf, 0).last, rest);
}
