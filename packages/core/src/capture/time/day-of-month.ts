import { dayNumber, isRealDay, shiftMonth } from './calendar.ts';
import { nextDayOfMonth } from './coming.ts';
import type { Role } from './lexicon.ts';
import { singleDay, type DatePiece } from './pieces.ts';
import { is, isClauseEnd, isGlued, meaning, readOrdinal, skip, startsTime, type Reader } from './reader.ts';

/** Say which day, week or month is meant: this one, the one before, the one behind. */
export const MODIFIERS: ReadonlySet<Role> = new Set(['this', 'next', 'last', 'past', 'previous', 'following']);

const ANNOUNCES: ReadonlySet<Role> = new Set(['on', 'due', 'by', 'until']);
const DAY_LEADS: ReadonlySet<Role> = new Set([
  'on',
  'by',
  'until',
  'before',
  'after',
  'since',
  'due',
  'the',
  'from',
  'starting',
  'through',
]);

/** "the 15th", "on the 15", "on 15", "20th of next month", "the 21st day of the month". */
export function readDayOfMonth(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const from = skip(r, at, 'the');
  const ordinal = readOrdinal(r, from);
  const day = ordinal ?? plainDay(r, from, from > at || lead === 'on' || lead === 'due');
  if (day === null || day.value > 31) return null;
  const of = dayOfMonthIn(r, day.to);
  if (of !== null) return dayIn(r, { ...of, day: day.value });
  const led = from > at || (lead !== null && DAY_LEADS.has(lead));
  const bare = r.lexicon.dotOrdinals && !led;
  const announced = (lead !== null && ANNOUNCES.has(lead)) || meaning(r, at - 1).weekday !== undefined;
  const certainty = bare
    ? 0
    : dayCertainty(r, {
        to: day.to,
        led,
        announced: announced && ordinal !== null,
        words: r.tokens[from]?.kind === 'word',
      });
  if (certainty === 0) return null;
  return singleDay(nextDayOfMonth(r, day.value), {
    to: day.to,
    rule: 'day-of-month',
    certainty,
    day: day.value,
    floating: true,
  });
}

function plainDay(r: Reader, at: number, led: boolean): { value: number; to: number } | null {
  const token = r.tokens[at];
  if (!led || token?.kind !== 'number' || token.value < 1 || token.value > 31 || token.end - token.start > 2)
    return null;
  const next = r.tokens[at + 1];
  if (
    next?.glued === true &&
    next.text !== ',' &&
    next.text !== '.' &&
    next.text !== '?' &&
    next.text !== '!' &&
    next.text !== ')' &&
    next.text !== ';'
  )
    return null;
  if (next !== undefined && (next.text === '.' || next.text === ',') && isGlued(r, at + 2)) return null;
  if (
    !isClauseEnd(r, at + 1) &&
    !is(r, at + 1, 'at') &&
    !is(r, at + 1, 'of') &&
    !is(r, at + 1, 'in') &&
    !is(r, at + 1, 'through') &&
    !is(r, at + 1, 'to')
  )
    return null;
  return { value: token.value, to: at + 1 };
}

function dayCertainty(r: Reader, of: { to: number; led: boolean; announced: boolean; words: boolean }): number {
  const { to } = of;
  if (isClauseEnd(r, to) || startsTime(r, to)) return of.led ? 0.9 : of.words ? 0.3 : 0.6;
  if ((!of.led && !of.announced) || of.words) return 0;
  const next = r.tokens[to];
  if (next === undefined) return 0.85;
  if (is(r, to, 'counter') || is(r, to, 'numbered')) return 0;
  return next.meaning.role !== undefined ? 0.85 : of.announced ? 0.65 : 0;
}

/** "of next month", "of this month", "day of the month" after a day. */
function dayOfMonthIn(r: Reader, at: number): { months: number; to: number } | null {
  let to = is(r, at, 'day-word') ? at + 1 : at;
  if (!is(r, to, 'of') && !is(r, to, 'in')) return null;
  to = skip(r, to + 1, 'the');
  const role = meaning(r, to).role;
  const months = role === 'next' || role === 'following' ? 1 : role === 'last' || role === 'previous' ? -1 : 0;
  if (role !== undefined && MODIFIERS.has(role)) to += 1;
  return meaning(r, to).unit === 'month' ? { months, to: to + 1 } : null;
}

function dayIn(r: Reader, of: { months: number; to: number; day: number }): DatePiece | null {
  const { year, month } = shiftMonth(r.year, r.month, of.months);
  if (!isRealDay(year, month, of.day)) return null;
  return singleDay(dayNumber(year, month, of.day), { to: of.to, rule: 'day-of-month', certainty: 0.95 });
}
