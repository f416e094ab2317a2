import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';

export const updateTypes = ['message', 'edit', 'tap'] as const;

/** One row per update that took effect, written in the transaction of that effect. */
export const inbox = sqliteTable(
  'inbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    botId: integer().notNull(),
    updateId: integer().notNull(),
    type: text({ enum: updateTypes }).notNull(),
    /** What the update speaks about. Telegram may choose update ids anew after a quiet week: a known id with another fingerprint is a new update. */
    fingerprint: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('inbox_bot_update').on(table.botId, table.updateId),
    index('inbox_user').on(table.userId),
    check('inbox_type', oneOf(table.type, updateTypes)),
  ],
);
