import { latestSlot, nextSlot, type Schedule, type ScheduleBook } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { Clock } from './clock.ts';
import { sentenceOf, type JobObserver } from './job-event.ts';
import { createRounds } from './rounds.ts';

export interface SchedulerParts {
  /** Asked anew at every look, so that a changed zone or hour holds at once. */
  readonly schedules: () => readonly Schedule[];
  readonly book: ScheduleBook;
  readonly clock: Clock;
  /** Tells the queue that a row was written. */
  readonly wake: () => void;
  readonly observe?: JobObserver;
}

/** Writes the rows of recurring work when they fall due; several processes or a restart give one run a slot. */
export interface Scheduler {
  /** Begins, with one run for every schedule of which slots were missed while the program was away. */
  readonly start: () => void;
  /** Looks again now: a schedule came or changed. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

/** No sleep is longer: the machine may have been suspended or its clock set. */
const longestSleepMs = 60_000;

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { schedules, clock, observe } = parts;
  const rounds = createRounds({
    round: () => {
      try {
        fireMissed(parts);
      } catch (error) {
        observe?.({ type: 'trouble', error: sentenceOf(error) });
      }
    },
    nextAt: (since) => earliest(schedules().map((schedule) => nextSlot(schedule, since).due)),
    clock,
    pollMs: longestSleepMs,
  });
  return rounds;
}

/** The smallest of `instants`; null of none. */
export function earliest(instants: readonly EpochMs[]): EpochMs | null {
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Fires for each schedule the latest slot that has come since it was last fired. */
function fireMissed({ schedules, book, clock, wake }: SchedulerParts): void {
  const now = clock.now();
  for (const schedule of schedules()) {
    const { name } = schedule;
    const last = book.lastDueAt(name);
    if (last === null || last > now) {
      book.begin(name, now);
      continue;
    }
    const slot = latestSlot(schedule, { after: last, until: now });
    if (slot === null) continue;
    book.fire({ name, due: slot.due, job: schedule.job(slot), now });
    wake();
  }
}
