import {
  civil,
  dayNumber,
  daysInMonth,
  isRealDay,
  nthWeekday,
  onOrAfter,
  shiftMonth,
  weekdayOf,
  type DayNumber,
} from './calendar.ts';
import { monthSpan, yearSpan } from './spans.ts';
import type { DatePiece, Freq, RecurrencePiece } from './pieces.ts';
import type { Limits } from './recurrence-limits.ts';

/** A recurrence with all that was said of it, ready to be written down. */
export interface Rule {
  readonly freq: Freq;
  readonly interval: number;
  readonly byday: RecurrencePiece['byday'];
  readonly monthdays: readonly number[];
  readonly months: readonly number[];
  readonly yeardays: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly setPositions: readonly number[];
  readonly count: number | null;
  readonly until: DayNumber | null;
}

/** Puts together a recurrence, a date said beside it ("yearly, 3 march", "monthly on the 4th") and its limits. */
export function ruleOf(piece: RecurrencePiece, date: DatePiece | null, limits: Limits): Rule {
  const folded = date === null ? piece : fold(piece, date);
  const base = limits.except.length === 0 ? folded : without(folded, limits.except);
  return {
    freq: base.freq,
    interval: base.interval,
    byday: base.byday,
    monthdays: base.monthdays,
    months: base.months,
    yeardays: base.yeardays ?? [],
    weekNumbers: base.weekNumbers,
    setPositions: base.setPositions ?? [],
    count: limits.count,
    until: limits.until,
  };
}

/** Whether a date said beside a recurrence is part of the rule; otherwise it is its first day. */
export function folds(piece: RecurrencePiece, date: DatePiece): boolean {
  return fold(piece, date) !== piece;
}

function fold(piece: RecurrencePiece, date: DatePiece): RecurrencePiece {
  const free = piece.byday.length === 0 && piece.monthdays.length === 0;
  if (date.nth !== undefined && date.weekday !== undefined && free)
    return {
      ...piece,
      byday: [{ weekday: date.weekday, nth: date.nth }],
      months: piece.freq === 'YEARLY' && date.month !== undefined ? [date.month] : piece.months,
    };
  if (
    date.rule === 'weekday' &&
    date.weekday !== undefined &&
    piece.byday.length === 0 &&
    (piece.freq === 'WEEKLY' || piece.freq === 'DAILY')
  )
    return { ...piece, freq: 'WEEKLY', byday: [{ weekday: date.weekday, nth: 0 }] };
  if (date.year !== undefined || !free) return piece;
  if (piece.freq === 'YEARLY' && date.month !== undefined)
    return { ...piece, months: [date.month], monthdays: date.day === undefined ? [] : [date.day] };
  if (piece.freq === 'YEARLY' && date.rule === 'day-of-month' && date.day !== undefined)
    return { ...piece, yeardays: [date.day] };
  if (piece.freq === 'MONTHLY' && date.rule === 'day-of-month' && date.day !== undefined)
    return { ...piece, monthdays: [date.day] };
  return piece;
}

function without(piece: RecurrencePiece, except: readonly number[]): RecurrencePiece {
  const all = piece.byday.length > 0 ? piece.byday : [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, nth: 0 }));
  const kept = all.filter((day) => !except.includes(day.weekday));
  if (kept.length === 0 || (piece.freq !== 'DAILY' && piece.freq !== 'WEEKLY')) return piece;
  return { ...piece, freq: 'WEEKLY', byday: kept };
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** RFC 5545 text in a fixed order of parts, without its prefix. */
export function formatRule(rule: Rule): string {
  const parts = [`FREQ=${rule.freq}`];
  const list = (name: string, values: readonly (number | string)[]): void => {
    if (values.length > 0) parts.push(`${name}=${values.join(',')}`);
  };
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  list(
    'BYDAY',
    rule.byday.map((day) => `${day.nth === 0 ? '' : day.nth}${CODES[day.weekday - 1] ?? 'MO'}`),
  );
  list('BYMONTHDAY', sorted(rule.monthdays));
  list('BYMONTH', sorted(rule.months));
  list('BYSETPOS', sorted(rule.setPositions));
  list('BYWEEKNO', sorted(rule.weekNumbers));
  list('BYYEARDAY', sorted(rule.yeardays));
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`);
  if (rule.until !== null) parts.push(`UNTIL=${compact(rule.until)}`);
  return parts.join(';');
}

function sorted(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function compact(day: DayNumber): string {
  const { year, month, day: date } = civil(day);
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`;
}

/** The first day on or after `from` that the rule falls on; its interval counts from there. */
export function firstDay(rule: Rule, from: DayNumber): DayNumber {
  if (rule.freq === 'WEEKLY' && rule.byday.length > 0)
    return Math.min(...rule.byday.map((day) => onOrAfter(from, day.weekday)));
  if (rule.freq === 'MONTHLY') return firstInMonths(rule, from);
  if (rule.freq === 'YEARLY') return firstInYears(rule, from);
  return from;
}

function firstInMonths(rule: Rule, from: DayNumber): DayNumber {
  const start = civil(from);
  for (let ahead = 0; ahead < 13; ahead += 1) {
    const { year, month } = shiftMonth(start.year, start.month, ahead);
    const found = daysOf(rule, { year, month }).filter((day) => day >= from);
    if (found.length > 0) return Math.min(...found);
  }
  return from;
}

function daysOf(rule: Rule, of: { year: number; month: number }): DayNumber[] {
  const span = monthSpan(of.year, of.month);
  if (rule.setPositions.length > 0) {
    const days: DayNumber[] = [];
    for (let day = span.first; day <= span.last; day += 1)
      if (rule.byday.some((by) => by.weekday === weekdayOf(day))) days.push(day);
    return rule.setPositions.flatMap((place) => days.at(place > 0 ? place - 1 : place) ?? []);
  }
  const byDay = rule.byday.flatMap((day) => nthWeekday(span, day.weekday, day.nth === 0 ? 1 : day.nth) ?? []);
  const size = daysInMonth(of.year, of.month);
  const byDate = rule.monthdays
    .filter((day) => Math.abs(day) <= size)
    .map((day) => (day > 0 ? span.first + day - 1 : span.last + day + 1));
  return [...byDay, ...byDate];
}

function firstInYears(rule: Rule, from: DayNumber): DayNumber {
  const { year: start } = civil(from);
  for (let year = start; year < start + 9; year += 1) {
    const found = daysOfYear(rule, year).filter((day) => day >= from);
    if (found.length > 0) return Math.min(...found);
  }
  return from;
}

function daysOfYear(rule: Rule, year: number): DayNumber[] {
  const span = yearSpan(year);
  if (rule.yeardays.length > 0) return rule.yeardays.map((day) => span.first + day - 1);
  if (rule.months.length === 0)
    return rule.byday.flatMap((day) => nthWeekday(span, day.weekday, day.nth === 0 ? 1 : day.nth) ?? []);
  return rule.months.flatMap((month) => {
    if (rule.byday.length > 0) return daysOf(rule, { year, month });
    if (rule.monthdays.length === 0) return [dayNumber(year, month, 1)];
    return rule.monthdays
      .filter((day) => day < 0 || isRealDay(year, month, day))
      .map((day) => (day > 0 ? dayNumber(year, month, day) : monthSpan(year, month).last + day + 1));
  });
}
