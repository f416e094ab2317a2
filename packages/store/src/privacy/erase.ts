import type { ItemTable } from '@noctem/core/items';
import { and, eq, gte, inArray, ne, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { changes } from '../changes/schema.ts';
import { clarifications } from '../clarifications/schema.ts';
import { corrections } from '../corrections/schema.ts';
import { type Database, transact } from '../database.ts';
import { deliveries } from '../deliveries/schema.ts';
import { notes, projects, tasks } from '../items/schema.ts';
import { detectedPatterns, learnedRules, maintenanceInsights, trials } from '../learning/schema.ts';
import { meta, users } from '../people/schema.ts';
import { thoughtRevisions, thoughts } from '../thoughts/schema.ts';
import { executionLogs } from '../traces/schema.ts';
import { personTables } from './export.ts';
import { forgetSuggestions } from './forget-suggestions.ts';
import { nextTurn } from './next-turn.ts';

const batch = 200;
/** A message that repeats words may cut them; so many letters of their beginning it has. */
const repeatedLetters = 18;

/**
 * Deletes everything of a person, in transactions short enough that nobody waits, and returns after the last. What was
 * deleted is overwritten in the file. Safe to repeat after a crash.
 */
export async function erasePerson(database: Database, userId: number): Promise<void> {
  for (const table of Object.values(personTables).toReversed()) {
    const rows = sql`rowid in (select rowid from ${table} where user_id = ${userId} limit ${batch})`;
    while (overwriting(database, () => database.delete(table).where(rows).run().changes) > 0) await nextTurn();
  }
  overwriting(database, () => database.delete(users).where(eq(users.id, userId)).run());
  for (const _ of overwritingRemains(database)) await nextTurn();
}

/** Takes the words of one thought out of everything that repeats them; the bare fact that there was one stays. */
export function eraseThought(database: Database, thoughtId: number): void {
  overwriting(database, () => {
    const thought = database.select().from(thoughts).where(eq(thoughts.id, thoughtId)).get();
    if (!thought) return;
    const itemIds: ItemIds = {
      thoughts: [thoughtId],
      tasks: idsOf(database, tasks, thoughtId),
      notes: idsOf(database, notes, thoughtId),
      projects: idsOf(database, projects, thoughtId),
    };
    const traces = tracesOf(database, itemIds);
    forgetSuggestions(database, itemIds);
    database.update(executionLogs).set({ metadata: null }).where(inArray(executionLogs.traceId, traces)).run();
    database
      .delete(changes)
      .where(or(inArray(changes.traceId, traces), changing(itemIds)))
      .run();
    database.delete(corrections).where(eq(corrections.thoughtId, thoughtId)).run();
    database.delete(clarifications).where(eq(clarifications.thoughtId, thoughtId)).run();
    const { userId, receivedAt } = thought;
    // Any message since may have repeated the words, in a list for one. What is sent is needed no more.
    const since = and(eq(deliveries.userId, userId), gte(deliveries.createdAt, receivedAt));
    database
      .delete(deliveries)
      .where(and(since, eq(deliveries.status, 'pending'), about(itemIds)))
      .run();
    database
      .update(deliveries)
      .set({ payload: {} })
      .where(and(since, or(ne(deliveries.status, 'pending'), repeating(database, itemIds))))
      .run();
    forgetLessons(database, itemIds);
    database.delete(trials).where(eq(trials.userId, userId)).run();
    for (const table of [tasks, notes, projects]) database.delete(table).where(eq(table.thoughtId, thoughtId)).run();
    database.delete(thoughtRevisions).where(eq(thoughtRevisions.thoughtId, thoughtId)).run();
    const erased = {
      text: '',
      status: 'forgotten',
      finalKind: 'forgotten',
      attachment: null,
      forwardedFrom: null,
      unresolved: null,
    } as const;
    database.update(thoughts).set(erased).where(eq(thoughts.id, thoughtId)).run();
  });
  for (const _ of overwritingRemains(database));
}

/**
 * Takes a thought out of what was learned from it. What rests on other thoughts as well stays, without this one; what
 * rests on nothing else goes, and its rule with it.
 */
function forgetLessons(database: Database, ids: ItemIds): void {
  const [thoughtId = 0] = ids.thoughts;
  const rests = sql`exists (select 1 from json_each(${detectedPatterns.context}, '$.evidence') where value = ${thoughtId})`;
  for (const pattern of database.select().from(detectedPatterns).where(rests).all()) {
    const { evidence } = pattern.context;
    const others = Array.isArray(evidence) ? evidence.filter((id) => id !== thoughtId) : [];
    if (others.length > 0) {
      const context = { ...pattern.context, evidence: others };
      database.update(detectedPatterns).set({ context }).where(eq(detectedPatterns.id, pattern.id)).run();
      continue;
    }
    const insightsOf = database
      .select({ id: maintenanceInsights.id })
      .from(maintenanceInsights)
      .where(eq(maintenanceInsights.patternId, pattern.id));
    database.delete(learnedRules).where(inArray(learnedRules.insightId, insightsOf)).run();
    database.delete(maintenanceInsights).where(eq(maintenanceInsights.patternId, pattern.id)).run();
    database.delete(detectedPatterns).where(eq(detectedPatterns.id, pattern.id)).run();
  }
}

type ItemIds = Readonly<Record<ItemTable, readonly number[]>>;

function tracesOf(database: Database, ids: ItemIds): string[] {
  const linked = (column: SQL, wanted: readonly number[]) =>
    sql`(${column} is not null and ${inArray(column, [...wanted])})`;
  const rows = database
    .selectDistinct({ traceId: executionLogs.traceId })
    .from(executionLogs)
    .where(
      sql`stage = 'complete' and (${linked(sql`thought_id`, ids.thoughts)} or ${linked(sql`task_id`, ids.tasks)} or ${linked(sql`project_id`, ids.projects)})`,
    )
    .all();
  return rows.map((row) => row.traceId);
}

/** Entries of the journal that hold values of one of these rows. */
function changing(ids: ItemIds): SQL {
  const rows = Object.entries(ids).map(
    ([table, of]) => sql`(row.value ->> 'table' = ${table} and ${inArray(sql`row.value ->> 'id'`, [...of])})`,
  );
  return sql`exists (select 1 from json_each(${changes.rows}) row where ${sql.join(rows, sql` or `)})`;
}

const typesOf = { thoughts: 'thought', tasks: 'task', notes: 'note', projects: 'project' } as const;

function about(ids: ItemIds): SQL {
  const rows = Object.entries(typesOf).map(
    ([table, type]) =>
      sql`(${deliveries.aboutType} = ${type} and ${inArray(deliveries.aboutId, [...ids[table as ItemTable]])})`,
  );
  return sql.join([sql`(`, sql.join(rows, sql` or `), sql`)`]);
}

/** A message that shows one of these by number, or says their words, as an update does. Without its words it is not sent. */
function repeating(database: Database, ids: ItemIds): SQL {
  const shown = Object.entries(typesOf).map(
    ([table, type]) =>
      sql`(entry.value ->> 0 = ${type} and ${inArray(sql`entry.value ->> 1`, [...ids[table as ItemTable]])})`,
  );
  const said = wordsIn(database, ids).map((words) => sql`instr(${deliveries.payload} ->> 'text', ${words}) > 0`);
  const listed = sql`exists (select 1 from json_each(${deliveries.listing}) entry where ${sql.join(shown, sql` or `)})`;
  return sql`(${sql.join([listed, ...said], sql` or `)})`;
}

/** How the words of these begin where a message repeats them. */
function wordsIn(database: Database, ids: ItemIds): string[] {
  const within = (column: SQLWrapper, of: readonly number[]) => inArray(column, [...of]);
  const texts = [
    ...database.select({ text: thoughts.text }).from(thoughts).where(within(thoughts.id, ids.thoughts)).all(),
    ...database
      .select({ text: thoughtRevisions.text })
      .from(thoughtRevisions)
      .where(within(thoughtRevisions.thoughtId, ids.thoughts))
      .all(),
    ...database.select({ text: tasks.title }).from(tasks).where(within(tasks.id, ids.tasks)).all(),
    ...database.select({ text: notes.text }).from(notes).where(within(notes.id, ids.notes)).all(),
  ];
  const beginnings = texts.map(({ text }) => text.replaceAll(/\s+/gu, ' ').trim().slice(0, repeatedLetters).trim());
  return [...new Set(beginnings.filter((words) => words !== ''))];
}

function idsOf(database: Database, table: typeof tasks | typeof notes | typeof projects, thoughtId: number): number[] {
  return database
    .select({ id: table.id })
    .from(table)
    .where(eq(table.thoughtId, thoughtId))
    .all()
    .map((row) => row.id);
}

/** A transaction in which what is deleted is overwritten in the file. */
function overwriting<T>(database: Database, work: () => T): T {
  database.$client.pragma('secure_delete = ON');
  try {
    return transact(database, work);
  } finally {
    database.$client.pragma('secure_delete = FAST');
  }
}

/** What was deleted still stands in the index, in pages that are free, and in the write-ahead log: step by step it goes. */
function* overwritingRemains(database: Database): Generator<void> {
  yield* forgettingWords(database);
  yield* overwritingFreePages(database);
  database.$client.pragma('wal_checkpoint(TRUNCATE)');
}

/** So many pages are written in one transaction. */
const pagesAtOnce = 64;

/**
 * The full-text index only marks what was deleted, and drops the words when its pieces are merged: that is done here,
 * step by step, until there is one piece.
 */
function* forgettingWords(database: Database): Generator<void> {
  const merge = database.$client.prepare<[number]>(`insert into search(search, rank) values ('merge', ?)`);
  const total = database.$client.prepare<[], number>('select total_changes()').pluck();
  for (let pages = -pagesAtOnce; ; pages = pagesAtOnce) {
    const before = total.get() ?? 0;
    overwriting(database, () => merge.run(pages));
    // Its own documentation: fewer than two changes mean that there was nothing left to merge.
    if ((total.get() ?? 0) - before < 2) return;
    yield;
  }
}

/** A page that is free keeps what stood in it until it is used again: so each is used for zeros, and given back. */
function* overwritingFreePages(database: Database): Generator<void> {
  const { $client } = database;
  const size = Number($client.pragma('page_size', { simple: true })) * pagesAtOnce;
  const fill = $client.prepare(`insert or replace into meta (key, value) values (?, zeroblob(${size}))`);
  const free = Number($client.pragma('freelist_count', { simple: true }));
  const keys = Array.from({ length: Math.ceil(free / pagesAtOnce) }, (_, n) => `${filler}${n}`);
  for (const key of keys) {
    overwriting(database, () => fill.run(key));
    yield;
  }
  const left = $client.prepare<[], { key: string }>(`select key from meta where key like '${filler}%'`).all();
  for (const { key } of left) {
    overwriting(database, () => database.delete(meta).where(eq(meta.key, key)).run());
    yield;
  }
}

const filler = 'filler-';
