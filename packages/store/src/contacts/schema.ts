import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';

export const contactTypes = ['update', 'clarification', 'report'] as const;

/**
 * sending: decided and written, before Telegram is called; sent; refused: Telegram will not take it; unconfirmed: nobody
 * knows whether it arrived, so it counts and is never sent again.
 */
export const contactStatuses = ['sending', 'sent', 'refused', 'unconfirmed'] as const;

/** An unprompted message from the butler, counted against the budget of its week. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: text({ enum: contactTypes }).notNull(),
    /** ISO week in the person's zone when it was decided, `2026-W48`. */
    week: text().notNull(),
    /** Which occasion it is, `update 2026-11-23`: an occasion makes one contact, whatever happens. */
    slot: text().notNull(),
    status: text({ enum: contactStatuses }).notNull(),
    decidedAt: instant().notNull(),
    sentAt: instant(),
    traceId: text().notNull(),
  },
  (table) => [
    uniqueIndex('contacts_slot').on(table.userId, table.slot),
    index('contacts_week').on(table.userId, table.week),
    check('contacts_type', oneOf(table.type, contactTypes)),
    check('contacts_status', oneOf(table.status, contactStatuses)),
  ],
);
