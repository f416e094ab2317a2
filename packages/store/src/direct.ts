import { is, Param, Placeholder, type Query } from 'drizzle-orm';
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

type Value = string | number | null;
type Values = Readonly<Record<string, unknown>>;

/** A prepared insert whose values come by the names of its placeholders; a name that is missing is null. */
export interface DirectInsert {
  run(values: Values): BetterSqlite3.RunResult;
}

/**
 * Prepares an insert of the rows that every message writes. Drizzle writes the statement and is then left out: looking at
 * each value once more takes it a third of the time of a small row. Values must be what SQLite stores: texts, numbers, null.
 *
 * @example
 * const insert = directInsert(database, database.insert(notes).values({ text: sql.placeholder('text') }));
 * insert.run({ text: 'the blue paint is RAL 5024' });
 */
export function directInsert(database: Database, query: { toSQL(): Query }): DirectInsert {
  const { sql, params } = query.toSQL();
  const statement = database.$client.prepare<[Value[]]>(sql);
  const sources = params.map(sourceOf);
  return { run: (values) => statement.run(sources.map((source) => source(values))) };
}

/** Where the value of one parameter comes from: a name, or a default of the table. */
function sourceOf(param: unknown): (values: Values) => Value {
  const value = is(param, Param) ? param.value : param;
  if (!is(value, Placeholder)) return () => value as Value;
  const { name } = value;
  return (values) => (values[name] ?? null) as Value;
}

/**
 * Prepares a query of one column that every message asks, past Drizzle's mapping of rows.
 */
export function directColumn<T>(database: Database, query: { toSQL(): Query }): { all(values: Values): T[] } {
  const { sql, params } = query.toSQL();
  const statement = database.$client.prepare<[Value[]], T>(sql).pluck();
  const sources = params.map(sourceOf);
  return { all: (values) => statement.all(sources.map((source) => source(values))) };
}
