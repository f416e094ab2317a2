import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type ListQuery, newest } from '../newest.ts';
import { corrections, type routes } from './schema.ts';

export type Correction = typeof corrections.$inferSelect;
export type Route = (typeof routes)[number];

/** What people changed in the system's decisions: the learning loop lives on these rows. */
export function createCorrections(database: Database) {
  return {
    add: (correction: Omit<Correction, 'id' | 'retractedAt'>): void => {
      database.insert(corrections).values(correction).run();
    },
    /** Marks the corrections of an act that was taken back. */
    retract: (changeId: number, at: EpochMs): void => {
      database
        .update(corrections)
        .set({ retractedAt: at })
        .where(and(eq(corrections.changeId, changeId), isNull(corrections.retractedAt)))
        .run();
    },
    /** What an act corrected. */
    ofChange: (changeId: number): Correction[] =>
      database.select().from(corrections).where(eq(corrections.changeId, changeId)).all(),
    /** What was corrected of one thought, oldest first. */
    ofThought: (thoughtId: number): Correction[] =>
      database
        .select()
        .from(corrections)
        .where(and(isNotNull(corrections.thoughtId), eq(corrections.thoughtId, thoughtId)))
        .orderBy(asc(corrections.id))
        .all(),
    /** Newest last. */
    list: (query: ListQuery): Correction[] =>
      newest(database.select().from(corrections).$dynamic(), { query, table: corrections, at: corrections.at })
        .all()
        .toReversed(),
  };
}
