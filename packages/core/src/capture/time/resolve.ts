import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import { formatDay, formatMinute, type DayNumber } from './calendar.ts';
import type { Draft } from './draft.ts';
import type { TimePiece } from './pieces.ts';
import { startBefore } from './ranges.ts';
import { firstDay, folds, formatRule, ruleOf } from './recurrence-rule.ts';
import type { Span, TimeBound, TimeExpression } from './reading.ts';
import type { Reader } from './reader.ts';
import { existing, fromOffset, wallClock, type WallClock } from './zone-clock.ts';

/** What turns components into a date: the instant, the zone, and the rest of the message. */
export interface Moment {
  readonly sentAt: EpochMs;
  readonly zone: ZoneId;
}

/** Days and minutes before they are written out. */
export interface Resolved {
  readonly day: DayNumber | null;
  readonly minute: number | null;
  readonly endDay: DayNumber | null;
  readonly endMinute: number | null;
  readonly rrule: string | null;
  readonly bound: TimeBound;
  /** The day was not said but follows from the clock time. */
  readonly assumedDay: boolean;
  readonly part: boolean;
}

/** Resolves what was read to wall-clock values in the person's zone. */
export function resolve(r: Reader, draft: Draft, moment: Moment): Resolved {
  if (draft.recurrence !== null) return resolveRecurrence(r, draft);
  if (draft.moment !== null) return resolveMoment(draft, moment);
  if (draft.date !== null) return resolveDate(r, draft, moment);
  return resolveTime(r, draft, moment);
}

function resolveMoment(draft: Draft, moment: Moment): Resolved {
  const at = wallClock(moment.sentAt + (draft.moment?.minutes ?? 0) * 60_000, moment.zone);
  return {
    day: at.day,
    minute: at.minute,
    endDay: null,
    endMinute: null,
    rrule: null,
    bound: draft.bound,
    assumedDay: false,
    part: false,
  };
}

function resolveDate(r: Reader, draft: Draft, moment: Moment): Resolved {
  const { date, end } = draft;
  if (date === null) return resolveTime(r, draft, moment);
  const start = end === null || end.date === null ? date.first : startBefore(date, end.date);
  const endDay = end?.date?.last ?? (date.last > date.first ? date.last : null);
  const times = timesOf(r, draft, { dated: true });
  const place =
    times.minute === null
      ? { day: start, minute: null }
      : placed({ day: start + times.shift, minute: times.minute }, zoned(draft), moment);
  return {
    ...place,
    endDay:
      endDay ??
      (times.endMinute !== null && times.minute !== null && times.endMinute < times.minute ? start + 1 : null),
    endMinute: times.endMinute,
    rrule: null,
    bound: date.rule === 'within' ? 'within' : draft.bound,
    assumedDay: false,
    part: times.part,
  };
}

/** The zone may stand after the end of a range ("8h15 - 10h CST"). */
function zoned(draft: Draft): TimePiece | null {
  return draft.time?.utcOffset === undefined && draft.end?.time?.utcOffset !== undefined ? draft.end.time : draft.time;
}

/** A time in a zone that was named moves to the person's; one in a gap of the zone moves out of it. */
function placed(clock: WallClock, time: TimePiece | null, moment: Moment): WallClock {
  if (time?.utcOffset !== undefined) return fromOffset(clock, time.utcOffset, moment.zone);
  return existing(clock, moment.zone);
}

/** A clock time without a date is its next occurrence. */
function resolveTime(r: Reader, draft: Draft, moment: Moment): Resolved {
  const times = timesOf(r, draft, { dated: false });
  const minute = times.minute ?? 0;
  const until = times.part && times.endMinute !== null ? times.endMinute : minute;
  const passed = until < r.minute || (until === r.minute && !times.part);
  const ended = draft.end !== null && draft.end.date !== null;
  const untilNow = draft.end !== null && draft.end.date === null && draft.end.time === null;
  const clock = placed(
    { day: r.today + (passed && !ended && !untilNow ? 1 : 0) + times.shift, minute },
    zoned(draft),
    moment,
  );
  return {
    ...clock,
    endDay: draft.end?.date?.last ?? null,
    endMinute: times.endMinute,
    rrule: null,
    bound: draft.bound,
    assumedDay: true,
    part: times.part,
  };
}

interface Times {
  readonly minute: number | null;
  readonly endMinute: number | null;
  readonly shift: number;
  readonly part: boolean;
}

function timesOf(r: Reader, draft: Draft, place: { dated: boolean }): Times {
  const { time, part } = draft;
  const end = draft.end?.time ?? null;
  if (time === null)
    return {
      minute: part?.minute ?? null,
      endMinute: end?.minute ?? part?.endMinute ?? null,
      shift: 0,
      part: part !== null,
    };
  const start = end === null ? time : harmonised(time, end);
  const minute = closeHalf(r, start, { part, dated: place.dated, recurring: draft.recurrence !== null });
  const endMinute = end === null ? null : closeEnd(minute, end);
  return { minute, endMinute, shift: nightShift(minute, part, r, draft), part: false };
}

/** "3-4pm": the start shares the half of the day of its end where that leaves it earlier. */
function harmonised(start: TimePiece, end: TimePiece): TimePiece {
  if (start.half !== 'open' || end.half !== 'fixed' || start.minute >= 780) return start;
  const pm = end.minute >= 720;
  const afternoon = start.minute >= 720 ? start.minute : start.minute + 720;
  if (pm && afternoon <= end.minute) return { ...start, minute: afternoon, half: 'fixed' };
  return { ...start, minute: start.minute >= 720 ? start.minute : start.minute, half: 'fixed' };
}

