import type { StageRow } from '@noctem/core/traces';
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { encodedJson } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { executionLogs } from './schema.ts';

export type LogRow = typeof executionLogs.$inferSelect;

/** `execution_logs`: what the system did and why. */
export function createTraces(database: Database) {
  const insert = preparedInsert(database);
  const ofTrace = (traceId: string): LogRow[] =>
    database
      .select()
      .from(executionLogs)
      .where(eq(executionLogs.traceId, traceId))
      .orderBy(asc(executionLogs.id))
      .all();

  return {
    /** Writes the rows of one piece of work, in the transaction that is open. */
    write(userId: number | null, rows: readonly StageRow[]): void {
      for (const row of rows) insert.run({ ...row, userId, metadata: row.metadata && JSON.stringify(row.metadata) });
    },
    ofTrace,
    /** Ids of the traces that speak of a thought, task or project, oldest first. */
    about(column: 'thoughtId' | 'taskId' | 'projectId', id: number): string[] {
      const link = executionLogs[column];
      const rows = database
        .select({ traceId: executionLogs.traceId })
        .from(executionLogs)
        .where(and(eq(executionLogs.stage, 'complete'), isNotNull(link), eq(link, id)))
        .orderBy(asc(executionLogs.id))
        .all();
      return rows.map((row) => row.traceId);
    },
    /** All rows of several traces, in the order in which they were written. */
    ofTraces: (traceIds: readonly string[]): LogRow[] =>
      traceIds.length === 0
        ? []
        : database
            .select()
            .from(executionLogs)
            .where(inArray(executionLogs.traceId, [...traceIds]))
            .orderBy(asc(executionLogs.id))
            .all(),
    latest: (userId: number, limit: number): LogRow[] =>
      database
        .select()
        .from(executionLogs)
        .where(and(eq(executionLogs.userId, userId), eq(executionLogs.stage, 'complete')))
        .orderBy(desc(executionLogs.id))
        .limit(limit)
        .all(),
  };
}

function preparedInsert(database: Database) {
  return directInsert(
    database,
    database.insert(executionLogs).values({
      traceId: sql.placeholder('traceId'),
      userId: sql.placeholder('userId'),
      stage: sql.placeholder('stage'),
      component: sql.placeholder('component'),
      outcome: sql.placeholder('outcome'),
      at: sql.placeholder('at'),
      durationUs: sql.placeholder('durationUs'),
      confidence: sql.placeholder('confidence'),
      classifier: sql.placeholder('classifier'),
      ruleSet: sql.placeholder('ruleSet'),
      thoughtId: sql.placeholder('thoughtId'),
      taskId: sql.placeholder('taskId'),
      projectId: sql.placeholder('projectId'),
      metadata: encodedJson('metadata'),
    }),
  );
}
