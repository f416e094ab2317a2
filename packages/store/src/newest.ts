import type { EpochMs } from '@noctem/core/kernel';
import { and, desc, eq, gte, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteSelect } from 'drizzle-orm/sqlite-core';

/** Which of a person's rows a list shows: the last `limit`, from the instant `since` on, of one status. */
export interface ListQuery<Status extends string = never> {
  readonly userId: number;
  readonly limit: number;
  readonly since?: EpochMs;
  readonly status?: Status;
}

interface Asked {
  readonly query: ListQuery<string>;
  readonly table: { readonly id: SQLiteColumn; readonly userId: SQLiteColumn; readonly status?: SQLiteColumn };
  /** The instant that `since` speaks of. */
  readonly at: SQLiteColumn;
  readonly where?: SQL | undefined;
}

/**
 * Narrows a query to the rows that a list shows, the newest first: read from the end, so that the limit leaves out what
 * is oldest. Lists are shown the newest last.
 *
 * @example
 * newest(database.select().from(notes).$dynamic(), { query, table: notes, at: notes.createdAt }).all().toReversed();
 */
export function newest<Select extends SQLiteSelect>(select: Select, { query, table, at, where }: Asked) {
  const { userId, limit, since, status } = query;
  return select
    .where(
      and(
        eq(table.userId, userId),
        since === undefined ? undefined : gte(at, since),
        status === undefined || !table.status ? undefined : eq(table.status, status),
        where,
      ),
    )
    .orderBy(desc(table.id))
    .limit(limit);
}
