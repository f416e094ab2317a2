import type { EpochMs } from '@noctem/core/kernel';
import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { thoughtRevisions, type thoughts } from './schema.ts';

interface Revision {
  readonly userId: number;
  readonly thoughtId: number;
  readonly text: string;
  readonly editedAt: EpochMs;
  readonly traceId: string;
}

/** What edits made of thoughts; the first text stays with the thought. */
export function createRevisions(database: Database) {
  const revisions = database
    .select()
    .from(thoughtRevisions)
    .where(eq(thoughtRevisions.thoughtId, sql.placeholder('thoughtId')))
    .orderBy(asc(thoughtRevisions.number))
    .prepare();
  const revisionsOf = (thoughtId: number) => revisions.all({ thoughtId });

  return {
    revisions: revisionsOf,
    /** The text as the person last left it. */
    currentText: (thought: typeof thoughts.$inferSelect): string =>
      revisionsOf(thought.id).at(-1)?.text ?? thought.text,
    addRevision(revision: Revision): void {
      const number = revisionsOf(revision.thoughtId).length + 1;
      database
        .insert(thoughtRevisions)
        .values({ ...revision, number })
        .run();
    },
    /** The revision that an act brought; undefined where it brought none. */
    revisionOfTrace: (traceId: string): typeof thoughtRevisions.$inferSelect | undefined =>
      database.select().from(thoughtRevisions).where(eq(thoughtRevisions.traceId, traceId)).get(),
  };
}
