import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { instant, oneOf } from '../columns.ts';

export const roles = ['owner', 'guest', 'local'] as const;
export const accesses = ['allowed', 'revoked'] as const;

/** A person. `local` speaks through the command line before anybody has paired; the first owner takes its row over. */
export const users = sqliteTable(
  'users',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    telegramId: integer(),
    role: text({ enum: roles }).notNull(),
    access: text({ enum: accesses }).notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    pairedAt: instant(),
  },
  (table) => [
    uniqueIndex('users_telegram_id').on(table.telegramId),
    check('users_role', oneOf(table.role, roles)),
    check('users_access', oneOf(table.access, accesses)),
  ],
);

export const settings = sqliteTable(
  'settings',
  {
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    value: text({ mode: 'json' }).notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    check('settings_json', sql`json_valid(${table.value})`),
  ],
);

/** What belongs to the installation and to no person: the simulated clock, for example. */
export const meta = sqliteTable('meta', {
  key: text().primaryKey(),
  value: text().notNull(),
});
