import { partOfDay } from './day-parts.ts';
import { onOrAfter, startOfWeek, type DayNumber } from './calendar.ts';
import { MODIFIERS, readDayOfMonth } from './day-of-month.ts';
import { nextHoliday, holidayIn, previousHoliday } from './holidays.ts';
import { readMonthDay } from './month-days.ts';
import { readNumericDate } from './numeric-dates.ts';
import { stepAt } from './spans.ts';
import { singleDay, weekendAround, type DatePiece } from './pieces.ts';
import {
  is,
  isClauseEnd,
  isGlued,
  isOneOf,
  isText,
  meaning,
  readYear,
  skip,
  startsTime,
  type Reader,
} from './reader.ts';
import type { Role } from './lexicon.ts';

/** A day named by itself: today, a weekday, a day of a month, a numeric date, a holiday. Null where there is none. */
export function readDay(r: Reader, at: number, lead: Role | null): DatePiece | null {
  return (
    readRelativeDay(r, at) ??
    readDayOfWeek(r, at) ??
    readWeekday(r, at, lead) ??
    readNumericDate(r, at, lead) ??
    readMonthDay(r, at, lead) ??
    readHoliday(r, at, lead) ??
    readDayOfMonth(r, at, lead)
  );
}

function readRelativeDay(r: Reader, at: number): DatePiece | null {
  const token = r.tokens[at];
  const offset = token?.meaning.offset;
  if (token === undefined || offset === undefined || token.meaning.part !== undefined) return null;
  if (token.possessive && !isClauseEnd(r, at + 1)) return null;
  const weeks = weeksOn(r, at + 1);
  return singleDay(r.today + offset + weeks * 7, {
    to: weeks > 0 ? at + 2 : at + 1,
    rule: 'relative-day',
    certainty: 0.98,
  });
}

/** "last week's sunday", "next week's friday". */
function readDayOfWeek(r: Reader, at: number): DatePiece | null {
  const step = stepAt(r, at);
  const week = r.tokens[at + 1];
  const { weekday } = meaning(r, at + 2);
  if (step === null || week?.meaning.unit !== 'week' || !week.possessive || weekday === undefined) return null;
  const monday = startOfWeek(r.today, r.weekStart) + step * 7;
  return singleDay(onOrAfter(monday, weekday), { to: at + 3, rule: 'weekday-of-week', certainty: 0.95 });
}

/** "tomorrow week", "monday fortnight". */
function weeksOn(r: Reader, at: number): number {
  const { unit, unitCount = 1, role } = meaning(r, at);
  const plural = r.tokens[at]?.text.endsWith('s') === true;
  return unit === 'week' && role === undefined && !plural && isClauseEnd(r, at + 1) ? unitCount : 0;
}

function readWeekday(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const from = skip(r, at, 'the');
  const modified = isOneOf(r, from, MODIFIERS);
  const name = modified ? skip(r, from + 1, 'preferably') : at;
  const word = meaning(r, name);
  const weekday = word.weekday;
  const token = r.tokens[name];
  if (weekday === undefined || token === undefined || word.plural === true) return null;
  if (token.possessive && !isClauseEnd(r, name + 1)) return null;
  const certainty = modified || !word.weak ? weekdayCertainty(r, name) : weakWeekday(r, name, lead);
  if (certainty === 0) return null;
  const modifier = modified ? (meaning(r, from).role ?? null) : null;
  const to = name + (isAbbreviationDot(r, name) ? 2 : 1);
  const rule = modifier === null ? 'weekday' : `${modifier}-weekday`;
  const after = afterWeekday(r, to, weekday);
  if (after !== null) return singleDay(after.day, { to: after.to, rule: after.rule, certainty: 0.95 });
  const base = { to, rule, certainty };
  const further = ((meaning(r, from).step ?? 1) - 1) * 7;
  const soon = meaning(r, from).soonest === true;
  const day = soon ? onOrAfter(r.today + 1, weekday) : weekdayDay(r, weekday, modifier) + (modified ? further : 0);
  const time = word.part === undefined ? {} : { time: partOfDay(word.part, to) };
  return modifier === null ? singleDay(day, { ...base, ...time, weekday }) : singleDay(day, { ...base, ...time });
}

/** "friday after next", "thursday week", "friday week". */
function afterWeekday(r: Reader, at: number, weekday: number): { day: DayNumber; to: number; rule: string } | null {
  const coming = onOrAfter(r.today + 1, weekday);
  if (is(r, at, 'after') && is(r, at + 1, 'next')) return { day: coming + 7, to: at + 2, rule: 'weekday-after-next' };
  if (isText(r, at, 'week') && (isClauseEnd(r, at + 1) || !is(r, at + 1, 'day-word')) && !is(r, at - 2, 'every'))
    return { day: coming + 7, to: at + 1, rule: 'weekday-week' };
  const weeks = weeksOn(r, at);
  return weeks > 1 ? { day: coming + 7 * weeks, to: at + 1, rule: 'weekday-week' } : null;
}

