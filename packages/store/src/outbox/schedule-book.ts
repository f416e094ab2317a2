import type { Outbox, ScheduleBook } from '@noctem/core/jobs';
import { eq, sql } from 'drizzle-orm';
import { transact, type Database } from '../database.ts';
import { schedules } from './schema.ts';

/** Remembers in the database how far each schedule came; `outbox` is the one of the same handle. */
export function createScheduleBook(db: Database, outbox: Pick<Outbox, 'enqueue'>): ScheduleBook {
  const last = db
    .select({ at: schedules.lastDueAt })
    .from(schedules)
    .where(eq(schedules.name, sql.placeholder('name')))
    .prepare();
  const move = (name: string, lastDueAt: number, now: number) =>
    db
      .insert(schedules)
      .values({ name, lastDueAt, updatedAt: now })
      .onConflictDoUpdate({ target: schedules.name, set: { lastDueAt, updatedAt: now } })
      .run();
  return {
    lastDueAt: (name) => last.get({ name })?.at ?? null,
    begin: (name, at) => {
      move(name, at, at);
    },
    fire: ({ name, due, job, now }) =>
      transact(db, () => {
        outbox.enqueue(job, now);
        move(name, due, now);
      }),
  };
}
