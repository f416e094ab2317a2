import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { detectedPatterns } from './schema.ts';

export type Pattern = typeof detectedPatterns.$inferSelect;

/** What recurs in people's logs. */
export function createPatterns(database: Database) {
  return {
    /** Writes what a review found under its type and key; the status of one that is known stays. Returns its id. */
    put(pattern: Omit<Pattern, 'id' | 'status'>): number {
      const { occurrenceCount, firstSeen, lastSeen, context, confidence } = pattern;
      return database
        .insert(detectedPatterns)
        .values({ ...pattern, status: 'pending' })
        .onConflictDoUpdate({
          target: [detectedPatterns.userId, detectedPatterns.patternType, detectedPatterns.patternKey],
          set: { occurrenceCount, firstSeen, lastSeen, context, confidence },
        })
        .returning({ id: detectedPatterns.id })
        .get().id;
    },
    setStatus: (id: number, status: Pattern['status']): void => {
      database.update(detectedPatterns).set({ status }).where(eq(detectedPatterns.id, id)).run();
    },
    /** Takes away what the log no longer shows. */
    remove: (id: number): void => {
      database.delete(detectedPatterns).where(eq(detectedPatterns.id, id)).run();
    },
    /** All of a person, oldest first. */
    of: (userId: number, status?: Pattern['status']): Pattern[] =>
      database
        .select()
        .from(detectedPatterns)
        .where(
          and(
            eq(detectedPatterns.userId, userId),
            status === undefined ? undefined : eq(detectedPatterns.status, status),
          ),
        )
        .orderBy(asc(detectedPatterns.id))
        .all(),
  };
}
