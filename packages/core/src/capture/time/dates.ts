import { civil, dayNumber, onOrAfter, startOfWeek, weekdayOf, type DayNumber } from './calendar.ts';
import { weekdayOnDay } from './coming.ts';
import { readDay } from './days.ts';
import type { Role } from './lexicon.ts';
import { readOffset } from './offsets.ts';
import { readPeriod } from './periods.ts';
import { readPlace } from './places.ts';
import type { DatePiece, MomentPiece } from './pieces.ts';
import { isNearTime, type Reader } from './reader.ts';

/** How deep one date may be built on another ("the first monday of the week after next"). */
const DEPTH = 3;

/** The longest date that starts at `at`; `lead` is what the word before it does. Null where there is none. */
export function readDate(r: Reader, at: number, lead: Role | null): DatePiece | null {
  return readDateWithin(r, { at, lead, depth: DEPTH, counted: readCounted(r, at) });
}

/** The same where it is known already what is counted from another day there. */
export function readDateBeside(
  r: Reader,
  of: { at: number; lead: Role | null; counted: DatePiece | MomentPiece | null },
): DatePiece | null {
  return readDateWithin(r, { ...of, depth: DEPTH });
}

/** A time counted from another one, be it a day or a moment. */
export function readCounted(r: Reader, at: number): DatePiece | MomentPiece | null {
  return countedWithin(r, at, DEPTH);
}

function countedWithin(r: Reader, at: number, depth: number): DatePiece | MomentPiece | null {
  if (!isNearTime(r, at)) return null;
  const key = at * (DEPTH + 1) + depth;
  const known = r.anchors.get(key);
  if (known !== undefined) return known;
  const found = readOffset(r, at, anchorsAt[depth] ?? noDate);
  r.anchors.set(key, found);
  return found;
}

interface Place {
  readonly at: number;
  readonly lead: Role | null;
  readonly depth: number;
  readonly counted: DatePiece | MomentPiece | null;
}

function readDateWithin(r: Reader, of: Place): DatePiece | null {
  const { at, lead, depth, counted } = of;
  if (!isNearTime(r, at)) return null;
  const place = readPlace(r, at, innerAt[depth] ?? noDate);
  const named = longest(readPeriod(r, at, lead), readDay(r, at, lead));
  return longest(longest(place, named), counted?.kind === 'date' ? counted : null);
}

type ReadInner = (r: Reader, at: number, lead: Role | null) => DatePiece | null;

function noDate(): null {
  return null;
}

/** Reads a date one level deeper; by depth, so that nothing is built anew for each message. */
const innerAt: readonly ReadInner[] = Array.from({ length: DEPTH + 1 }, (_, depth): ReadInner => {
  if (depth <= 1) return noDate;
  return (r, at, lead) => {
    const counted = countedWithin(r, at, depth - 1);
    return readDateWithin(r, { at, lead, depth: depth - 1, counted });
  };
});

const anchorsAt: ReadonlyArray<(r: Reader, at: number) => DatePiece | null> = innerAt.map(
  (inner) => (r, at) => inner(r, at, 'from'),
);

function longest(a: DatePiece | null, b: DatePiece | null): DatePiece | null {
  if (a === null || b === null) return a ?? b;
  return b.to > a.to ? b : a;
}

/** Two dates said together, "fri 11th", "next week on tuesday", "Jul 18, Fri": what both mean, or null where they do not go together. */
export function mergeDates(r: Reader, first: DatePiece, second: DatePiece): DatePiece | null {
  const to = second.to;
  const firstIsWeekday = isBareWeekday(first);
  if (firstIsWeekday === isBareWeekday(second) && !isModifiedWeekday(first)) return null;
  if (firstIsWeekday) return mergeWeekday(r, { weekday: first, other: second, to });
  if (isBareWeekday(second)) return mergeWeekday(r, { weekday: second, other: first, to });
  return second.month !== undefined && second.year === undefined ? nearest(first, { ...second, to }) : null;
}

function isBareWeekday(piece: DatePiece): boolean {
  return piece.rule === 'weekday';
}

function isModifiedWeekday(piece: DatePiece): boolean {
  return piece.rule.endsWith('-weekday') && piece.nth === undefined;
}

function mergeWeekday(r: Reader, of: { weekday: DatePiece; other: DatePiece; to: number }): DatePiece | null {
  const { other, to } = of;
  const weekday = of.weekday.weekday ?? 1;
  const at = (day: DayNumber, rule: string): DatePiece => ({
    ...other,
    first: day,
    last: day,
    grain: 'day',
    to,
    rule,
    certainty: 0.97,
  });
  if (other.grain === 'week') return at(onOrAfter(other.first, weekday), 'weekday-of-week');
  if (other.rule === 'day-of-month' && other.day !== undefined)
    return at(weekdayOnDay(r, weekday, other.day) ?? other.first, 'weekday-and-day');
  if (other.month !== undefined && other.day !== undefined)
    return at(matchingYear(r, { weekday, other }), 'weekday-and-date');
  if (other.rule === 'counted-from-day' || other.rule === 'from-now' || other.rule === 'in-offset')
    return at(onOrAfter(startOfWeek(other.first, 7), weekday), 'weekday-of-offset');
  if (other.rule === 'relative-day' || other.grain === 'day') return at(other.first, other.rule);
  return null;
}

/** "Jul 18, Fri" is the year in which they meet, when that is this one or the next. */
function matchingYear(r: Reader, of: { weekday: number; other: DatePiece }): DayNumber {
  const { first, year } = of.other;
  if (year !== undefined || weekdayOf(first) === of.weekday) return first;
  const later = first + 365;
  return weekdayOf(later) === of.weekday
    ? later
    : weekdayOf(later + 1) === of.weekday && r.year % 4 === 3
      ? later + 1
      : first;
}

/** "this friday 5/12": the year in which the date is nearest to the weekday. */
function nearest(weekday: DatePiece, date: DatePiece): DatePiece {
  const { year } = civil(date.first);
  const before = dayNumber(year - 1, date.month ?? 1, date.day ?? 1);
  const closer = Math.abs(before - weekday.first) < Math.abs(date.first - weekday.first);
  return closer ? { ...date, first: before, last: before } : date;
}
