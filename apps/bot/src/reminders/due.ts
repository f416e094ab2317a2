import { nextOccurrence, type Task } from '@noctem/core/items';
import { addDays, type EpochMs, instantOf, localMoment } from '@noctem/core/kernel';

const minuteMs = 60_000;
/** An hourly task that was left alone for a month has this many occurrences behind it. */
const mostOccurrences = 800;
/** A rule that counts is used up by what is done; one finer than an hour would never be quiet. */
const withoutFollowing = /COUNT=|FREQ=(MINUTELY|SECONDLY)/;

/** The instants at which a task is to be spoken of: `lead` minutes before its time, and at it. None without a time. */
export function remindersOf(task: Task, lead: number): readonly EpochMs[] {
  if (task.date === null || task.time === null) return [];
  const at = instantOf({ date: task.date, time: task.time }, task.tz);
  return lead === 0 ? [at] : [at - lead * minuteMs, at];
}

/**
 * When a repeating task is to be spoken of next after `now`, where the occurrence that it shows was never done: who asked
 * for every day hears of it every day. Null for others, and where the rule has ended.
 */
export function followingReminder(task: Task, lead: number, now: EpochMs): EpochMs | null {
  if (task.rrule === null || task.date === null || withoutFollowing.test(task.rrule)) return null;
  const yesterday = addDays(localMoment(now, task.tz).date, -1);
  let occurrence = { rrule: task.rrule, date: task.date, time: task.time };
  for (let count = 0; count < mostOccurrences; count += 1) {
    const next = nextOccurrence(occurrence, yesterday);
    if (next === null || next.time === null) return null;
    const due = instantOf({ date: next.date, time: next.time }, task.tz) - lead * minuteMs;
    if (due > now) return due;
    occurrence = next;
  }
  return null;
}
