import { readTime } from './clock-times.ts';
import type { Link } from './links.ts';
import { readDuration } from './offsets.ts';
import type { DatePiece, MomentPiece, TimePiece } from './pieces.ts';
import { type Reader, is, isClauseEnd, meaning, skip } from './reader.ts';

/** "2 hours before noon", "an hour after 5pm". */
export function readTimeFromTime(r: Reader, at: number): TimePiece | null {
  const duration = readDuration(r, at);
  if (duration === null || duration.minutes === 0) return null;
  const sign = is(r, duration.to, 'before') ? -1 : is(r, duration.to, 'after') ? 1 : 0;
  const time = sign === 0 ? null : readTime(r, duration.to + 1, true);
  if (time === null || time.certainty < 0.8) return null;
  const minute = Math.round(time.minute + sign * duration.minutes + 1440) % 1440;
  return { ...time, minute, rule: 'counted-from-time', certainty: 0.9 };
}

export function readNow(r: Reader, link: Link): MomentPiece | null {
  const token = r.tokens[link.to];
  if (token?.meaning.now !== true) return null;
  const certain = token.text.includes(' ') || isClauseEnd(r, link.to + 1);
  return certain && link.role !== 'from'
    ? { kind: 'moment', to: link.to + 1, minutes: 0, rule: 'now', certainty: 0.8 }
    : null;
}

/** "last 40 minutes", "next six hours", "next hour", "25 last minutes". */
export function readClockUnits(r: Reader, at: number): MomentPiece | null {
  const from = skip(r, at, 'the');
  const sign = stepSign(r, from);
  const number = readDurationCount(r, sign === 0 ? from : from + 1);
  const step = sign === 0 ? stepSign(r, number.to) : sign;
  const unitAt = sign === 0 ? number.to + 1 : number.to;
  const { unit } = meaning(r, unitAt);
  if (
    step === 0 ||
    (unit !== 'second' && unit !== 'minute' && unit !== 'hour') ||
    r.tokens[unitAt]?.possessive === true
  )
    return null;
  const size = unit === 'second' ? 1 / 60 : unit === 'minute' ? 1 : 60;
  const minutes = step < 0 ? -number.value * size : 0;
  return { kind: 'moment', to: unitAt + 1, minutes, rule: 'clock-units', certainty: 0.7 };
}

function stepSign(r: Reader, at: number): -1 | 0 | 1 {
  const role = meaning(r, at).role;
  if (role === 'next' || role === 'following') return 1;
  return role === 'last' || role === 'past' || role === 'previous' ? -1 : 0;
}

function readDurationCount(r: Reader, at: number): { value: number; to: number } {
  const token = r.tokens[at];
  if (token?.kind === 'number' && token.value >= 0) return { value: token.value, to: at + 1 };
  const { number } = meaning(r, at);
  return number === undefined ? { value: 1, to: at } : { value: number, to: at + 1 };
}

/** "within 3 days", "within the next 5 hours": from now to its end. */
export function readWithin(r: Reader, at: number): DatePiece | MomentPiece | null {
  const from = skip(r, skip(r, at, 'the'), 'next');
  const duration = readDuration(r, from);
  if (duration === null || is(r, duration.to, 'after') || is(r, duration.to, 'of')) return null;
  if (duration.minutes > 0) return { kind: 'moment', to: duration.to, minutes: 0, rule: 'within', certainty: 0.85 };
  const ahead = readCountedEnd(r, duration.days + duration.workdays, duration.months);
  return { kind: 'date', to: duration.to, first: r.today, last: ahead, grain: 'day', rule: 'within', certainty: 0.85 };
}

function readCountedEnd(r: Reader, days: number, months: number): number {
  return r.today + days + Math.round(months * 30.44);
}
