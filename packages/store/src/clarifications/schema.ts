import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';
import { tasks } from '../items/schema.ts';
import { users } from '../people/schema.ts';
import { ambiguities, thoughts } from '../thoughts/schema.ts';

/** waiting: for an answer; answered: by the person; guessed: skipped twice and filed by the best guess; dropped: nothing is left to ask. */
export const clarificationStatuses = ['waiting', 'answered', 'guessed', 'dropped'] as const;

/** A question about an ambiguous thought, from the moment it was asked in the reply to what became of it. */
export const clarifications = sqliteTable(
  'clarifications',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    thoughtId: integer()
      .notNull()
      .references(() => thoughts.id, { onDelete: 'cascade' }),
    taskId: integer().references(() => tasks.id, { onDelete: 'set null' }),
    reason: text({ enum: ambiguities }).notNull(),
    question: text().notNull(),
    /** The answers that were offered, in order. */
    options: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    status: text({ enum: clarificationStatuses }).notNull(),
    /** When it was asked last: in the reply first, then in the windows. */
    askedAt: instant().notNull(),
    /** Windows in which it was asked and not answered; the window that is open counts until the answer comes. */
    skipped: integer().notNull().default(0),
    answeredAt: instant(),
    answer: text(),
    /** Whether the answer made something else of the thought than the best guess would have. */
    changed: integer({ mode: 'boolean' }),
    /** When the person was told that it was filed by the best guess. */
    toldAt: instant(),
    traceId: text().notNull(),
  },
  (table) => [
    index('clarifications_waiting')
      .on(table.userId)
      .where(sql`status = 'waiting'`),
    index('clarifications_untold')
      .on(table.userId)
      .where(sql`status = 'guessed' and told_at is null`),
    index('clarifications_thought').on(table.thoughtId),
    index('clarifications_user').on(table.userId),
    check('clarifications_reason', oneOf(table.reason, ambiguities)),
    check('clarifications_status', oneOf(table.status, clarificationStatuses)),
    check('clarifications_options', sql`json_valid(${table.options})`),
  ],
);
