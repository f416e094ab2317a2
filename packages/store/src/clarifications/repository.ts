import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { directColumn } from '../direct.ts';
import { type ListQuery, newest } from '../newest.ts';
import { clarifications } from './schema.ts';

export type Clarification = typeof clarifications.$inferSelect;

/** A question as it is asked for the first time. */
export type NewClarification = Pick<
  Clarification,
  'userId' | 'thoughtId' | 'reason' | 'question' | 'options' | 'askedAt' | 'traceId'
>;

/** The butler's questions about ambiguous thoughts. */
export function createClarifications(database: Database) {
  const ofThought = database
    .select()
    .from(clarifications)
    .where(eq(clarifications.thoughtId, sql.placeholder('thoughtId')))
    .orderBy(desc(clarifications.id))
    .limit(1)
    .prepare();
  const untold = directColumn<number>(
    database,
    database
      .select({ id: clarifications.id })
      .from(clarifications)
      .where(and(eq(clarifications.userId, sql.placeholder('userId')), sql`status = 'guessed' and told_at is null`))
      .orderBy(asc(clarifications.id)),
  );
  const byId = (id: number): Clarification | undefined =>
    database.select().from(clarifications).where(eq(clarifications.id, id)).get();

  return {
    add: (question: NewClarification): number =>
      Number(
        database
          .insert(clarifications)
          .values({ ...question, status: 'waiting' })
          .run().lastInsertRowid,
      ),
    byId,
    /** The question about a thought; undefined where none was asked. */
    ofThought: (thoughtId: number): Clarification | undefined => ofThought.get({ thoughtId }),
    /** Questions without an answer, oldest first. */
    waiting: (userId: number): Clarification[] =>
      database
        .select()
        .from(clarifications)
        .where(and(eq(clarifications.userId, userId), sql`status = 'waiting'`))
        .orderBy(asc(clarifications.id))
        .all(),
    /** Filed by the best guess, which the person has not heard of yet. */
    untold: (userId: number): Clarification[] => untold.all({ userId }).flatMap((id) => byId(id) ?? []),
    /** The message of this instant in which guesses were told did not arrive, for all we know: they are to be told again. */
    untell: (userId: number, toldAt: EpochMs): void => {
      database
        .update(clarifications)
        .set({ toldAt: null })
        .where(and(eq(clarifications.userId, userId), eq(clarifications.toldAt, toldAt)))
        .run();
    },
    update: (id: number, values: Partial<Omit<Clarification, 'id' | 'userId' | 'thoughtId'>>): void => {
      database.update(clarifications).set(values).where(eq(clarifications.id, id)).run();
    },
    /** Notes that these were asked in a window: one more that counts as skipped until the answer comes. */
    askedAgain: (ids: readonly number[], askedAt: EpochMs): void => {
      database
        .update(clarifications)
        .set({ askedAt, skipped: sql`${clarifications.skipped} + 1` })
        .where(and(inArray(clarifications.id, [...ids]), eq(clarifications.status, 'waiting')))
        .run();
    },
    /** Newest last. */
    list: (query: ListQuery<Clarification['status']>): Clarification[] =>
      newest(database.select().from(clarifications).$dynamic(), {
        query,
        table: clarifications,
        at: clarifications.askedAt,
      })
        .all()
        .toReversed(),
  };
}
