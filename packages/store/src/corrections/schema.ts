import { check, index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { instant, oneOf } from '../columns.ts';
import { changes } from '../changes/schema.ts';
import { tasks } from '../items/schema.ts';
import { users } from '../people/schema.ts';
import { thoughts } from '../thoughts/schema.ts';

export const routes = ['summon', 'amend', 'edit', 'button', 'clarification'] as const;

/** A person changing what the system decided: one row per field. */
export const corrections = sqliteTable(
  'corrections',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    thoughtId: integer().references(() => thoughts.id, { onDelete: 'cascade' }),
    taskId: integer().references(() => tasks.id, { onDelete: 'set null' }),
    /** Trace of the decision that was corrected. */
    traceId: text(),
    field: text().notNull(),
    fromValue: text(),
    toValue: text(),
    route: text({ enum: routes }).notNull(),
    weight: real().notNull(),
    at: instant().notNull(),
    /** The act that it was part of; taking that back retracts it. */
    changeId: integer().references(() => changes.id, { onDelete: 'set null' }),
    /** Set when the person took the correction back: it then says nothing about what was wanted. */
    retractedAt: instant(),
  },
  (table) => [
    index('corrections_user').on(table.userId, table.at),
    index('corrections_thought').on(table.thoughtId),
    index('corrections_task').on(table.taskId),
    index('corrections_change').on(table.changeId),
    check('corrections_route', oneOf(table.route, routes)),
    check('corrections_weight', sql`${table.weight} between 0 and 1`),
  ],
);
