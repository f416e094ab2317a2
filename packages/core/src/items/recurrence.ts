import type { LocalDate, LocalMoment, LocalTime } from '@noctem/core/kernel';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

const subDaily = /FREQ=(HOURLY|MINUTELY|SECONDLY)/;

/** Where a repeating task stands: its rule and the occurrence it shows now. */
export interface Repeating {
  readonly rrule: string;
  readonly date: LocalDate;
  readonly time: LocalTime | null;
}

/**
 * First occurrence of `rrule` at or after the moment `now`; `time` is the hour that goes with it, if any. "Every other
 * friday" begins with the coming Friday, so INTERVAL does not count here, except for rules finer than a day, which begin
 * one interval from now. Null when the rule has no occurrence or cannot be read.
 *
 * Occurrences are reckoned on the wall clock (in UTC, as if it were local), so that 07:00 stays 07:00 across DST.
 */
export function firstOccurrence(rrule: string, time: LocalTime | null, now: LocalMoment): Repeating | null {
  if (subDaily.test(rrule)) {
    const next = occurrence({ rrule, ...now }, wallClock(now.date, now.time), false);
    return next && { rrule, ...next };
  }
  const from = time === null ? wallClock(now.date, null) : wallClock(now.date, now.time);
  const first = occurrence({ rrule: rrule.replace(/;INTERVAL=\d+/, ''), date: now.date, time }, from, true);
  return first && { rrule, date: first.date, time };
}

/**
 * The occurrence that follows, and lies after the day `today`: a task that was left alone for a month comes back once.
 * A rule with COUNT uses one of its occurrences. Null when the rule has ended.
 */
export function nextOccurrence(repeating: Repeating, today: LocalDate): Repeating | null {
  const spent = spendOne(repeating.rrule);
  if (spent === null) return null;
  const current = wallClock(repeating.date, repeating.time);
  const endOfToday = wallClock(today, '23:59');
  const finer = subDaily.test(repeating.rrule);
  const after = finer || Temporal.ZonedDateTime.compare(current, endOfToday) > 0 ? current : endOfToday;
  const next = occurrence(repeating, after, false);
  if (next === null) return null;
  return { rrule: spent, date: next.date, time: repeating.time === null && !finer ? null : next.time };
}

function occurrence(start: Repeating, after: Temporal.ZonedDateTime, inclusive: boolean): LocalMoment | null {
  try {
    const rule = new RRuleTemporal({
      temporal: Temporal,
      rruleString: start.rrule.replace(/;COUNT=\d+|COUNT=\d+;/, ''),
      dtstart: wallClock(start.date, start.time),
      maxIterations: 2_000,
    });
    const next = rule.next(after, inclusive);
    if (!next) return null;
    return { date: next.toPlainDate().toString(), time: next.toPlainTime().toString().slice(0, 5) };
  } catch {
    return null;
  }
}

function wallClock(date: LocalDate, time: LocalTime | null): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC', plainTime: time ?? '00:00' });
}

function spendOne(rrule: string): string | null {
  const count = /COUNT=(\d+)/.exec(rrule)?.[1];
  if (count === undefined) return rrule;
  if (Number(count) <= 1) return null;
  return rrule.replace(/COUNT=\d+/, `COUNT=${Number(count) - 1}`);
}