/** Abbreviations may carry a dot ("fri."), which is no end of a sentence when words go on. */
function isAbbreviationDot(r: Reader, at: number): boolean {
  const token = r.tokens[at];
  return (
    token !== undefined &&
    token.end - token.start <= 5 &&
    isText(r, at + 1, '.') &&
    isGlued(r, at + 1) &&
    r.tokens[at + 2] !== undefined
  );
}

function weekdayCertainty(r: Reader, at: number): number {
  if (!isText(r, at + 1, '-') || !isGlued(r, at + 1) || !isGlued(r, at + 2)) return 0.95;
  const next = meaning(r, at + 2);
  const continues = next.weekday !== undefined || next.month !== undefined || r.tokens[at + 2]?.kind === 'number';
  return continues ? 0.95 : 0;
}

const WEEKDAY_LEADS: ReadonlySet<Role> = new Set([
  'on',
  'by',
  'until',
  'before',
  'after',
  'since',
  'due',
  'from',
  'to',
  'for',
  'through',
  'between',
  'and',
  'or',
  'starting',
  'preferably',
]);
const NAME_NEIGHBOURS: ReadonlySet<Role> = new Set(['the', 'a']);

/** "sat", "sun", "mon", "wed" are weekdays only where their neighbours agree. */
function weakWeekday(r: Reader, at: number, lead: Role | null): number {
  if (weekdayCertainty(r, at) === 0) return 0;
  if (lead !== null && WEEKDAY_LEADS.has(lead)) return 0.9;
  if (isOneOf(r, at - 1, NAME_NEIGHBOURS)) return 0;
  const next = r.tokens[at + 1];
  if (isClauseEnd(r, at + 1)) return 0.85;
  if (next === undefined || startsTime(r, at + 1)) return 0.9;
  if (r.tokens[at]?.text === 'wed' && r.tokens[at - 1]?.kind !== 'word') return 0.7;
  return r.tokens[at]?.text === 'mon' && r.tokens[at - 1] === undefined ? 0.7 : 0;
}

function weekdayDay(r: Reader, weekday: number, modifier: Role | null): DayNumber {
  const monday = startOfWeek(r.today, r.weekStart);
  if (modifier === 'next' || modifier === 'following')
    return onOrAfter(r.nextWeekday === 'coming' ? r.today + 1 : monday + 7, weekday);
  if (modifier === 'last' || modifier === 'previous') return onOrAfter(monday - 7, weekday);
  if (modifier === 'past') return onOrAfter(r.today - 7, weekday);
  return onOrAfter(modifier === 'this' ? r.today : r.today + 1, weekday);
}

function readHoliday(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const modifier = isOneOf(r, at, MODIFIERS) ? (meaning(r, at).role ?? null) : null;
  const name = modifier === null ? at : at + 1;
  const { holiday, weak } = meaning(r, name);
  if (holiday === undefined) return null;
  const weekend = meaning(r, name + 1).unit === 'weekend';
  const ended = weekend ? name + 2 : name + 1;
  const joined = is(r, ended, 'of') || is(r, ended, 'in') ? ended + 1 : ended;
  const year = readYear(r, joined);
  const later = year === null ? yearsAhead(r, joined) : null;
  const to = later?.to ?? year?.to ?? ended;
  const led = lead !== null || modifier !== null || year !== null || later !== null;
  const alone = isClauseEnd(r, to) || startsTime(r, to) || weekend;
  if (weak === true && !led && !(alone && isClauseEnd(r, at - 1))) return null;
  const day = holidayDay(r, {
    rule: holiday,
    year: year?.value ?? (later === null ? null : r.year + later.years),
    modifier,
  });
  const certainty = weak === true && !isClauseEnd(r, to) && !startsTime(r, to) ? 0.55 : 0.9;
  const piece = singleDay(day, { to, rule: 'holiday', certainty, ...(year === null ? {} : { year: year.value }) });
  if (weekend) return weekendAround(piece);
  return meaning(r, to).unit === 'weekend' ? weekendAround({ ...piece, to: to + 1 }) : piece;
}

/** "of next year", "this year". */
function yearsAhead(r: Reader, at: number): { years: number; to: number } | null {
  if (meaning(r, at + 1).unit !== 'year') return null;
  const role = meaning(r, at).role;
  if (role === 'this') return { years: 0, to: at + 2 };
  if (role === 'next' || role === 'following') return { years: 1, to: at + 2 };
  return role === 'last' || role === 'previous' || role === 'past' ? { years: -1, to: at + 2 } : null;
}

function holidayDay(
  r: Reader,
  of: { rule: NonNullable<ReturnType<typeof meaning>['holiday']>; year: number | null; modifier: Role | null },
): DayNumber {
  if (of.year !== null) return holidayIn(of.rule, of.year);
  if (of.modifier === 'last' || of.modifier === 'previous' || of.modifier === 'past')
    return previousHoliday(of.rule, r.today, r.year);
  const coming = nextHoliday(of.rule, r.today, r.year);
  return coming;
}
