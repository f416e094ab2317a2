import { desc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { reviews } from './schema.ts';

export type Review = typeof reviews.$inferSelect;

/** When each person's log was reviewed, and what that found. */
export function createReviews(database: Database) {
  return {
    add: (review: Omit<Review, 'id'>): void => {
      database.insert(reviews).values(review).run();
    },
    latest: (userId: number): Review | undefined =>
      database.select().from(reviews).where(eq(reviews.userId, userId)).orderBy(desc(reviews.id)).get(),
  };
}
