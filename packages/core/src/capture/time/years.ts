import { type DayNumber, addMonths, dayNumber } from './calendar.ts';
import type { Role } from './lexicon.ts';
import type { DatePiece } from './pieces.ts';
import { type Reader, is, isClauseEnd, isGlued, isText, meaning, readOrdinal, readYear, skip } from './reader.ts';
import { span, stepAt, yearSpan } from './spans.ts';

/** "q1 2019", "2018Q4", "2019 H2", "third quarter of 2020" by its number. */
export function readQuarter(r: Reader, at: number, lead: Role | null = null): DatePiece | null {
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
  if (year === null && !standsAsPeriod(r, { at, to, lead })) return null;
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

/** "the q3 deck" is about a quarter, not due in it. */
function standsAsPeriod(r: Reader, of: { at: number; to: number; lead: Role | null }): boolean {
  return of.lead !== null || isClauseEnd(r, of.to) || of.at === 0;
}

/** "2018Q4". */
function gluedYear(r: Reader, at: number): { value: number; to: number } | null {
  const token = r.tokens[at];
  if (token?.kind !== 'number' || token.end - token.start !== 4 || !isGlued(r, at + 1)) return null;
  return { value: token.value, to: at + 1 };
}

/** "in the 15th century". */
export function readCentury(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const ordinal = lead === 'in' || lead === 'during' || lead === 'of' ? readOrdinal(r, skip(r, at, 'the')) : null;
  if (ordinal === null || ordinal.value < 11 || ordinal.value > 22) return null;
  const { unit, unitCount } = meaning(r, ordinal.to);
  if (unit !== 'year' || unitCount !== 100 || !isClauseEnd(r, ordinal.to + 1)) return null;
  const first = (ordinal.value - 1) * 100;
  const days = { first: dayNumber(first, 1, 1), last: dayNumber(first + 99, 12, 31) };
  return span(days, 'year', { to: ordinal.to + 1, rule: 'century', certainty: 0.8, year: first });
}

/** Astronomical seasons of the northern half. */
const SEASON_STARTS: ReadonlyMap<number, number> = new Map([
  [3, 20],
  [6, 21],
  [9, 23],
  [12, 21],
]);

export function readSeason(r: Reader, at: number, lead: Role | null): DatePiece | null {
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
export function readYearAlone(r: Reader, at: number, lead: Role | null): DatePiece | null {
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
  return next.meaning.role === 'counter' || next.meaning.unit !== undefined;
}
