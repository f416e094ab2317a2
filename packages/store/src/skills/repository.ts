import type { EpochMs } from '@noctem/core/kernel';
import { and, desc, eq, gte, isNull } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { suggestions } from './schema.ts';

export type Suggestion = typeof suggestions.$inferSelect;
export type NewSuggestion = Omit<Suggestion, 'id' | 'shownAt' | 'outcome' | 'outcomeAt' | 'modifiedText'>;
type Target = Pick<Suggestion, 'targetType' | 'targetId'>;

/** What skills proposed for people's items, and what became of it. */
export function createSuggestions(database: Database) {
  const ofTarget = ({ targetType, targetId }: Target) =>
    and(eq(suggestions.targetType, targetType), eq(suggestions.targetId, targetId));
  return {
    add: (suggestion: NewSuggestion): number =>
      Number(database.insert(suggestions).values(suggestion).run().lastInsertRowid),
    byId: (id: number): Suggestion | undefined =>
      database.select().from(suggestions).where(eq(suggestions.id, id)).get(),
    /** The newest of an item that has no outcome yet. */
    openOf: (target: Target): Suggestion | undefined =>
      database
        .select()
        .from(suggestions)
        .where(and(ofTarget(target), isNull(suggestions.outcome)))
        .orderBy(desc(suggestions.id))
        .get(),
    update: (
      id: number,
      values: Partial<Pick<Suggestion, 'shownAt' | 'outcome' | 'outcomeAt' | 'modifiedText'>>,
    ): void => {
      database.update(suggestions).set(values).where(eq(suggestions.id, id)).run();
    },
    /** Newest last. */
    list: (query: { userId: number; limit: number; since?: EpochMs }): Suggestion[] =>
      database
        .select()
        .from(suggestions)
        .where(
          and(
            eq(suggestions.userId, query.userId),
            query.since === undefined ? undefined : gte(suggestions.createdAt, query.since),
          ),
        )
        .orderBy(desc(suggestions.id))
        .limit(query.limit)
        .all()
        .toReversed(),
  };
}
