import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { reminders } from './schema.ts';

export type Reminder = typeof reminders.$inferSelect;

/** When tasks are to be spoken of. The rows are the truth; a job is only the alarm that says to look. */
export function createReminders(database: Database) {
  const ofTask = database
    .select()
    .from(reminders)
    .where(eq(reminders.taskId, sql.placeholder('taskId')))
    .orderBy(asc(reminders.dueAt))
    .prepare();
  const { forget, insert } = prepareAdding(database);

  return {
    byId: (id: number): Reminder | undefined => database.select().from(reminders).where(eq(reminders.id, id)).get(),
    /** All of a task, in the order in which they fall due. */
    ofTask: (taskId: number): Reminder[] => ofTask.all({ taskId }),
    /**
     * A waiting reminder of the task at `dueAt`. One that was cancelled is made anew, under another id; null where one
     * waits or was spoken already.
     */
    add(
      reminder: Pick<Reminder, 'userId' | 'taskId' | 'dueAt'> & { snoozed?: boolean },
      now: EpochMs,
    ): Reminder | null {
      const { userId, taskId, dueAt, snoozed = false } = reminder;
      forget.run({ taskId, dueAt });
      return insert.get({ userId, taskId, dueAt, snoozed, now }) ?? null;
    },
    /** Every waiting one that is due, the oldest first; of one person, or of all. */
    due: (until: EpochMs, userId?: number): Reminder[] =>
      database
        .select()
        .from(reminders)
        .where(
          and(
            sql`status = 'waiting'`,
            lte(reminders.dueAt, until),
            userId === undefined ? undefined : eq(reminders.userId, userId),
          ),
        )
        .orderBy(asc(reminders.dueAt), asc(reminders.id))
        .all(),
    /** Ends what waits: it was spoken, or is no longer wanted. */
    settle: (id: number, status: Exclude<Reminder['status'], 'waiting'>): void => {
      database
        .update(reminders)
        .set({ status })
        .where(and(eq(reminders.id, id), eq(reminders.status, 'waiting')))
        .run();
    },
  };
}

/** One waiting reminder for a task and an instant: what was cancelled there before makes room. */
function prepareAdding(database: Database) {
  const forget = database
    .delete(reminders)
    .where(
      and(
        eq(reminders.taskId, sql.placeholder('taskId')),
        eq(reminders.dueAt, sql.placeholder('dueAt')),
        sql`status = 'cancelled'`,
      ),
    )
    .prepare();
  const insert = database
    .insert(reminders)
    .values({
      userId: sql.placeholder('userId'),
      taskId: sql.placeholder('taskId'),
      dueAt: sql.placeholder('dueAt'),
      snoozed: sql.placeholder('snoozed'),
      status: 'waiting',
      createdAt: sql.placeholder('now'),
    })
    .onConflictDoNothing()
    .returning()
    .prepare();
  return { forget, insert };
}
