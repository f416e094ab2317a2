import type { EpochMs, LocalDate, LocalTime, ZoneId } from '@noctem/core/kernel';
import { Temporal } from 'temporal-polyfill';
import type { NewJob } from './definition.ts';

/** A wall-clock rule. `weekday` counts from Monday = 1 to Sunday = 7. */
export type ScheduleRule =
  | { readonly every: 'day'; readonly at: LocalTime }
  | { readonly every: 'week'; readonly weekday: number; readonly at: LocalTime };

/** One instant at which a schedule falls due, and the day it stands for in the schedule's zone. */
export interface Slot {
  readonly due: EpochMs;
  readonly day: LocalDate;
}

/** Recurring work: at every slot of `rule` in `zone`, `job` says what to enqueue. */
export interface Schedule {
  /** Stable and unique: under this name the scheduler remembers how far it came. */
  readonly name: string;
  readonly rule: ScheduleRule;
  readonly zone: ZoneId;
  /**
   * Where simulated time jumps over several slots, so many of the last ones fall due, in their order; `Infinity` for all.
   * Real time never makes up for more than the latest.
   */
  readonly missed: number;
  job(slot: Slot): NewJob;
}

export interface Timetable {
  readonly rule: ScheduleRule;
  readonly zone: ZoneId;
}

/**
 * The first slot strictly after `after`. The wall-clock time holds across DST: a time that the change skips is moved
 * behind the gap, one that comes twice is taken the first time. Throws a RangeError for an unknown zone or time.
 */
export function nextSlot({ rule, zone }: Timetable, after: EpochMs): Slot {
  let day = firstDay(rule, localDay(after, zone).subtract({ days: 1 }));
  for (;;) {
    const slot = slotOn(day, { rule, zone });
    if (slot.due > after) return slot;
    day = day.add({ days: stepOf(rule) });
  }
}

/**
 * The latest slot in (`after`, `until`], or null when there is none. Slots missed before it are not made up for: after
 * a week away a daily job runs once.
 */
export function latestSlot({ rule, zone }: Timetable, span: { after: EpochMs; until: EpochMs }): Slot | null {
  let day = firstDay(rule, localDay(span.until, zone).add({ days: 1 }));
  for (;;) {
    const slot = slotOn(day, { rule, zone });
    if (slot.due <= span.after) return null;
    if (slot.due <= span.until) return slot;
    day = day.subtract({ days: stepOf(rule) });
  }
}

function localDay(instant: EpochMs, zone: ZoneId): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

/** The first day of the rule on or after `day`. */
function firstDay(rule: ScheduleRule, day: Temporal.PlainDate): Temporal.PlainDate {
  if (rule.every === 'day') return day;
  return day.add({ days: (rule.weekday - day.dayOfWeek + 7) % 7 });
}

function stepOf(rule: ScheduleRule): number {
  return rule.every === 'day' ? 1 : 7;
}

function slotOn(day: Temporal.PlainDate, { rule, zone }: Timetable): Slot {
  const moment = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(rule.at) });
  return { due: moment.epochMilliseconds, day: day.toString() };
}
