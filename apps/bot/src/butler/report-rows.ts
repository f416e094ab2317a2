import { type Achievement, mondayOf, type ReportRows } from '@noctem/core/butler';
import { addDays, type EpochMs, instantOf, type LocalDate, localMoment } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import type { Scene } from '../conversation/turn.ts';
import { type ModelHealth, modelHealthOf } from '../models/model-health.ts';

/** Weeks that the trend shows, this one the last. */
const trendWeeks = 8;

/** What a report of the time from `from` until now rests on. */
export function reportRows({ store, person, now, today }: Scene, from: EpochMs): ReportRows {
  // What came in this very millisecond counts; the next report begins after it.
  const span = { from, until: now + 1 };
  return {
    today,
    from: localMoment(from, person.zone).date,
    to: today,
    achieved: store.figures.of(person.id, span),
    done: store.figures.done(person.id, span),
    openTasks: store.items.openTasks(person.id),
    waitingQuestions: store.clarifications.waiting(person.id).length,
    weeks: weeksUpTo({ store, person, now, today }),
  };
}

function weeksUpTo({ store, person, now, today }: Scene): Achievement[] {
  const monday = mondayOf(today);
  const midnight = (date: LocalDate) => instantOf({ date, time: '00:00' }, person.zone);
  return Array.from({ length: trendWeeks }, (_, index) => {
    const first = addDays(monday, 7 * (index + 1 - trendWeeks));
    return store.figures.of(person.id, {
      from: midnight(first),
      until: Math.min(now + 1, midnight(addDays(first, 7))),
    });
  });
}

/** How the machinery does. */
export interface Health {
  /** Work that is due and not done yet. */
  readonly waitingJobs: number;
  /** What is wrong with the queue; null while nothing is. */
  readonly queueProblem: string | null;
  readonly failedJobs: number;
  /** Day of the newest daily backup. */
  readonly backup: LocalDate | null;
  readonly models: ModelHealth;
}

export function healthOf(store: Store, now: EpochMs): Health {
  return {
    // What Redis was told of and nobody began waits as well.
    waitingJobs: store.upkeep.overdue(now).count,
    queueProblem: store.houseNotes.queueProblem(),
    failedJobs: store.outbox.counts().failed,
    backup: store.backups.newestDay(),
    models: modelHealthOf(store),
  };
}
