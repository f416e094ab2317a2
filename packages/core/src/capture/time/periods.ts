import { addMonths, civil, dayNumber, daysInMonth, shiftMonth, startOfWeek, type DayNumber } from './calendar.ts';
import type { Role, Unit } from './lexicon.ts';
import type { DatePiece } from './pieces.ts';
import {
  fullYear,
  is,
  isClauseEnd,
  isGlued,
  isOneOf,
  isText,
  meaning,
  readNumber,
  readYear,
  skip,
  startsTime,
  type Reader,
} from './reader.ts';

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
      const first = startOfWeek(r.today, 1) + 5 + by * 7;
      return { first, last: first + 1 };
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

/** A week, month, quarter, season or year: "next week", "in march", "q1 2027", "the year 2030", "last two months", "this summer". */
export function readPeriod(r: Reader, at: number, lead: Role | null): DatePiece | null {
  return (
    readRelativeUnit(r, at) ??
    readCountedUnits(r, at, lead) ??
    readMonth(r, at, lead) ??
    readQuarter(r, at) ??
    readSeason(r, at, lead) ??
    readYearAlone(r, at, lead) ??
    readTheUnit(r, at, lead)
  );
}

const STEPS: ReadonlyMap<Role, number> = new Map([
  ['this', 0],
  ['next', 1],
  ['following', 1],
  ['last', -1],
  ['past', -1],
  ['previous', -1],
]);

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

/** "next 3 months", "last two weeks", "the 5 past years", "upcoming 2 weeks". */
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

