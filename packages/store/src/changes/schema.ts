import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import type { RowChange } from '@noctem/core/items';
import { instant } from '../columns.ts';
import { users } from '../people/schema.ts';

/** The journal that /undo reads: what one act of the person changed, as values before and after. */
export const changes = sqliteTable(
  'changes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    traceId: text().notNull(),
    /** What was done, in words that fit behind "Undone: ". */
    label: text().notNull(),
    rows: text({ mode: 'json' }).$type<readonly RowChange[]>().notNull(),
    at: instant().notNull(),
    undoneAt: instant(),
  },
  (table) => [
    index('changes_open')
      .on(table.userId, table.id)
      .where(sql`undone_at is null`),
    check('changes_rows', sql`json_valid(${table.rows})`),
  ],
);
