import type { RowChange } from '@noctem/core/items';
import type { EpochMs } from '@noctem/core/kernel';
import { and, desc, eq, sql } from 'drizzle-orm';
import { encodedJson } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { changes } from './schema.ts';

export type Change = typeof changes.$inferSelect;

/** The journal of what people's acts changed, for /undo. */
export function createChanges(database: Database) {
  const insert = directInsert(
    database,
    database.insert(changes).values({
      userId: sql.placeholder('userId'),
      traceId: sql.placeholder('traceId'),
      label: sql.placeholder('label'),
      rows: encodedJson('rows'),
      at: sql.placeholder('at'),
    }),
  );
  return {
    add: (change: {
      userId: number;
      traceId: string;
      label: string;
      rows: readonly RowChange[];
      at: EpochMs;
    }): number => Number(insert.run({ ...change, rows: JSON.stringify(change.rows) }).lastInsertRowid),
    byId: (id: number): Change | undefined => database.select().from(changes).where(eq(changes.id, id)).get(),
    /** The person's last acts that were not taken back, newest first. */
    standing: (userId: number, limit: number): Change[] =>
      database
        .select()
        .from(changes)
        .where(and(eq(changes.userId, userId), sql`undone_at is null`))
        .orderBy(desc(changes.id))
        .limit(limit)
        .all(),
    /** The act at `at` that changed an insight, where it was not taken back. */
    ofInsight: (query: { userId: number; insightId: number; at: EpochMs }): Change | undefined =>
      database
        .select()
        .from(changes)
        .where(and(eq(changes.userId, query.userId), sql`undone_at is null`, eq(changes.at, query.at)))
        .orderBy(desc(changes.id))
        .all()
        .find(({ rows }) => rows.some(({ table, id }) => table === 'maintenance_insights' && id === query.insightId)),
    markUndone: (id: number, at: EpochMs): void => {
      database.update(changes).set({ undoneAt: at }).where(eq(changes.id, id)).run();
    },
  };
}
