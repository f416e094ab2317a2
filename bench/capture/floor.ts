import BetterSqlite3 from 'better-sqlite3';

/** The tables into which a capture may write, parents before children. */
const tables = [
  'inbox',
  'decision_contexts',
  'thoughts',
  'projects',
  'tasks',
  'notes',
  'changes',
  'deliveries',
  'outbox',
  'execution_logs',
] as const;
type Table = (typeof tables)[number];
type Values = readonly (string | number | null)[];

/** The rows that one capture wrote, without their ids, which come again of themselves. */
export type CaptureRows = readonly { readonly table: Table; readonly values: Values }[];

/** How far each table is filled, by the greatest rowid. */
type Marks = Record<Table, number>;

/** Reads what captures write, on a connection of its own. */
export class Scribe {
  readonly #client: BetterSqlite3.Database;
  readonly #marks: BetterSqlite3.Statement<[], Marks>;
  readonly #after: Readonly<Record<Table, BetterSqlite3.Statement<[number, number], Values>>>;
  #seen: Marks[] = [];

  constructor(file: string) {
    this.#client = new BetterSqlite3(file, { readonly: true });
    this.#marks = this.#client.prepare(
      `select ${tables.map((table) => `coalesce((select max(rowid) from ${table}), 0) as ${table}`).join(', ')}`,
    );
    const reader = (table: Table) =>
      this.#client
        .prepare<[number, number], Values>(
          `select ${columnsOf(this.#client, table).join(', ')} from ${table} where rowid > ? and rowid <= ? order by rowid`,
        )
        .raw();
    this.#after = byTable(reader);
  }

  /** Remembers where one capture ends and the next begins. */
  mark(): void {
    const marks = this.#marks.get();
    if (marks) this.#seen.push(marks);
  }

  /** The rows of every capture between two marks; the last mark is the first of the next time. */
  rows(): CaptureRows[] {
    const ends = this.#seen.slice(1);
    const captures = ends.map((end, index) => this.#between(this.#seen[index] ?? end, end));
    this.#seen = this.#seen.slice(-1);
    return captures;
  }

  close(): void {
    this.#client.close();
  }

  #between(from: Marks, to: Marks): CaptureRows {
    return tables.flatMap((table) =>
      from[table] === to[table]
        ? []
        : this.#after[table].all(from[table], to[table]).map((values) => ({ table, values })),
    );
  }
}

/** As the program's own connections have them. */
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'wal_autocheckpoint = 4000',
];

export interface Floor {
  /** Writes the rows of one capture in one transaction, durable when it returns. */
  readonly write: (rows: CaptureRows) => void;
  readonly close: () => void;
}

/** The least that keeping a message can cost: bare prepared inserts on a connection like the program's. */
export function openFloor(file: string): Floor {
  const client = new BetterSqlite3(file);
  for (const pragma of pragmas) client.pragma(pragma);
  const inserts = byTable((table) => {
    const columns = columnsOf(client, table);
    return client.prepare<[Values]>(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
  });
  const write = client.transaction((rows: CaptureRows) => {
    for (const { table, values } of rows) inserts[table].run(values);
  });
  return { write: (rows) => write.immediate(rows), close: () => client.close() };
}

function columnsOf(client: BetterSqlite3.Database, table: Table): string[] {
  const columns = client.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all();
  return columns.map(({ name }) => name).filter((name) => name !== 'id');
}

function byTable<T>(make: (table: Table) => T): Record<Table, T> {
  return Object.fromEntries(tables.map((table) => [table, make(table)])) as Record<Table, T>;
}
