import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';
import { tasks } from '../items/schema.ts';
import { users } from '../people/schema.ts';

export const reminderStatuses = ['waiting', 'queued', 'cancelled'] as const;

/** When a task with a time is to be spoken of. A snooze is another row; what is no longer due is cancelled. */
export const reminders = sqliteTable(
  'reminders',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    taskId: integer()
      .notNull()
      .references(() => tasks.id, { onDelete: 'cascade' }),
    dueAt: instant().notNull(),
    /** Put off by the person: it goes by the moment of the tap and not by the time of the task. */
    snoozed: integer({ mode: 'boolean' }).notNull().default(false),
    status: text({ enum: reminderStatuses }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('reminders_task_due').on(table.taskId, table.dueAt),
    index('reminders_waiting')
      .on(table.dueAt)
      .where(sql`status = 'waiting'`),
    index('reminders_user').on(table.userId),
    check('reminders_status', oneOf(table.status, reminderStatuses)),
  ],
);
