import { type DayNumber, addMonths, startOfWeek } from './calendar.ts';
import type { Role, Unit } from './lexicon.ts';
import { readMonth } from './months.ts';
import type { DatePiece } from './pieces.ts';
import { type Reader, is, isClauseEnd, isText, meaning, readNumber, skip } from './reader.ts';
import { span, stepAt, unitSpan } from './spans.ts';
import { readCentury, readQuarter, readSeason, readYearAlone } from './years.ts';

/** A week, month, quarter, season or year: "next week", "in march", "q1 2027", "the year 2030", "last two months", "this summer". */
export function readPeriod(r: Reader, at: number, lead: Role | null): DatePiece | null {
  return (
    readRelativeUnit(r, at) ??
    readCountedUnits(r, at, lead) ??
    readMonth(r, at, lead) ??
    readQuarter(r, at, lead) ??
    readCentury(r, at, lead) ??
    readSeason(r, at, lead) ??
    readYearAlone(r, at, lead) ??
    readTheUnit(r, at, lead)
  );
}

const PERIODS: ReadonlySet<Unit> = new Set(['week', 'weekend', 'month', 'quarter', 'year', 'half-year']);

/** "next week", "this month", "last year", "the week after next". */
function readRelativeUnit(r: Reader, at: number): DatePiece | null {
  const from = skip(r, skip(r, at, 'the'), 'around');
  const { unit } = meaning(r, from);
  if (unit !== undefined && PERIODS.has(unit) && is(r, from + 1, 'after') && is(r, from + 2, 'next')) {
    return span(unitSpan(r, unit, 2), unit, { to: from + 3, rule: `${unit}-after-next`, certainty: 0.95 });
  }
  const role = meaning(r, from).role;
  const step = stepAt(r, from);
  if (step === null) return null;
  return readSteppedUnit(r, { at: from + 1, step, role: role ?? 'this' });
}

function readSteppedUnit(r: Reader, of: { at: number; step: number; role: Role }): DatePiece | null {
  const { unit, unitCount = 1 } = meaning(r, of.at);
  if (unit === undefined || r.tokens[of.at]?.possessive === true) return null;
  if (unitCount > 1) return fortnight(r, { ...of, days: unitCount * 7, unit });
  const rest = { to: of.at + 1, rule: `${of.role}-${unit}`, certainty: 0.93 };
  if (PERIODS.has(unit)) return span(unitSpan(r, unit, of.step), unit, rest);
  if (unit === 'day' && of.step !== 0) return span(unitSpan(r, 'day', of.step), 'day', rest);
  return null;
}

function fortnight(r: Reader, of: { at: number; step: number; days: number; unit: Unit }): DatePiece | null {
  if (of.unit !== 'week') return null;
  const week = startOfWeek(r.today, r.weekStart);
  const first = of.step > 0 ? r.today + 1 : of.step < 0 ? r.today - of.days : week;
  return span({ first, last: first + of.days - 1 }, 'week', { to: of.at + 1, rule: 'fortnight', certainty: 0.8 });
}

/** "next 3 months", "last two weeks", "the 5 past years", "upcoming 6 weeks". */
function readCountedUnits(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const from = skip(r, at, 'the');
  const stepFirst = stepAt(r, from);
  const count = readNumber(r, stepFirst === null ? from : from + 1);
  if (count === null || count.value < 1 || count.value > 1000 || meaning(r, count.to).plural) return null;
  const stepLater = stepFirst === null ? stepAt(r, count.to) : null;
  const step = stepFirst ?? stepLater;
  const unitAt = stepLater === null ? count.to : count.to + 1;
  const { unit } = meaning(r, unitAt);
  if (stepLater !== null && !isText(r, count.to, 'upcoming') && r.tokens[unitAt]?.text.endsWith('s') !== true)
    return null;
  if (step === null || step === 0 || unit === undefined || unit === 'second' || unit === 'minute' || unit === 'hour')
    return null;
  const upcoming = isText(r, stepFirst === null ? count.to : from, 'upcoming');
  const of = { unit, count: count.value, numberFirst: stepLater !== null };
  const days =
    step < 0 ? pastUnits(r, of) : upcoming && lead !== 'in' ? unitSpan(r, unit, count.value) : comingUnits(r, of);
  return span(days, unit, { to: unitAt + 1, rule: 'counted-units', certainty: 0.85 });
}

function comingUnits(
  r: Reader,
  of: { unit: Unit; count: number; numberFirst: boolean },
): { first: DayNumber; last: DayNumber } {
  const exact = of.numberFirst || of.unit === 'day' || of.unit === 'workday';
  if (exact) return { first: r.today + 1, last: shiftUnits(r.today, of.unit, of.count) };
  return { first: unitSpan(r, of.unit, 1).first, last: unitSpan(r, of.unit, of.count).last };
}

function pastUnits(
  r: Reader,
  of: { unit: Unit; count: number; numberFirst: boolean },
): { first: DayNumber; last: DayNumber } {
  if (of.numberFirst || of.unit === 'day' || of.unit === 'workday')
    return { first: shiftUnits(r.today, of.unit, -of.count), last: r.today - 1 };
  return { first: unitSpan(r, of.unit, -of.count).first, last: unitSpan(r, of.unit, -1).last };
}

function shiftUnits(day: DayNumber, unit: Unit, count: number): DayNumber {
  if (unit === 'week' || unit === 'weekend') return day + 7 * count;
  if (unit === 'month') return addMonths(day, count);
  if (unit === 'quarter') return addMonths(day, 3 * count);
  if (unit === 'year') return addMonths(day, 12 * count);
  return day + count;
}

/** "for the month", "in the year". */
function readTheUnit(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const { unit } = meaning(r, at + 1);
  if (meaning(r, skip(r, at, 'the')).unit === 'weekend' && (lead === 'on' || lead === 'at' || lead === 'during')) {
    const to = skip(r, at, 'the') + 1;
    return span(unitSpan(r, 'weekend', 0), 'weekend', { to, rule: 'the-weekend', certainty: 0.85 });
  }
  if (!is(r, at, 'the') || unit === undefined || !PERIODS.has(unit) || unit === 'weekend' || !isClauseEnd(r, at + 2))
    return null;
  if (lead !== 'in' && lead !== 'for' && lead !== 'during' && lead !== 'late' && lead !== 'early') return null;
  return span(unitSpan(r, unit, 0), unit, { to: at + 2, rule: `the-${unit}`, certainty: 0.5 });
}
