import type { Outcome } from '@noctem/core/learning';
import { and, eq, notInArray } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { trials } from './schema.ts';

/** What one rule makes of thoughts, by their ids. */
export type Outcomes = ReadonlyMap<number, Outcome>;

/** What came of trying rules on people's logs, so that a decision need not be made again. */
export function createTrials(database: Database) {
  return {
    /** Empty where nothing was tried under that name. */
    of(userId: number, name: string): Outcomes {
      const row = database
        .select({ outcomes: trials.outcomes })
        .from(trials)
        .where(and(eq(trials.userId, userId), eq(trials.of, name)))
        .get();
      return new Map(Object.entries(row?.outcomes ?? {}).map(([id, outcome]) => [Number(id), outcome]));
    },
    put(userId: number, { name, outcomes }: { name: string; outcomes: Outcomes }): void {
      const values = Object.fromEntries(outcomes);
      database
        .insert(trials)
        .values({ userId, of: name, outcomes: values })
        .onConflictDoUpdate({ target: [trials.userId, trials.of], set: { outcomes: values } })
        .run();
    },
    /** Takes away what was tried under other names. */
    keepOnly(userId: number, names: readonly string[]): void {
      database
        .delete(trials)
        .where(and(eq(trials.userId, userId), notInArray(trials.of, [...names])))
        .run();
    },
  };
}
