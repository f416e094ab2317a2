import type BetterSqlite3 from 'better-sqlite3';

/** What belongs to one thought, parents first; people and projects stay as they are. */
const tables = [
  'inbox',
  'thoughts',
  'tasks',
  'notes',
  'changes',
  'corrections',
  'clarifications',
  'execution_logs',
] as const;
/** Columns that name a row outside the database or once in it. */
const numbered: ReadonlySet<string> = new Set(['update_id', 'message_id']);
const instants = /(^|_)at$/;

interface Column {
  readonly name: string;
  readonly pk: number;
}

/**
 * Makes a log so many times as long: everything in it again and again, `spanMs` later each time. The rows are those that
 * the program wrote; writing them all through it would take a quarter of an hour.
 */
export function multiplyLog(
  client: BetterSqlite3.Database,
  { times, spanMs }: { times: number; spanMs: number },
): void {
  const sizes = new Map(tables.map((table) => [table as string, sizeOf(client, table)]));
  const statements = tables.map((table) => client.prepare(copySql(client, table, sizes)));
  for (let copy = 1; copy < times; copy += 1) {
    client.transaction(() => {
      for (const statement of statements) statement.run({ copy, spanMs });
    })();
  }
}

function sizeOf(client: BetterSqlite3.Database, table: string): number {
  return client.prepare<[], { size: number }>(`select coalesce(max(id), 0) as size from ${table}`).get()?.size ?? 0;
}

function copySql(client: BetterSqlite3.Database, table: string, sizes: ReadonlyMap<string, number>): string {
  const columns = client.pragma(`table_info(${table})`) as Column[];
  const links = client.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[];
  const values = columns.map(({ name, pk }) => {
    const parent = pk > 0 ? table : links.find(({ from }) => from === name)?.table;
    const size = parent === undefined ? undefined : sizes.get(parent);
    if (size !== undefined) return `${name} + @copy * ${size}`;
    if (numbered.has(name)) return `${name} + @copy * 10000000`;
    if (name === 'trace_id') return `${name} || '-' || @copy`;
    return instants.test(name) ? `${name} + @copy * @spanMs` : name;
  });
  const names = columns.map(({ name }) => name).join(', ');
  return `insert into ${table} (${names}) select ${values.join(', ')} from ${table} where id <= ${sizes.get(table) ?? 0}`;
}
