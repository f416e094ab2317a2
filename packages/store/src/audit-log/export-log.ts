import { type EpochMs } from '@noctem/core/kernel';
import BetterSqlite3 from 'better-sqlite3';
import { type LogHeader, logVersion } from './event.ts';
import { installationOf } from './installation.ts';
import { type LogTable, logTables } from './log-tables.ts';

export interface LogSpan {
  /** Only this person; all of them else. */
  readonly userId?: number | undefined;
  /** Only what happened from here on. People, settings and contexts are always there. */
  readonly since?: EpochMs | undefined;
  /** Only what happened before. */
  readonly until?: EpochMs | undefined;
}

/** So many rows are read in one go. */
const page = 500;

type Stored = Readonly<Record<string, string | number | null>>;

/**
 * The audit log as lines of JSON, one event each, as everything stood at one moment: the database is read through a
 * connection of its own that sees nothing of what is written meanwhile. Bounded in memory.
 */
export function* exportLog(file: string, span: LogSpan): Generator<string> {
  const source = sourceOf(file);
  const client = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
  try {
    client.exec('begin');
    const header: LogHeader & { readonly format: string } = {
      format: 'noctem-log',
      v: logVersion,
      type: 'log',
      source,
    };
    yield `${JSON.stringify(header)}\n`;
    const uidOf = uidsOf(client, source);
    for (const table of logTables) yield* linesOf(client, { table, span, uidOf });
  } finally {
    client.close();
  }
}

function sourceOf(file: string): string {
  const client = new BetterSqlite3(file, { timeout: 5_000 });
  try {
    return installationOf(client);
  } finally {
    client.close();
  }
}

interface Source {
  readonly table: LogTable;
  readonly span: LogSpan;
  readonly uidOf: (type: string, id: number) => string;
}

function* linesOf(client: BetterSqlite3.Database, { table, span, uidOf }: Source): Generator<string> {
  const read = client.prepare<{ after: number } & LogSpan, Stored & { place: number }>(
    `select rowid as place, * from ${table.name} where ${conditionOf(table, span)} order by rowid limit ${page}`,
  );
  const bound = { userId: span.userId, since: span.since, until: span.until };
  for (let after = 0; ;) {
    const rows = read.all({ ...bound, after });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.place;
    yield rows.map((row) => `${lineOf(table, row, uidOf)}\n`).join('');
  }
}

function conditionOf(table: LogTable, { userId, since, until }: LogSpan): string {
  const person = table.type === 'person' ? 'id' : '+user_id';
  return [
    'rowid > @after',
    userId === undefined ? null : `${person} = @userId`,
    table.at === null || since === undefined ? null : `${table.at} >= @since`,
    table.at === null || until === undefined ? null : `${table.at} < @until`,
  ]
    .filter((condition) => condition !== null)
    .join(' and ');
}

function lineOf(table: LogTable, row: Stored, uidOf: Source['uidOf']): string {
  const data: Record<string, unknown> = {};
  for (const [name, column] of table.columns) {
    const value = row[name] ?? null;
    if (value !== null) data[name] = column.kind === 'json' ? (JSON.parse(String(value)) as unknown) : value;
  }
  const at = table.at === null ? undefined : new Date(Number(row[table.at])).toISOString();
  return JSON.stringify({ v: logVersion, uid: uidIn(table, row, uidOf), type: table.type, at, data });
}

function uidIn(table: LogTable, row: Stored, uidOf: Source['uidOf']): string {
  if (table.keys.length === 0) return uidOf(table.type, Number(row['id']));
  const keys = table.keys.filter((key) => key !== 'user_id').map((key) => String(row[key]));
  return [uidOf('person', Number(row['user_id'])), table.type, ...keys].join('/').slice(0, 300);
}

/** What was imported keeps the name under which it first happened. */
function uidsOf(client: BetterSqlite3.Database, source: string): Source['uidOf'] {
  const origin = client.prepare<{ type: string; id: number }, { source: string; id: number }>(
    `select source, first + @id - target as id from log_imports
     where type = @type and not matched and target <= @id and @id <= target + last - first order by id limit 1`,
  );
  const types = new Set(
    client.prepare<[], string>('select distinct type from log_imports where not matched').pluck().all(),
  );
  return (type, id) => {
    const from = types.has(type) ? origin.get({ type, id }) : undefined;
    return `${from?.source ?? source}/${type}/${from?.id ?? id}`;
  };
}
