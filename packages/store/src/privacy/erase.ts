import { eq, inArray, or, sql } from 'drizzle-orm';
import { changes } from '../changes/schema.ts';
import { corrections } from '../corrections/schema.ts';
import { type Database, transact } from '../database.ts';
import { deliveries } from '../deliveries/schema.ts';
import { notes, projects, tasks } from '../items/schema.ts';
import { users } from '../people/schema.ts';
import { thoughtRevisions, thoughts } from '../thoughts/schema.ts';
import { executionLogs } from '../traces/schema.ts';
import { personTables } from './export.ts';

const batch = 200;

/**
 * Deletes everything of a person, in transactions short enough that nobody waits, and returns after the last. What was
 * deleted is overwritten in the file. Safe to repeat after a crash.
 */
export async function erasePerson(database: Database, userId: number): Promise<void> {
  database.$client.pragma('secure_delete = ON');
  for (const table of Object.values(personTables).toReversed()) {
    const rows = sql`rowid in (select rowid from ${table} where user_id = ${userId} limit ${batch})`;
    while (transact(database, () => database.delete(table).where(rows).run().changes) > 0) await nextTurn();
  }
  transact(database, () => database.delete(users).where(eq(users.id, userId)).run());
  overwriteLog(database);
}

/** Takes the words of one thought out of everything that repeats them; the bare fact that there was one stays. */
export function eraseThought(database: Database, thoughtId: number): void {
  database.$client.pragma('secure_delete = ON');
  transact(database, () => {
    const traces = tracesOf(database, thoughtId);
    const itemIds = {
      task: idsOf(database, tasks, thoughtId),
      note: idsOf(database, notes, thoughtId),
      project: idsOf(database, projects, thoughtId),
    };
    database.update(executionLogs).set({ metadata: null }).where(inArray(executionLogs.traceId, traces)).run();
    database.delete(changes).where(inArray(changes.traceId, traces)).run();
    database.delete(corrections).where(eq(corrections.thoughtId, thoughtId)).run();
    database
      .delete(deliveries)
      .where(or(aboutAny('thought', [thoughtId]), ...Object.entries(itemIds).map(([type, ids]) => aboutAny(type, ids))))
      .run();
    for (const table of [tasks, notes, projects]) database.delete(table).where(eq(table.thoughtId, thoughtId)).run();
    database.delete(thoughtRevisions).where(eq(thoughtRevisions.thoughtId, thoughtId)).run();
    const erased = {
      text: '',
      status: 'forgotten',
      finalKind: 'forgotten',
      attachment: null,
      forwardedFrom: null,
    } as const;
    database.update(thoughts).set(erased).where(eq(thoughts.id, thoughtId)).run();
  });
  overwriteLog(database);
}

function tracesOf(database: Database, thoughtId: number): string[] {
  const rows = database
    .selectDistinct({ traceId: executionLogs.traceId })
    .from(executionLogs)
    .where(sql`stage = 'complete' and thought_id is not null and thought_id = ${thoughtId}`)
    .all();
  return rows.map((row) => row.traceId);
}

function idsOf(database: Database, table: typeof tasks | typeof notes | typeof projects, thoughtId: number): number[] {
  return database
    .select({ id: table.id })
    .from(table)
    .where(eq(table.thoughtId, thoughtId))
    .all()
    .map((row) => row.id);
}

function aboutAny(type: string, ids: readonly number[]) {
  return sql`(${deliveries.aboutType} = ${type} and ${inArray(deliveries.aboutId, [...ids])})`;
}

/** The write-ahead log still holds the old pages until it is cut. */
function overwriteLog(database: Database): void {
  database.$client.pragma('wal_checkpoint(TRUNCATE)');
  database.$client.pragma('secure_delete = OFF');
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
