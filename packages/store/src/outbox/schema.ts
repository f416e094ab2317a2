import { jobStatuses } from '@noctem/core/jobs';
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';

/** Work to be done outside the reply to a message. These rows are the truth; a queue only carries them. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null for the house's own work, such as the daily backup. */
    userId: integer().references(() => users.id, { onDelete: 'cascade' }),
    job: text().notNull(),
    /** Two rows of the same work cannot be. */
    jobId: text().notNull().unique('outbox_job_id'),
    payload: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** 1 is the most urgent. */
    priority: integer().notNull(),
    status: text({ enum: jobStatuses }).notNull(),
    /** Runs begun so far. */
    attempts: integer().notNull().default(0),
    /** Hand-overs to a queue so far. */
    dispatches: integer().notNull().default(0),
    runAt: instant().notNull(),
    lease: text(),
    /** On the machine's clock, also where the program's is simulated. */
    leaseUntil: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    finishedAt: instant(),
    lastError: text(),
    result: text({ mode: 'json' }).$type<unknown>(),
  },
  (table) => [
    index('outbox_open')
      .on(table.priority, table.id)
      .where(sql`status in ('pending', 'dispatched', 'running')`),
    // What falls due next, and what waits to be handed over, without a look at what was handed over before.
    index('outbox_waiting')
      .on(table.runAt)
      .where(sql`status in ('pending', 'dispatched')`),
    index('outbox_pending')
      .on(table.priority, table.id)
      .where(sql`status = 'pending'`),
    index('outbox_finished').on(table.finishedAt),
    index('outbox_user').on(table.userId),
    check('outbox_status', oneOf(table.status, jobStatuses)),
    check('outbox_payload_json', sql`json_valid(${table.payload})`),
    check('outbox_result_json', sql`${table.result} is null or json_valid(${table.result})`),
    check('outbox_counts', sql`${table.attempts} >= 0 and ${table.dispatches} >= 0 and ${table.priority} >= 1`),
    check(
      'outbox_running_is_leased',
      sql`(${table.status} = 'running') = (${table.lease} is not null and ${table.leaseUntil} is not null)`,
    ),
    check(
      'outbox_finished_has_time',
      sql`(${table.status} in ('done', 'skipped', 'failed')) = (${table.finishedAt} is not null)`,
    ),
  ],
);

/** How far each schedule came. */
export const schedules = sqliteTable('schedules', {
  name: text().primaryKey(),
  lastDueAt: instant().notNull(),
  updatedAt: instant().notNull(),
});
