import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { instant, oneOf } from '../columns.ts';
import { contacts } from '../contacts/schema.ts';
import { inbox } from '../inbox/schema.ts';
import { maintenanceInsights } from '../learning/schema.ts';
import { users } from '../people/schema.ts';

export const channels = ['telegram', 'cli'] as const;
export const methods = ['send', 'edit', 'document'] as const;
export const deliveryStatuses = ['pending', 'sending', 'sent', 'failed', 'unconfirmed'] as const;

/** A message to be sent, or the text of one that is to change. Written with the effect that it speaks of. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    inboxId: integer().references(() => inbox.id, { onDelete: 'set null' }),
    /** The contact that this message is: it is sent at most once then. */
    contactId: integer().references(() => contacts.id, { onDelete: 'cascade' }),
    /** The insight that this message puts to the person, so that an answer to it can be understood. */
    insightId: integer().references(() => maintenanceInsights.id, { onDelete: 'set null' }),
    channel: text({ enum: channels }).notNull(),
    method: text({ enum: methods }).notNull(),
    chatId: integer().notNull(),
    /** Known from the start for an edit, after sending for a message. */
    messageId: integer(),
    payload: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** What the message speaks about, so that an answer to it can be understood after a restart. */
    aboutType: text(),
    aboutId: integer(),
    /** The items a numbered list shows, in order: `[["task", 7], …]`. */
    listing: text({ mode: 'json' }).$type<readonly (readonly [string, number])[]>(),
    status: text({ enum: deliveryStatuses }).notNull(),
    attempts: integer().notNull().default(0),
    createdAt: instant().notNull(),
    sentAt: instant(),
    lastError: text(),
  },
  (table) => [
    index('deliveries_pending')
      .on(table.id)
      .where(sql`status = 'pending'`),
    index('deliveries_message').on(table.chatId, table.messageId),
    index('deliveries_listing')
      .on(table.chatId, table.id)
      .where(sql`listing is not null`),
    index('deliveries_insight')
      .on(table.insightId)
      .where(sql`insight_id is not null`),
    index('deliveries_contact')
      .on(table.contactId)
      .where(sql`contact_id is not null`),
    index('deliveries_user').on(table.userId),
    index('deliveries_inbox').on(table.inboxId),
    check('deliveries_channel', oneOf(table.channel, channels)),
    check('deliveries_method', oneOf(table.method, methods)),
    check('deliveries_status', oneOf(table.status, deliveryStatuses)),
    check('deliveries_edit_has_message', sql`${table.method} <> 'edit' or ${table.messageId} is not null`),
  ],
);
