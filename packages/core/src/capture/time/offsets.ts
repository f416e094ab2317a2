import { addMonths, onOrAfter, startOfWeek, type DayNumber } from './calendar.ts';
import type { Unit } from './lexicon.ts';
import { singleDay, type DatePiece, type MomentPiece } from './pieces.ts';
import { is, isClauseEnd, isGlued, isText, meaning, readNumber, skip, type Reader, type Counted } from './reader.ts';

/** An amount of time, split into what moves the calendar and what moves the clock. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly workdays: number;
  readonly minutes: number;
  /** Coarsest unit named. */
  readonly unit: Unit;
  readonly to: number;
}

type ReadDate = (r: Reader, at: number) => DatePiece | null;

/**
 * A time counted from another: "in two weeks", "3 days ago", "half an hour from now", "two days before yesterday", "a week from
 * friday". `readDate` reads the day that it counts from.
 */
export function readOffset(r: Reader, at: number, readDate: ReadDate): DatePiece | MomentPiece | null {
  return readIn(r, at) ?? readCountedFrom(r, at, readDate) ?? readNextTo(r, at, readDate) ?? readWeekdaysFromNow(r, at);
}

function readIn(r: Reader, at: number): DatePiece | MomentPiece | null {
  if (is(r, at, 'after')) return readAfter(r, at);
  if (is(r, at, 'before')) return readBeforeAgo(r, at);
  if (!is(r, at, 'in')) return null;
  if (meaning(r, at - 1).unit !== undefined && r.tokens[at - 2]?.kind !== 'number') return null;
  const from = skip(r, skip(r, skip(r, at + 1, 'around'), 'the'), 'next');
  if (from > at + 1 && !is(r, at + 1, 'around')) return null;
  const duration = readDuration(r, from);
  if (duration !== null) {
    const again = is(r, duration.to, 'from-now') || isText(r, duration.to, 'time') ? duration.to + 1 : duration.to;
    if (isNamedAsTitle(r, from, duration.to)) return null;
    return apply(r, { ...duration, to: again }, 1, 'in-offset');
  }
  const minutes = r.tokens[from];
  const lone = minutes?.kind === 'number' && minutes.value > 0 && minutes.value <= 90 && isEnd(r, from + 1);
  return lone ? { kind: 'moment', to: from + 1, minutes: minutes.value, rule: 'in-minutes', certainty: 0.6 } : null;
}

/** "after 5 days" at the end of the words; "after 5 days of rest" is a condition. */
function readAfter(r: Reader, at: number): DatePiece | MomentPiece | null {
  const duration = readDuration(r, at + 1);
  return duration === null || !isClauseEnd(r, duration.to) ? null : apply(r, duration, 1, 'in-offset');
}

/** "vor zwei Wochen". */
function readBeforeAgo(r: Reader, at: number): DatePiece | MomentPiece | null {
  const duration = r.lexicon.beforeMeansAgo ? readDuration(r, at + 1) : null;
  return duration === null ? null : apply(r, duration, -1, 'ago');
}

function isEnd(r: Reader, at: number): boolean {
  return r.tokens[at] === undefined || (isClauseEnd(r, at) && !isGlued(r, at));
}

/** "28 Days Later", "24 Hours": a title in capitals is no offset. */
function isNamedAsTitle(r: Reader, from: number, to: number): boolean {
  const last = r.tokens[to - 1];
  return last?.capital === true && r.tokens[from]?.kind === 'number';
}

function readCountedFrom(r: Reader, at: number, readDate: ReadDate): DatePiece | MomentPiece | null {
  const from = skip(r, at, 'the');
  const duration = readDuration(r, from);
  if (duration === null || isNamedAsTitle(r, from, duration.to)) return null;
  const { to } = duration;
  if (is(r, to, 'ago') || isText(r, to, 'earlier') || isText(r, to, 'back'))
    return apply(r, { ...duration, to: to + 1 }, -1, 'ago');
  if (is(r, to, 'from-now') || is(r, to, 'hence') || (is(r, to, 'later') && from === at))
    return apply(r, { ...duration, to: to + 1 }, 1, 'from-now');
  const sign =
    is(r, to, 'after') || is(r, to, 'from') || is(r, to, 'since')
      ? 1
      : is(r, to, 'before')
        ? -1
        : is(r, to, 'on') && isText(r, to - 1, 'week')
          ? 1
          : 0;
  const beside = meaning(r, to);
  if (
    sign === 0 &&
    beside.offset !== undefined &&
    beside.part === undefined &&
    (duration.unit === 'week' || duration.unit === 'month')
  ) {
    return singleDay(shift(r, r.today + beside.offset, duration, 1), {
      to: to + 1,
      rule: 'counted-from-day',
      certainty: 0.93,
    });
  }
  if (sign === 0) return null;
  if (meaning(r, to + 1).now === true) return apply(r, { ...duration, to: to + 2 }, sign, 'from-now');
  const anchor = readDate(r, to + 1);
  return anchor === null || duration.minutes > 0 ? null : fromAnchor(r, { anchor, duration, sign });
}