function closeEnd(start: number, end: TimePiece): number {
  if (end.half === 'fixed' || end.minute >= start)
    return end.half === 'open' && end.minute < start ? end.minute + 720 : end.minute;
  return end.minute + 720 > start && end.minute < 720 ? end.minute + 720 : end.minute;
}

const LATE_DAY = 1080;

/**
 * Morning or afternoon where the words leave it open: what the part of the day or the activity says, else 1 to 6 and a bare 7 are in the
 * afternoon, 8 to 11 in the morning. After six in the evening a time that is still to come today stays in today's evening.
 */
function closeHalf(
  r: Reader,
  time: TimePiece,
  of: { part: TimePiece | null; dated: boolean; recurring: boolean },
): number {
  const { minute } = time;
  if (time.half === 'fixed' || minute >= 780) return minute;
  const hour = Math.floor(minute / 60);
  if (of.part !== null) return closeByPart(minute, of.part);
  if (hour === 12) return minute;
  if (r.evening && hour >= 5) return minute + 720;
  if (r.morning && hour >= 4) return minute;
  if (hour <= 5) return minute + 720;
  if (hour === 6 || hour === 7) return earlyHour(time, of) ? minute : minute + 720;
  return !of.dated && !of.recurring && r.minute >= LATE_DAY && minute + 720 > r.minute ? minute + 720 : minute;
}

/** Six and seven are evening hours, unless written to the minute as timetables do, or every day. */
function earlyHour(time: TimePiece, of: { recurring: boolean }): boolean {
  if (time.style === 'spoken' || time.style === 'bare') return of.recurring && time.minute >= 360;
  return of.recurring || time.minute % 15 !== 0 || time.minute >= 450;
}

function closeByPart(minute: number, part: TimePiece): number {
  const name = part.part;
  if (name === undefined || minute >= 720)
    return name === 'morning' || name === 'early-morning' ? (minute >= 720 ? minute - 720 : minute) : minute;
  if (name === 'morning' || name === 'early-morning' || name === 'breakfast') return minute;
  if (name === 'lunch') return minute < 600 ? minute + 720 : minute;
  return name === 'night' && minute < 300 ? minute : minute + 720;
}

/** "tonight at 2" is two o'clock of the day after. */
function nightShift(minute: number, part: TimePiece | null, r: Reader, draft: Draft): number {
  if (part?.part !== 'night' || draft.date === null || draft.date.first < r.today) return 0;
  return minute < 300 ? 1 : 0;
}

function resolveRecurrence(r: Reader, draft: Draft): Resolved {
  const piece = draft.recurrence;
  if (piece === null)
    return {
      day: null,
      minute: null,
      endDay: null,
      endMinute: null,
      rrule: null,
      bound: 'at',
      assumedDay: false,
      part: false,
    };
  const { date } = draft;
  const folded = date !== null && folds(piece, date);
  const start = draft.limits.start ?? (date !== null && !folded ? date.first : null);
  const span = date !== null && !folded && date.grain !== 'day' ? date.last : null;
  const limits = { ...draft.limits, until: laterUntil(draft.limits.until ?? span, start ?? r.today, r.today) };
  const rule = ruleOf(piece, folded ? date : null, limits);
  const times = timesOf(r, draft, { dated: true });
  const todayPassed = start === null && times.minute !== null && times.minute <= r.minute;
  const day = firstDay(rule, Math.max(start ?? r.today, r.today) + (todayPassed ? 1 : 0));
  return {
    day,
    minute: times.minute,
    endDay: null,
    endMinute: times.endMinute,
    rrule: formatRule(rule),
    bound: 'at',
    assumedDay: true,
    part: times.part,
  };
}

/** "from november until february": the february after that november. */
function laterUntil(until: DayNumber | null, start: DayNumber, today: DayNumber): DayNumber | null {
  return until !== null && until < start && until >= today ? until + 365 : until;
}

/** Where a draft stands in the text. */
export function spanOf(r: Reader, draft: Draft): Span {
  const start = r.tokens[draft.from]?.start ?? 0;
  return { start, end: r.tokens[draft.to - 1]?.end ?? start };
}

/** The expression that a draft and its resolution make. */
export function expressionOf(r: Reader, draft: Draft, resolved: Resolved): TimeExpression {
  const { start, end } = spanOf(r, draft);
  const date = resolved.day === null ? null : formatDay(resolved.day);
  return {
    span: { start, end },
    text: r.text.slice(start, end),
    type: typeOf(draft, resolved),
    date,
    time: resolved.minute === null ? null : formatMinute(resolved.minute),
    endDate: resolved.endDay === null ? null : formatDay(resolved.endDay),
    endTime: resolved.endMinute === null ? null : formatMinute(resolved.endMinute % 1440),
    rrule: resolved.rrule,
    rule: draft.rules.join('+'),
    certainty: draft.certainty,
  };
}

function typeOf(draft: Draft, resolved: Resolved): TimeExpression['type'] {
  if (draft.recurrence !== null) return 'recurrence';
  if (resolved.endDay !== null || (resolved.endMinute !== null && draft.end !== null)) return 'range';
  if (draft.moment !== null) return 'date-time';
  if (draft.date === null) return 'time';
  return resolved.minute === null ? 'date' : 'date-time';
}
