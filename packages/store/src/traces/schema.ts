import { check, index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { stages } from '@noctem/core/traces';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';

/**
 * The trace: one row per stage of a piece of work. Thought, task and project are plain numbers here, without foreign
 * keys: a trace outlives what it speaks of, and is erased by its own command.
 */
export const executionLogs = sqliteTable(
  'execution_logs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    traceId: text().notNull(),
    userId: integer().references(() => users.id, { onDelete: 'cascade' }),
    stage: text({ enum: stages }).notNull(),
    component: text().notNull(),
    outcome: text().notNull(),
    at: instant().notNull(),
    durationUs: integer().notNull(),
    confidence: real(),
    classifier: text(),
    ruleSet: text(),
    thoughtId: integer(),
    taskId: integer(),
    projectId: integer(),
    metadata: text({ mode: 'json' }).$type<Record<string, unknown>>(),
  },
  (table) => [
    index('execution_logs_trace').on(table.traceId),
    index('execution_logs_user')
      .on(table.userId)
      .where(sql`stage = 'complete'`),
    index('execution_logs_thought')
      .on(table.thoughtId)
      .where(sql`stage = 'complete' and thought_id is not null`),
    index('execution_logs_task')
      .on(table.taskId)
      .where(sql`stage = 'complete' and task_id is not null`),
    index('execution_logs_project')
      .on(table.projectId)
      .where(sql`stage = 'complete' and project_id is not null`),
    index('execution_logs_model')
      .on(table.userId, table.at)
      .where(sql`component = 'model'`),
    check('execution_logs_stage', oneOf(table.stage, stages)),
  ],
);