/** "the day after labor day", "monday before christmas", "the week after easter". */
function readNextTo(r: Reader, at: number, readDate: ReadDate): DatePiece | null {
  const from = skip(r, at, 'the');
  const { weekday, unit, plural } = meaning(r, from);
  const sign = is(r, from + 1, 'after') ? 1 : is(r, from + 1, 'before') ? -1 : 0;
  if (
    sign === 0 ||
    plural === true ||
    (weekday === undefined && unit !== 'day' && unit !== 'week') ||
    is(r, from + 2, 'next')
  )
    return null;
  const anchor = readDate(r, from + 2);
  if (anchor === null) return null;
  const rest = { to: anchor.to, rule: 'next-to-day', certainty: 0.93 };
  const edge = sign > 0 ? anchor.last : anchor.first;
  if (weekday !== undefined)
    return singleDay(sign > 0 ? onOrAfter(edge + 1, weekday) : onOrAfter(edge - 7, weekday), rest);
  if (unit === 'day') return singleDay(edge + sign, rest);
  const week = startOfWeek(edge, r.weekStart) + 7 * sign;
  return { kind: 'date', first: week, last: week + 6, grain: 'week', ...rest };
}

function fromAnchor(r: Reader, of: { anchor: DatePiece; duration: Duration; sign: number }): DatePiece {
  const start = of.sign > 0 ? of.anchor.last : of.anchor.first;
  const base = of.anchor.grain === 'day' ? of.anchor.first : start;
  return singleDay(shift(r, base, of.duration, of.sign), {
    to: of.anchor.to,
    rule: 'counted-from-day',
    certainty: 0.93,
  });
}

/** "two mondays from now", "5 sundays from now". */
function readWeekdaysFromNow(r: Reader, at: number): DatePiece | null {
  const count = readNumber(r, at);
  if (count === null || count.value < 1) return null;
  const { weekday } = meaning(r, count.to);
  if (weekday === undefined || !is(r, count.to + 1, 'from-now')) return null;
  const day = onOrAfter(r.today + 1, weekday) + (count.value - 1) * 7;
  return singleDay(day, { to: count.to + 2, rule: 'weekdays-from-now', certainty: 0.95 });
}

function apply(r: Reader, duration: Duration, sign: number, rule: string): DatePiece | MomentPiece {
  const { to } = duration;
  if (duration.minutes > 0) {
    const days = shift(r, r.today, duration, sign) - r.today;
    return { kind: 'moment', to, minutes: days * 1440 + sign * duration.minutes, rule, certainty: 0.97 };
  }
  return singleDay(shift(r, r.today, duration, sign), { to, rule, certainty: 0.95 });
}

function shift(r: Reader, day: DayNumber, duration: Duration, sign: number): DayNumber {
  const moved = addMonths(day, sign * duration.months) + sign * duration.days;
  return duration.workdays === 0 ? moved : addWorkdays(r, moved, sign * duration.workdays);
}

function addWorkdays(r: Reader, from: DayNumber, count: number): DayNumber {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.min(Math.abs(count), 2000); left > 0;) {
    day += step;
    if (day - startOfWeek(day, 1) < 5) left -= 1;
  }
  return day;
}

/** "3 days", "half an hour", "1 month and 21 days", "a couple of weeks", "1/4 h", "an hour and a half", "2 wks". */
export function readDuration(r: Reader, at: number): Duration | null {
  let total = readAmount(r, at);
  if (total === null) return null;
  for (let k = 0; k < 3; k += 1) {
    const next = readAmount(r, skip(r, isText(r, total.to, ',') ? total.to + 1 : total.to, 'and'));
    if (next === null) break;
    total = add(total, next);
  }
  return total;
}

