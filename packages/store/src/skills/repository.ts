import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type ListQuery, newest } from '../newest.ts';
import { suggestions } from './schema.ts';

export type Suggestion = typeof suggestions.$inferSelect;
export type NewSuggestion = Omit<Suggestion, 'id' | 'shownAt' | 'outcome' | 'outcomeAt' | 'modifiedText'>;
type Target = Pick<Suggestion, 'targetType' | 'targetId'>;

export type SuggestionQuery = ListQuery<'open' | NonNullable<Suggestion['outcome']>>;

/** What skills proposed for people's items, and what became of it. */
export function createSuggestions(database: Database) {
  const ofItem = and(
    eq(suggestions.targetType, sql.placeholder('targetType')),
    eq(suggestions.targetId, sql.placeholder('targetId')),
  );
  const openOf = database
    .select()
    .from(suggestions)
    .where(and(ofItem, sql`outcome is null`))
    .orderBy(desc(suggestions.id))
    .prepare();
  const allOf = database.select().from(suggestions).where(ofItem).orderBy(asc(suggestions.id)).prepare();
  const openOfPerson = database
    .select()
    .from(suggestions)
    .where(and(eq(suggestions.userId, sql.placeholder('userId')), sql`outcome is null`))
    .orderBy(asc(suggestions.createdAt), asc(suggestions.id))
    .prepare();
  const withStatus = (status: SuggestionQuery['status']) =>
    status === undefined
      ? undefined
      : status === 'open'
        ? isNull(suggestions.outcome)
        : eq(suggestions.outcome, status);
  return {
    add: (suggestion: NewSuggestion): number =>
      Number(database.insert(suggestions).values(suggestion).run().lastInsertRowid),
    byId: (id: number): Suggestion | undefined =>
      database.select().from(suggestions).where(eq(suggestions.id, id)).get(),
    /** The newest of an item that has no outcome yet. */
    openOf: (target: Target): Suggestion | undefined => openOf.get({ ...target }),
    /** Everything that was ever suggested for an item, oldest first. */
    allOf: (target: Target): Suggestion[] => allOf.all({ ...target }),
    /** All of a person without an outcome, oldest first. */
    open: (userId: number): Suggestion[] => openOfPerson.all({ userId }),
    /** All without an outcome that were made at `before` or earlier, of everybody. */
    openSince: (before: EpochMs): Suggestion[] =>
      database
        .select()
        .from(suggestions)
        .where(and(isNull(suggestions.outcome), lte(suggestions.createdAt, before)))
        .orderBy(asc(suggestions.id))
        .all(),
    /** The last of a person that were made after `since` and have an outcome, the newest last. */
    settled: (of: { userId: number; since: EpochMs; limit: number }): Suggestion[] =>
      database
        .select()
        .from(suggestions)
        .where(
          and(
            eq(suggestions.userId, of.userId),
            gt(suggestions.createdAt, of.since),
            sql`outcome is not null and shown_at is not null and model is null`,
          ),
        )
        .orderBy(desc(suggestions.id))
        .limit(of.limit)
        .all()
        .toReversed(),
    update: (
      id: number,
      values: Partial<Pick<Suggestion, 'shownAt' | 'outcome' | 'outcomeAt' | 'modifiedText'>>,
    ): void => {
      database.update(suggestions).set(values).where(eq(suggestions.id, id)).run();
    },
    /** Newest last. */
    list: (query: SuggestionQuery): Suggestion[] =>
      newest(database.select().from(suggestions).$dynamic(), {
        query,
        table: suggestions,
        at: suggestions.createdAt,
        where: withStatus(query.status),
      })
        .all()
        .toReversed(),
  };
}
