import { insightTypes as proposedTypes, type Outcome, patternTypes, type Proof } from '@noctem/core/learning';
import type { ProposedRule } from '@noctem/core/rules';
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';

const userId = () =>
  integer()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

export const patternStatuses = ['pending', 'promoted_to_insight', 'dismissed'] as const;

/** What recurs in a person's log. Counts are of distinct evidence, so looking twice changes nothing. */
export const detectedPatterns = sqliteTable(
  'detected_patterns',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: userId(),
    patternType: text({ enum: patternTypes }).notNull(),
    patternKey: text().notNull(),
    occurrenceCount: integer().notNull(),
    firstSeen: instant().notNull(),
    lastSeen: instant().notNull(),
    /** Evidence and figures. */
    context: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    confidence: real().notNull(),
    status: text({ enum: patternStatuses }).notNull(),
  },
  (table) => [
    uniqueIndex('detected_patterns_key').on(table.userId, table.patternType, table.patternKey),
    index('detected_patterns_status').on(table.status, table.occurrenceCount),
    check('detected_patterns_type', oneOf(table.patternType, patternTypes)),
    check('detected_patterns_status_known', oneOf(table.status, patternStatuses)),
    check('detected_patterns_confidence', sql`${table.confidence} between 0 and 1`),
    check('detected_patterns_context', sql`json_valid(${table.context})`),
  ],
);

export const insightTypes = [...proposedTypes, 'maintenance'] as const;

/**
 * pending: waits for a report; reported: the person was told; applied, dismissed, never (dismissed for ever), undone
 * (applied and taken back): the person's answer; expired: told twice and never answered; resolved: a finding whose cause is gone.
 */
export const insightStatuses = [
  'pending',
  'reported',
  'applied',
  'dismissed',
  'never',
  'undone',
  'expired',
  'resolved',
] as const;

/** Insights, and under the type `maintenance` what a maintenance scan found. */
export const maintenanceInsights = sqliteTable(
  'maintenance_insights',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: userId(),
    type: text({ enum: insightTypes }).notNull(),
    /** Identity of the proposal or of the finding's cause: one of a key is open at a time. */
    key: text().notNull(),
    title: text().notNull(),
    explanation: text().notNull(),
    action: text().notNull(),
    priority: real().notNull(),
    status: text({ enum: insightStatuses }).notNull(),
    patternId: integer().references(() => detectedPatterns.id, { onDelete: 'set null' }),
    /** Null of a finding. */
    rule: text({ mode: 'json' }).$type<ProposedRule | { readonly remove: number }>(),
    proof: text({ mode: 'json' }).$type<Proof>(),
    /** Distinct evidence when it was proposed last: a dismissed one returns when this has doubled. */
    evidenceCount: integer().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    /** When the person was told last, and how often. */
    reportedAt: instant(),
    reports: integer().notNull().default(0),
    resolvedAt: instant(),
    traceId: text(),
  },
  (table) => [
    uniqueIndex('maintenance_insights_key').on(table.userId, table.type, table.key),
    index('maintenance_insights_open')
      .on(table.userId, table.status)
      .where(sql`status in ('pending', 'reported')`),
    check('maintenance_insights_type', oneOf(table.type, insightTypes)),
    check('maintenance_insights_status', oneOf(table.status, insightStatuses)),
    check('maintenance_insights_rule', sql`(${table.rule} is null) = (${table.type} = 'maintenance')`),
    check('maintenance_insights_proof', sql`${table.proof} is null or json_valid(${table.proof})`),
  ],
);

/** Accepted insights in force: immutable versions with from and until; only the counters move. */
export const learnedRules = sqliteTable(
  'learned_rules',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: userId(),
    type: text({ enum: proposedTypes }).notNull(),
    key: text().notNull(),
    value: text({ mode: 'json' }).$type<ProposedRule['value']>().notNull(),
    insightId: integer().references(() => maintenanceInsights.id, { onDelete: 'set null' }),
    fromAt: instant().notNull(),
    untilAt: instant(),
    /** Thoughts on which it spoke; of these, those whose result the person corrected in what it had decided. */
    appliedCount: integer().notNull().default(0),
    overriddenCount: integer().notNull().default(0),
    lastApplied: instant(),
  },
  (table) => [
    uniqueIndex('learned_rules_in_force')
      .on(table.userId, table.type, table.key)
      .where(sql`until_at is null`),
    index('learned_rules_user').on(table.userId),
    check('learned_rules_type', oneOf(table.type, proposedTypes)),
    check('learned_rules_value', sql`json_valid(${table.value})`),
    check('learned_rules_span', sql`${table.untilAt} is null or ${table.untilAt} >= ${table.fromAt}`),
  ],
);

/** One row for each log review: how far it looked and what it found. */
export const reviews = sqliteTable(
  'reviews',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: userId(),
    at: instant().notNull(),
    /** The newest thought that it knew. */
    thoughtId: integer().notNull(),
    thoughts: integer().notNull(),
    patterns: integer().notNull(),
    insights: integer().notNull(),
    traceId: text().notNull(),
  },
  (table) => [index('reviews_user').on(table.userId, table.id)],
);

/**
 * What a rule that was tried would have made of a person's logged thoughts: a decision made again comes out the same, so a review
 * decides only what is new. `of` names classifier, rule and the rules in force; a review keeps the rows of what it tried.
 */
export const trials = sqliteTable(
  'trials',
  {
    userId: userId(),
    of: text().notNull(),
    /** Outcomes by the id of the thought. */
    outcomes: text({ mode: 'json' }).$type<Readonly<Record<string, Outcome>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.of] }),
    check('trials_outcomes', sql`json_valid(${table.outcomes})`),
  ],
);