function add(a: Duration, b: Duration): Duration {
  return {
    months: a.months + b.months,
    days: a.days + b.days,
    workdays: a.workdays + b.workdays,
    minutes: a.minutes + b.minutes,
    unit: a.unit,
    to: b.to,
  };
}

function readAmount(r: Reader, at: number): Duration | null {
  const count = readCount(r, at);
  if (count === null) return null;
  const unitAt = skip(r, count.to, 'more');
  const { unit, unitCount = 1, weak } = meaning(r, unitAt);
  if (unit === undefined || unit === 'weekend' || (weak === true && !isGlued(r, unitAt))) return null;
  if (r.tokens[unitAt]?.possessive === true && !isText(r, unitAt + 1, 'time')) return null;
  const half = is(r, unitAt + 1, 'and') && meaning(r, unitAt + 2).fraction === 30 ? 0.5 : 0;
  return durationOf(unit, (count.value + half) * unitCount, half > 0 ? unitAt + 3 : unitAt + 1);
}

function durationOf(unit: Unit, value: number, to: number): Duration | null {
  const none = { months: 0, days: 0, workdays: 0, minutes: 0, unit, to };
  const whole = Math.round(value);
  if (value > 100_000) return null;
  switch (unit) {
    case 'second':
      return { ...none, minutes: value / 60 };
    case 'minute':
      return { ...none, minutes: value };
    case 'hour':
      return { ...none, minutes: value * 60 };
    case 'day':
    case 'weekend':
      return Number.isInteger(value) ? { ...none, days: value } : { ...none, minutes: value * 1440 };
    case 'workday':
      return { ...none, workdays: whole };
    case 'week':
      return { ...none, days: Math.round(value * 7) };
    case 'month':
      return { ...none, months: Math.floor(value), days: Math.round((value - Math.floor(value)) * 30) };
    case 'quarter':
      return { ...none, months: whole * 3 };
    case 'half-year':
      return { ...none, months: whole * 6 };
    case 'year':
      return { ...none, months: Math.round(value * 12) };
  }
}

/** How many: "3", "2.5", "1/4", "a", "half a", "three quarters of an", "a couple of". */
function readCount(r: Reader, at: number): Counted | null {
  const fraction = readFraction(r, at);
  if (fraction !== null) return fraction;
  if (is(r, at, 'a')) {
    const word = meaning(r, at + 1);
    return word.number !== undefined && word.unit === undefined
      ? { value: word.number, to: at + 2 }
      : { value: 1, to: at + 1 };
  }
  const number = readNumber(r, at);
  if (number !== null && r.tokens[at]?.kind === 'number') return decimal(r, at, number);
  if (number === null) return null;
  if (is(r, number.to, 'and') && meaning(r, number.to + 1).fraction === 30)
    return { value: number.value + 0.5, to: number.to + 2 };
  return is(r, number.to, 'of') ? { ...number, to: number.to + 1 } : number;
}

function decimal(r: Reader, at: number, number: Counted): Counted | null {
  const before = r.tokens[at - 1];
  if (isGlued(r, at) && before !== undefined && before.text !== '(' && before.text !== '~') return null;
  const fraction = r.tokens[at + 2];
  if (!isText(r, at + 1, '.') || fraction?.kind !== 'number' || !fraction.glued) return number;
  return { value: Number(`${number.value}.${fraction.text}`), to: at + 3 };
}

function readFraction(r: Reader, at: number): Counted | null {
  const top = r.tokens[at];
  const bottom = r.tokens[at + 2];
  if (
    top?.kind === 'number' &&
    isText(r, at + 1, '/') &&
    isGlued(r, at + 1) &&
    bottom?.kind === 'number' &&
    bottom.value > 0
  )
    return { value: top.value / bottom.value, to: at + 3 };
  const count = is(r, at, 'a') ? { value: 1, to: at + 1 } : readNumber(r, at);
  const whole = count ?? { value: 1, to: at };
  const wordAt = isText(r, whole.to, '-') ? whole.to + 1 : whole.to;
  const word = meaning(r, wordAt);
  if (word.fraction === undefined || whole.value > 3) return null;
  const to = skip(r, skip(r, wordAt + 1, 'of'), 'a');
  const unit = meaning(r, to).unit;
  if (unit === undefined || unit === 'quarter') return null;
  return { value: (whole.value * word.fraction) / 60, to };
}
