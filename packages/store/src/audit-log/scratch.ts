import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Row } from './event.ts';
import { type LogTable, logTables } from './log-tables.ts';

export interface Scratch {
  /** Throws where the database would never take the row, whatever else stands in it. */
  readonly test: (table: LogTable, row: Row) => void;
  readonly close: () => void;
}

/** So many rows are tried before they are forgotten again. */
const mostKept = 500;

/** An empty database in memory, in the form of the program: rows are tried on it before any is written for good. */
export function openScratch(migrations: string): Scratch {
  const client = new BetterSqlite3(':memory:');
  client.pragma('foreign_keys = OFF');
  migrate(drizzle(client), { migrationsFolder: migrations });
  // What finds rows and what keeps the search true plays no part here.
  const besides = client.prepare<[], { type: string; name: string }>(
    `select type, name from sqlite_master where type in ('trigger', 'index') and sql is not null`,
  );
  for (const { type, name } of besides.all()) client.exec(`drop ${type} ${name}`);
  const inserts = new Map(
    logTables.map((table) => [table.type, client.prepare(insertInto(table, 'insert or replace'))]),
  );
  let kept = 0;
  client.exec('begin');
  return {
    test: (table, row) => {
      inserts.get(table.type)?.run(row);
      kept += 1;
      if (kept < mostKept) return;
      kept = 0;
      client.exec('rollback; begin');
    },
    close: () => {
      client.close();
    },
  };
}

/** Writes all columns of a row by their names. */
export function insertInto({ name, columns }: LogTable, how: 'insert or ignore' | 'insert or replace'): string {
  const names = [...columns.keys()];
  return `${how} into ${name} (${names.join(', ')}) values (${names.map((column) => `@${column}`).join(', ')})`;
}
