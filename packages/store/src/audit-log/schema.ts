import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from '../people/schema.ts';

/**
 * Which rows came from which log: the ids `first` to `last` of one type in the log of one installation are here the ids
 * from `target` on. Runs of ids, so that a long log needs few rows. What is complete is never read in again.
 */
export const logImports = sqliteTable(
  'log_imports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** The person they belong to; what belongs to none goes with the log. */
    userId: integer().references(() => users.id, { onDelete: 'cascade' }),
    /** Installation that wrote the events. */
    source: text().notNull(),
    type: text().notNull(),
    first: integer().notNull(),
    last: integer().notNull(),
    target: integer().notNull(),
    /** They were here already and were taken for the same. */
    matched: integer({ mode: 'boolean' }).notNull().default(false),
    complete: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    index('log_imports_source').on(table.source, table.type, table.first),
    index('log_imports_user').on(table.userId),
    check('log_imports_span', sql`${table.last} >= ${table.first}`),
  ],
);
