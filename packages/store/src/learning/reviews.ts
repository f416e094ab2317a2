import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { thoughts } from '../thoughts/schema.ts';
import { reviews } from './schema.ts';

export type Review = typeof reviews.$inferSelect;

/** When each person's log was reviewed, and what that found. */
export function createReviews(database: Database) {
  const latest = database
    .select()
    .from(reviews)
    .where(eq(reviews.userId, sql.placeholder('userId')))
    .orderBy(desc(reviews.id))
    .prepare();
  return {
    add: (review: Omit<Review, 'id'>): void => {
      database.insert(reviews).values(review).run();
    },
    latest: (userId: number): Review | undefined => latest.get({ userId }),
    /** How many thoughts the latest review has not seen, counted up to `most`. */
    unseen: (userId: number, most: number): number => {
      const since = latest.get({ userId })?.thoughtId ?? 0;
      return database
        .select({ id: thoughts.id })
        .from(thoughts)
        .where(and(sql`+${thoughts.userId} = ${userId}`, gt(thoughts.id, since)))
        .limit(most)
        .all().length;
    },
  };
}
