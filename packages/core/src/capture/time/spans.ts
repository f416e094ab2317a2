import { type DayNumber, civil, dayNumber, daysInMonth, shiftMonth, startOfWeek } from './calendar.ts';
import type { Role, Unit } from './lexicon.ts';
import type { DatePiece } from './pieces.ts';
import { type Reader, meaning } from './reader.ts';

/** Makes a piece of a span of days. */
export function span(
  of: { first: DayNumber; last: DayNumber },
  grain: Unit,
  rest: Omit<DatePiece, 'kind' | 'first' | 'last' | 'grain'>,
): DatePiece {
  return { kind: 'date', first: of.first, last: of.last, grain, ...rest };
}

export function monthSpan(year: number, month: number): { first: DayNumber; last: DayNumber } {
  const first = dayNumber(year, month, 1);
  return { first, last: first + daysInMonth(year, month) - 1 };
}

export function yearSpan(year: number): { first: DayNumber; last: DayNumber } {
  return { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) };
}

/** The week, month, quarter or year that lies `by` units from the one that holds today. */
export function unitSpan(r: Reader, unit: Unit, by: number): { first: DayNumber; last: DayNumber } {
  switch (unit) {
    case 'week': {
      const first = startOfWeek(r.today, r.weekStart) + by * 7;
      return { first, last: first + 6 };
    }
    case 'weekend': {
      const saturday = startOfWeek(r.today, 1) + 5 + by * 7;
      // Said on its Sunday, this weekend is what is left of it.
      return { first: by === 0 ? Math.max(saturday, r.today) : saturday, last: saturday + 1 };
    }
    case 'month': {
      const { year, month } = shiftMonth(r.year, r.month, by);
      return monthSpan(year, month);
    }
    case 'quarter':
    case 'half-year':
      return monthsSpan(r, unit === 'quarter' ? 3 : 6, by);
    case 'year':
      return yearSpan(r.year + by);
    case 'day':
    case 'workday':
    case 'second':
    case 'minute':
    case 'hour':
      return { first: r.today + by, last: r.today + by };
  }
}

function monthsSpan(r: Reader, size: number, by: number): { first: DayNumber; last: DayNumber } {
  const start = shiftMonth(r.year, r.month - ((r.month - 1) % size), by * size);
  const end = shiftMonth(start.year, start.month, size - 1);
  return { first: dayNumber(start.year, start.month, 1), last: monthSpan(end.year, end.month).last };
}

const STEPS: ReadonlyMap<Role, number> = new Map([
  ['this', 0],
  ['next', 1],
  ['following', 1],
  ['last', -1],
  ['past', -1],
  ['previous', -1],
]);

export function stepAt(r: Reader, at: number): number | null {
  const role = meaning(r, at).role;
  return role === undefined ? null : (meaning(r, at).step ?? STEPS.get(role) ?? null);
}

/** The civil year of a day. */
export function yearOf(day: DayNumber): number {
  return civil(day).year;
}
