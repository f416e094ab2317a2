import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';

export const sources = ['telegram', 'cli', 'import'] as const;
export const kinds = ['task', 'note', 'ambiguous', 'question', 'command'] as const;
export const finalKinds = ['task', 'note', 'project', 'question', 'forgotten'] as const;
export const ambiguities = ['scope', 'timing', 'intent'] as const;
export const thoughtStatuses = ['pending', 'filed', 'forgotten'] as const;

/** A file that came with a message. `path` is set once it was fetched, relative to the data folder. */
export interface Attachment {
  readonly type: 'voice' | 'photo' | 'document' | 'audio' | 'video';
  readonly fileId: string;
  readonly name: string | null;
  readonly mime: string | null;
  readonly bytes: number | null;
  readonly path: string | null;
  /** Photos that were sent together share this. */
  readonly album?: string | null;
}

/** One message as it was written. Text and kind stay what they were at first. */
export const thoughts = sqliteTable(
  'thoughts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    source: text({ enum: sources }).notNull(),
    botId: integer(),
    chatId: integer(),
    messageId: integer(),
    text: text().notNull(),
    sentAt: instant().notNull(),
    receivedAt: instant().notNull(),
    zone: text().notNull(),
    kind: text({ enum: kinds }).notNull(),
    confidence: real().notNull(),
    ambiguity: text({ enum: ambiguities }),
    finalKind: text({ enum: finalKinds }),
    status: text({ enum: thoughtStatuses }).notNull(),
    traceId: text().notNull(),
    attachment: text({ mode: 'json' }).$type<Attachment>(),
    forwardedFrom: text(),
    /** Words about time that were left unresolved, normalised; null where there were none. */
    unresolved: text({ mode: 'json' }).$type<readonly string[]>(),
    /** Ids of the learned rules that had a say in the decision; null where none had. */
    rules: text({ mode: 'json' }).$type<readonly number[]>(),
  },
  (table) => [
    uniqueIndex('thoughts_message').on(table.botId, table.chatId, table.messageId),
    index('thoughts_user_sent').on(table.userId, table.sentAt),
    index('thoughts_pending')
      .on(table.userId)
      .where(sql`status = 'pending'`),
    index('thoughts_unresolved')
      .on(table.userId)
      .where(sql`unresolved is not null`),
    index('thoughts_ruled')
      .on(table.userId)
      .where(sql`rules is not null`),
    check('thoughts_source', oneOf(table.source, sources)),
    check('thoughts_kind', oneOf(table.kind, kinds)),
    check('thoughts_ambiguity', oneOf(table.ambiguity, ambiguities)),
    check('thoughts_ambiguity_of_ambiguous', sql`(${table.kind} = 'ambiguous') = (${table.ambiguity} is not null)`),
    check('thoughts_final_kind', oneOf(table.finalKind, finalKinds)),
    check('thoughts_status', oneOf(table.status, thoughtStatuses)),
    check('thoughts_confidence', sql`${table.confidence} between 0 and 1`),
  ],
);

/** What an edit of the message made of its text. */
export const thoughtRevisions = sqliteTable(
  'thought_revisions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    thoughtId: integer()
      .notNull()
      .references(() => thoughts.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    text: text().notNull(),
    editedAt: instant().notNull(),
    traceId: text().notNull(),
  },
  (table) => [
    uniqueIndex('thought_revisions_number').on(table.thoughtId, table.number),
    index('thought_revisions_user').on(table.userId),
  ],
);

/**
 * Inputs of decisions that many thoughts share (zone, locale, conventions, project names), kept once under the hash of
 * their content, so that a trace can name all that its decision rested on in a few bytes.
 */
export const decisionContexts = sqliteTable(
  'decision_contexts',
  {
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
    context: text({ mode: 'json' }).notNull(),
  },
  (table) => [uniqueIndex('decision_contexts_hash').on(table.userId, table.hash)],
);
