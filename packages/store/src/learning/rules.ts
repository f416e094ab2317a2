import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { learnedRules } from './schema.ts';

export type LearnedRule = typeof learnedRules.$inferSelect;
export type NewRule = Pick<LearnedRule, 'userId' | 'type' | 'key' | 'value' | 'insightId' | 'fromAt'>;

/** The rules that people accepted, those in force and those of the past. */
export function createLearnedRules(database: Database) {
  return {
    add: (rule: NewRule): number => Number(database.insert(learnedRules).values(rule).run().lastInsertRowid),
    /**
     * Ends a rule; its row stays, so that the rules of any moment can be told. Where the clock was set back since it began, it
     * ends when it began.
     */
    end: (id: number, untilAt: EpochMs): void => {
      database
        .update(learnedRules)
        .set({ untilAt: sql`max(from_at, ${untilAt})` })
        .where(eq(learnedRules.id, id))
        .run();
    },
    countApplied: (id: number, at: EpochMs): void => {
      database
        .update(learnedRules)
        .set({ appliedCount: sql`applied_count + 1`, lastApplied: at })
        .where(eq(learnedRules.id, id))
        .run();
    },
    countOverridden: (id: number, by: 1 | -1): void => {
      database
        .update(learnedRules)
        .set({ overriddenCount: sql`max(0, overridden_count + ${by})` })
        .where(eq(learnedRules.id, id))
        .run();
    },
    /** The rule of a type and key that is in force; undefined where none is. */
    inForce: (of: Pick<LearnedRule, 'userId' | 'type' | 'key'>): LearnedRule | undefined =>
      database
        .select()
        .from(learnedRules)
        .where(
          and(
            eq(learnedRules.userId, of.userId),
            eq(learnedRules.type, of.type),
            eq(learnedRules.key, of.key),
            isNull(learnedRules.untilAt),
          ),
        )
        .get(),
    byId: (id: number): LearnedRule | undefined =>
      database.select().from(learnedRules).where(eq(learnedRules.id, id)).get(),
    /** All of a person, oldest first. */
    of: (userId: number): LearnedRule[] =>
      database.select().from(learnedRules).where(eq(learnedRules.userId, userId)).orderBy(asc(learnedRules.id)).all(),
  };
}