function stepAt(r: Reader, at: number): number | null {
  const role = meaning(r, at).role;
  return role === undefined ? null : (meaning(r, at).step ?? STEPS.get(role) ?? null);
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

const MONTH_LEADS: ReadonlySet<Role> = new Set([
  'in',
  'by',
  'until',
  'since',
  'before',
  'after',
  'during',
  'through',
  'starting',
  'due',
  'between',
  'within',
  'early',
  'late',
  'middle',
  'end',
  'start',
  'every',
  'of',
]);

/** A month without a day: "in march", "october 2027", "this september", "march after next", "2015-3", "2/2013". */
function readMonth(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const numeric = readNumericMonth(r, at);
  if (numeric !== null) return numeric;
  const from = skip(r, at, 'the');
  const step = stepAt(r, from);
  const name = step === null ? from : from + 1;
  const { month, weak } = meaning(r, name);
  if (month === undefined) return readYearThenMonth(r, from);
  if (r.tokens[name]?.possessive === true && !isClauseEnd(r, name + 1)) return null;
  const dot =
    isText(r, name + 1, '.') && isGlued(r, name + 1) && r.tokens[name + 2] !== undefined ? name + 2 : name + 1;
  const year = yearAfterMonth(r, dot);
  if (year !== null)
    return span(monthSpan(year.value, month), 'month', {
      to: year.to,
      rule: 'month',
      certainty: 0.95,
      month,
      year: year.value,
    });
  const certainty = monthCertainty(r, {
    at: name,
    lead: from > at && lead === null ? 'the' : lead,
    step,
    weak: weak === true,
  });
  const after = is(r, name + 1, 'after') && is(r, name + 2, 'next');
  const years = isText(r, name + 1, 'in') && is(r, name + 2, 'a') && meaning(r, name + 3).unit === 'year';
  if (certainty === 0 && !after && !years) return null;
  const found = monthYear(r, month, step) + (after || years ? 1 : 0);
  return span(monthSpan(found, month), 'month', {
    to: years ? name + 4 : after ? name + 3 : name + 1,
    rule: 'month',
    certainty: Math.max(certainty, after || years ? 0.9 : 0),
    month,
    floating: step === null && !after && !years,
  });
}

function monthCertainty(r: Reader, of: { at: number; lead: Role | null; step: number | null; weak: boolean }): number {
  const next = r.tokens[of.at + 1];
  if (
    isText(r, of.at + 1, '-') &&
    isGlued(r, of.at + 1) &&
    isGlued(r, of.at + 2) &&
    meaning(r, of.at + 2).month === undefined
  )
    return 0;
  const ends = isClauseEnd(r, of.at + 1);
  const text = r.tokens[of.at]?.text;
  if (of.step !== null)
    return text === 'may' && !ends && !startsTime(r, of.at + 1) && next?.meaning.role === undefined ? 0 : 0.9;
  const ranged =
    (is(r, of.at + 1, 'until') && (is(r, of.at + 2, 'end') || is(r, of.at + 3, 'end'))) ||
    ((is(r, of.at + 1, 'to') ||
      is(r, of.at + 1, 'until') ||
      is(r, of.at + 1, 'through') ||
      isText(r, of.at + 1, '-')) &&
      meaning(r, skip(r, of.at + 2, 'the')).month !== undefined);
  if (ranged || rangeBefore(r, of.at)) return 0.8;
  if (of.lead !== null && MONTH_LEADS.has(of.lead)) return of.weak && !ends && of.lead === 'of' ? 0.5 : 0.85;
  if (of.lead === 'the' && ends) return 0.5;
  if (of.weak) return r.tokens.length === 1 ? 0.6 : 0;
  if (of.lead === 'for' || of.lead === 'from') return 0.4;
  return ends || next === undefined ? 0.6 : 0;
}

function rangeBefore(r: Reader, at: number): boolean {
  const joined =
    is(r, at - 1, 'to') ||
    is(r, at - 1, 'until') ||
    is(r, at - 1, 'through') ||
    isText(r, at - 1, '-') ||
    (is(r, at - 1, 'and') && is(r, at - 3, 'between'));
  return joined && meaning(r, at - 2).month !== undefined;
}

function monthYear(r: Reader, month: number, step: number | null): number {
  if (step === 0) return r.year;
  if (step === 1) return month > r.month ? r.year : r.year + 1;
  if (step === -1) return month < r.month ? r.year : r.year - 1;
  return month >= r.month ? r.year : r.year + 1;
}

function yearAfterMonth(r: Reader, at: number): { value: number; to: number } | null {
  let from = isText(r, at, ',') || ((isText(r, at, '-') || isText(r, at, '/')) && isGlued(r, at)) ? at + 1 : at;
  const of = is(r, from, 'of');
  if (of || is(r, from, 'in')) from += 1;
  const apostrophe = isText(r, from, "'");
  const token = r.tokens[apostrophe ? from + 1 : from];
  if ((apostrophe || of) && token?.kind === 'number' && token.end - token.start === 2)
    return { value: fullYear(token.value), to: apostrophe ? from + 2 : from + 1 };
  const year = readYear(r, from);
  return year !== null && year.value >= 1500 ? year : null;
}

function readYearThenMonth(r: Reader, at: number): DatePiece | null {
  const year = r.tokens[at];
  if (year?.kind !== 'number' || year.end - year.start !== 4) return null;
  const { month } = meaning(r, at + 1);
  if (month === undefined || r.tokens[at + 2]?.kind === 'number') return null;
  return span(monthSpan(year.value, month), 'month', {
    to: at + 2,
    rule: 'month',
    certainty: 0.9,
    month,
    year: year.value,
  });
}

/** "2015-3", "2/2013". */
function readNumericMonth(r: Reader, at: number): DatePiece | null {
  const [a, sign, b] = [r.tokens[at], r.tokens[at + 1], r.tokens[at + 2]];
  if (
    a?.kind !== 'number' ||
    b?.kind !== 'number' ||
    sign?.glued !== true ||
    !b.glued ||
    (sign.text !== '-' && sign.text !== '/')
  )
    return null;
  if (a.glued && at > 0) return null;
  const next = r.tokens[at + 3];
  if (
    next?.glued === true &&
    next.text !== '.' &&
    next.text !== ',' &&
    next.text !== '?' &&
    next.text !== '!' &&
    next.text !== ')'
  )
    return null;
  if (next?.glued === true && next.text === '.' && isGlued(r, at + 4)) return null;
  const yearFirst = a.end - a.start === 4;
  const [year, month] = yearFirst ? [a, b] : [b, a];
  if (
    year.end - year.start !== 4 ||
    month.end - month.start > 2 ||
    month.value < 1 ||
    month.value > 12 ||
    year.value < 1900 ||
    year.value > 2100
  )
    return null;
  return span(monthSpan(year.value, month.value), 'month', {
    to: at + 3,
    rule: 'month',
    certainty: 0.75,
    month: month.value,
    year: year.value,
  });
}

/** "q1 2019", "2018Q4", "2019 H2", "third quarter of 2020" by its number. */
function readQuarter(r: Reader, at: number): DatePiece | null {
  const yearBefore = readYear(r, at) ?? gluedYear(r, at);
  const from = yearBefore === null ? at : yearBefore.to;
  const { quarter } = meaning(r, from);
  const half =
    isText(r, from, 'h') && isGlued(r, from + 1) && yearBefore !== null ? r.tokens[from + 1]?.value : undefined;
  if (quarter === undefined && half !== 1 && half !== 2) return null;
  const end = quarter === undefined ? from + 2 : from + 1;
  const joined = isText(r, end, '-') || is(r, end, 'of') ? end + 1 : end;
  const year = yearBefore ?? readYear(r, joined);
  const to = yearBefore === null && year !== null ? year.to : end;
  const size = quarter === undefined ? 6 : 3;
  const index = quarter ?? half ?? 1;
  const value = year?.value ?? (index * size < r.month ? r.year + 1 : r.year);
  const first = dayNumber(value, (index - 1) * size + 1, 1);
  return span({ first, last: addMonths(first, size) - 1 }, quarter === undefined ? 'half-year' : 'quarter', {
    to,
    rule: 'quarter',
    certainty: 0.85,
    year: value,
  });
}

/** "2018Q4". */
function gluedYear(r: Reader, at: number): { value: number; to: number } | null {
  const token = r.tokens[at];
  if (token?.kind !== 'number' || token.end - token.start !== 4 || !isGlued(r, at + 1)) return null;
  return { value: token.value, to: at + 1 };
}

/** Astronomical seasons of the northern half. */
const SEASON_STARTS: ReadonlyMap<number, number> = new Map([
  [3, 20],
  [6, 21],
  [9, 23],
  [12, 21],
]);

function readSeason(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const from = skip(r, at, 'the');
  const step = stepAt(r, from);
  const name = step === null ? from : from + 1;
  const { season } = meaning(r, name);
  if (season === undefined) return null;
  const joined = is(r, name + 1, 'of') ? name + 2 : name + 1;
  const year = readYear(r, joined);
  const led =
    step !== null ||
    year !== null ||
    ((lead === 'in' ||
      lead === 'by' ||
      lead === 'until' ||
      lead === 'during' ||
      lead === 'before' ||
      lead === 'after') &&
      isClauseEnd(r, name + 1));
  if (!led) return null;
  const start = (value: number): DayNumber => dayNumber(value, season, SEASON_STARTS.get(season) ?? 21);
  let value = year?.value ?? r.year;
  if (year === null && step !== 0 && step !== -1 && start(value) <= r.today) value += 1;
  if (year === null && step === -1 && addMonths(start(value), 3) > r.today) value -= 1;
  return span({ first: start(value), last: addMonths(start(value), 3) - 1 }, 'quarter', {
    to: year?.to ?? name + 1,
    rule: 'season',
    certainty: 0.6,
  });
}

const YEAR_LEADS: ReadonlySet<Role> = new Set([
  'in',
  'since',
  'until',
  'before',
  'after',
  'by',
  'from',
  'between',
  'of',
  'during',
  'through',
  'to',
  'and',
  'early',
  'late',
  'middle',
  'end',
  'start',
]);

/** "in 2014", "the year 2008": a year only where a word before it says so. */
function readYearAlone(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const from = skip(r, at, 'the');
  const named = is(r, from, 'year-word') || isText(r, from, 'cy') || isText(r, from, 'fy');
  const joined = named ? skip(r, skip(r, from + 1, 'after'), 'before') : from;
  const year = readYear(r, joined);
  if (year === null || year.value > 2199 || year.value < 1500 || (!named && r.tokens[joined]?.kind !== 'number'))
    return null;
  if (joined > from + 1) return null;
  if (!named && (lead === null || !YEAR_LEADS.has(lead) || isYearAmount(r, year.to))) return null;
  if (isText(r, year.to, 's') && isGlued(r, year.to)) return null;
  return span(yearSpan(year.value), 'year', {
    to: year.to,
    rule: 'year',
    certainty: named ? 0.9 : 0.75,
    year: year.value,
  });
}

/** "in 2000 words". */
function isYearAmount(r: Reader, at: number): boolean {
  const next = r.tokens[at];
  if (next === undefined || isClauseEnd(r, at)) return false;
  return next.meaning.role === undefined || next.meaning.role === 'counter' || next.meaning.unit !== undefined;
}

/** "for the month", "in the year". */
function readTheUnit(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const { unit } = meaning(r, at + 1);
  if (!is(r, at, 'the') || unit === undefined || !PERIODS.has(unit) || unit === 'weekend' || !isClauseEnd(r, at + 2))
    return null;
  if (lead !== 'in' && lead !== 'for' && lead !== 'during' && lead !== 'late' && lead !== 'early') return null;
  return span(unitSpan(r, unit, 0), unit, { to: at + 2, rule: `the-${unit}`, certainty: 0.5 });
}

/** Whether the token names a step ("next", "last", "this"). */
export function isStep(r: Reader, at: number): boolean {
  return isOneOf(r, at, STEP_ROLES);
}

const STEP_ROLES: ReadonlySet<Role> = new Set(STEPS.keys());

/** The civil year of a day. */
export function yearOf(day: DayNumber): number {
  return civil(day).year;
}
