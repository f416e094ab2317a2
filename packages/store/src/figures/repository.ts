import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { clarifications } from '../clarifications/schema.ts';
import { corrections } from '../corrections/schema.ts';
import type { Database } from '../database.ts';
import { notes, projects, tasks } from '../items/schema.ts';
import { thoughts } from '../thoughts/schema.ts';

/** From `from` on and before `until`. */
export interface Span {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** How a person and the system did in a span of time. */
export interface SpanFigures {
  readonly thoughts: number;
  /** Thoughts that were filed without a question. */
  readonly filed: number;
  /** Those of them that the person corrected, by whatever route, and did not take back. */
  readonly corrected: number;
  /** Corrections in all, one for each field. */
  readonly corrections: number;
  readonly asked: number;
  readonly answered: number;
}

/** What is open or kept at the moment. */
export interface Kept {
  readonly tasks: number;
  readonly notes: number;
  readonly projects: number;
  readonly questions: number;
}

const rowCount = sql<number>`count(*)`;

/** Counts over what was written and done, for reports. */
export function createFigures(database: Database) {
  const counted = (condition: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${condition}), 0)`;
  const wasCorrected = sql`exists (
    select 1 from ${corrections} where ${corrections.thoughtId} = ${thoughts.id}
    and ${corrections.retractedAt} is null and ${corrections.route} <> 'clarification'
  )`;
  return {
    of(userId: number, { from, until }: Span): SpanFigures {
      const filed = sql`${thoughts.kind} in ('task', 'note')`;
      const written = database
        .select({
          thoughts: sql<number>`count(*)`,
          filed: counted(filed),
          corrected: counted(sql`${filed} and ${wasCorrected}`),
        })
        .from(thoughts)
        .where(and(eq(thoughts.userId, userId), gte(thoughts.sentAt, from), lt(thoughts.sentAt, until)))
        .get() ?? { thoughts: 0, filed: 0, corrected: 0 };
      return { ...written, ...answers(database, userId, { from, until }) };
    },
    /** How much of everything is open or kept now. */
    kept: (userId: number): Kept => ({
      tasks:
        database
          .select({ count: rowCount })
          .from(tasks)
          .where(and(eq(tasks.userId, userId), sql`status = 'open'`))
          .get()?.count ?? 0,
      notes:
        database
          .select({ count: rowCount })
          .from(notes)
          .where(and(eq(notes.userId, userId), eq(notes.status, 'kept')))
          .get()?.count ?? 0,
      projects:
        database
          .select({ count: rowCount })
          .from(projects)
          .where(and(eq(projects.userId, userId), eq(projects.status, 'open')))
          .get()?.count ?? 0,
      questions:
        database
          .select({ count: rowCount })
          .from(clarifications)
          .where(and(eq(clarifications.userId, userId), sql`status = 'waiting'`))
          .get()?.count ?? 0,
    }),
    /** Titles of the tasks that were done, as they were done; a repeating one stands there each time. */
    done: (userId: number, { from, until }: Span): string[] =>
      [...closed(database, userId, { from, until }), ...rolled(database, userId, { from, until })]
        .toSorted((left, right) => left.at - right.at)
        .map(({ title }) => title),
  };
}

interface Done {
  readonly title: string;
  readonly at: EpochMs;
}

function answers(
  database: Database,
  userId: number,
  { from, until }: Span,
): Pick<SpanFigures, 'corrections' | 'asked' | 'answered'> {
  const { askedAt, answeredAt, status } = clarifications;
  const count = (table: typeof clarifications | typeof corrections, condition: SQL | undefined): number =>
    database
      .select({ count: rowCount })
      .from(table)
      .where(and(eq(table.userId, userId), condition))
      .get()?.count ?? 0;
  const inSpan = (column: SQLiteColumn) => and(gte(column, from), lt(column, until));
  return {
    corrections: count(corrections, and(inSpan(corrections.at), sql`retracted_at is null`)),
    asked: count(clarifications, inSpan(askedAt)),
    answered: count(clarifications, and(eq(status, 'answered'), inSpan(answeredAt))),
  };
}

function closed(database: Database, userId: number, { from, until }: Span): Done[] {
  return database
    .select({ title: tasks.title, at: sql<number>`${tasks.doneAt}` })
    .from(tasks)
    .where(and(eq(tasks.userId, userId), eq(tasks.status, 'done'), gte(tasks.doneAt, from), lt(tasks.doneAt, until)))
    .orderBy(asc(tasks.doneAt))
    .all();
}

/** A repeating task that was done only moved on: that it was done stands in the journal. */
function rolled(database: Database, userId: number, { from, until }: Span): Done[] {
  return database.all<Done>(sql`
    select tasks.title as title, changes.at as at
    from changes, json_each(changes.rows) as row join tasks on tasks.id = row.value ->> 'id'
    where changes.user_id = ${userId} and changes.undone_at is null and changes.at >= ${from} and changes.at < ${until}
      and changes.label glob 'done *' and row.value ->> 'table' = 'tasks'
      and row.value ->> '$.after.date' is not null and row.value ->> '$.after.status' is null
    order by changes.at
  `);
}
