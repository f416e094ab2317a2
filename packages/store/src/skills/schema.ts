import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';

export const suggestionTypes = ['task', 'project'] as const;
/**
 * `ignored`: no answer within seven days, or the item was closed before there was one. Where `shown_at` is empty the
 * person never saw it, which says nothing about them.
 */
export const suggestionOutcomes = ['accepted', 'modified', 'dismissed', 'ignored'] as const;

/** What a skill proposes for an item, and what became of it. The newest of an item without an outcome is the open one. */
export const suggestions = sqliteTable(
  'suggestions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The analysis it comes from. */
    type: text({ enum: suggestionTypes }).notNull(),
    targetType: text({ enum: suggestionTypes }).notNull(),
    targetId: integer().notNull(),
    text: text().notNull(),
    /** What else came out of the analysis: help by a computer, time estimate in minutes, blockers. */
    details: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    alternatives: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Null where it comes from rules without a model. */
    model: text(),
    confidence: real().notNull(),
    /** Hash of what the analysis looked at: the same again needs no other analysis. */
    basis: text().notNull(),
    createdAt: instant().notNull(),
    /** When the person saw it first. */
    shownAt: instant(),
    outcome: text({ enum: suggestionOutcomes }),
    outcomeAt: instant(),
    /** The person's own words, of a modified one. */
    modifiedText: text(),
    traceId: text().notNull(),
  },
  (table) => [
    index('suggestions_target').on(table.targetType, table.targetId),
    index('suggestions_user').on(table.userId),
    index('suggestions_open')
      .on(table.userId, table.createdAt)
      .where(sql`outcome is null`),
    check('suggestions_type', oneOf(table.type, suggestionTypes)),
    check('suggestions_target_type', oneOf(table.targetType, suggestionTypes)),
    check('suggestions_outcome', oneOf(table.outcome, suggestionOutcomes)),
    check('suggestions_confidence', sql`${table.confidence} between 0 and 1`),
    check('suggestions_details', sql`json_valid(${table.details})`),
    check('suggestions_alternatives', sql`json_valid(${table.alternatives})`),
  ],
);

export const analysts = ['model', 'rules', 'nobody'] as const;

/** The last analysis of each item, whether or not anything was suggested: what has not changed since needs no other. */
export const analyses = sqliteTable(
  'analyses',
  {
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    targetType: text({ enum: suggestionTypes }).notNull(),
    targetId: integer().notNull(),
    basis: text().notNull(),
    /** Whether a model had its say, or only rules had; `nobody`: it is not worth a thought. */
    by: text({ enum: analysts }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.targetType, table.targetId] }),
    index('analyses_user').on(table.userId),
    check('analyses_target_type', oneOf(table.targetType, suggestionTypes)),
    check('analyses_by', oneOf(table.by, analysts)),
  ],
);
