import type { EpochMs } from '@noctem/core/kernel';
import type { Project, Task } from '@noctem/core/items';
import { and, asc, desc, eq, getTableColumns, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { projects, tasks } from '../items/schema.ts';
import { analyses } from './schema.ts';

export type Analysis = typeof analyses.$inferSelect;
type Target = Pick<Analysis, 'targetType' | 'targetId'>;

export interface ToAnalyse {
  readonly userId: number;
  /** A model is at hand: what only rules have looked at counts as not analysed. */
  readonly hasModel: boolean;
  readonly limit: number;
}

/** An item with its last analysis; null where there was none. */
export interface Analysed<T> {
  readonly item: T;
  readonly past: Pick<Analysis, 'basis' | 'by'> | null;
}

/** When items were last analysed, and which have changed since. */
export function createAnalyses(database: Database) {
  const past = { basis: analyses.basis, by: analyses.by };
  const ofTask = and(eq(analyses.targetType, 'task'), eq(analyses.targetId, tasks.id));
  const ofProject = and(eq(analyses.targetType, 'project'), eq(analyses.targetId, projects.id));
  const unseen = (hasModel: boolean) => (hasModel ? eq(analyses.by, 'rules') : sql`0`);
  return {
    of: ({ targetType, targetId }: Target): Analysis | undefined =>
      database
        .select()
        .from(analyses)
        .where(and(eq(analyses.targetType, targetType), eq(analyses.targetId, targetId)))
        .get(),
    put: (analysis: Analysis): void => {
      database
        .insert(analyses)
        .values(analysis)
        .onConflictDoUpdate({ target: [analyses.targetType, analyses.targetId], set: analysis })
        .run();
    },
    /** Open tasks that were made or changed since their last analysis, the newest first. */
    tasksToAnalyse: ({ userId, hasModel, limit }: ToAnalyse): Analysed<Task>[] =>
      database
        .select({ item: getTableColumns(tasks), past })
        .from(tasks)
        .leftJoin(analyses, ofTask)
        .where(
          and(
            eq(tasks.userId, userId),
            sql`${tasks.status} = 'open'`,
            or(isNull(analyses.at), lte(analyses.at, tasks.updatedAt), unseen(hasModel)),
          ),
        )
        .orderBy(desc(tasks.id))
        .limit(limit)
        .all(),
    /**
     * Open projects that were changed, themselves or in a task, since their last analysis; also those whose analysis is
     * older than `before`: standing still is a change too.
     */
    projectsToAnalyse: ({ userId, hasModel, limit, before }: ToAnalyse & { before: EpochMs }): Analysed<Project>[] =>
      database
        .select({ item: getTableColumns(projects), past })
        .from(projects)
        .leftJoin(analyses, ofProject)
        .where(
          and(
            eq(projects.userId, userId),
            eq(projects.status, 'open'),
            or(
              isNull(analyses.at),
              lte(analyses.at, projects.updatedAt),
              lt(analyses.at, before),
              unseen(hasModel),
              sql`exists (select 1 from ${tasks} where ${tasks.projectId} = ${projects.id} and ${tasks.updatedAt} >= ${analyses.at})`,
            ),
          ),
        )
        .orderBy(asc(projects.id))
        .limit(limit)
        .all(),
    /** How many tasks of a project are done, and when anything in it was last made, changed or done. */
    projectFigures: (projectId: number): { done: number; movedAt: EpochMs } => {
      const row = database
        .select({ done: sql<number>`sum(${tasks.status} = 'done')`, movedAt: sql<number>`max(${tasks.updatedAt})` })
        .from(tasks)
        .where(and(sql`${tasks.projectId} is not null`, eq(tasks.projectId, projectId)))
        .get();
      return { done: row?.done ?? 0, movedAt: row?.movedAt ?? 0 };
    },
  };
}
