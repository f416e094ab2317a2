import { eq, sql, type SQL } from 'drizzle-orm';
import { integer, type SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** An instant as milliseconds since 1970, UTC. SQLite's own clock is never asked: the simulated clock must hold here too. */
export const instant = () => integer({ mode: 'number' });

/** Condition of a CHECK constraint: the column holds one of `values`, or null where the column may be null. */
export function oneOf(column: SQLiteColumn, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
}

/** Condition of a prepared statement that is given an `id`. */
export const hasId = (column: SQLiteColumn): SQL => eq(column, sql.placeholder('id'));

/**
 * The column where no index on it may be used: SQLite would walk through all of a chat, by far the most rows, where
 * another index leads straight to the few that are wanted.
 */
export const unindexed = (column: SQLiteColumn): SQL => sql`+${column}`;

/** Placeholder of a JSON column that takes text encoded by the caller: Drizzle would encode it again, and null as 'null'. */
export function encodedJson(name: string): SQL {
  return sql`${sql.placeholder(name)}`;
}
