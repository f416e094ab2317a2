import { and, eq, inArray, sql } from 'drizzle-orm';
import { changes } from '../changes/schema.ts';
import type { Database } from '../database.ts';
import { projects, tasks } from '../items/schema.ts';
import { analyses, suggestions } from '../skills/schema.ts';
import { executionLogs } from '../traces/schema.ts';

/**
 * Takes out what skills have made of these tasks and projects: suggestions, the steps that were taken from them, and what
 * was said about the projects in which the tasks stand, since that repeats their titles. Called while the tasks and the
 * journal are there still.
 */
export function forgetSuggestions(
  database: Database,
  of: { readonly tasks: readonly number[]; readonly projects: readonly number[] },
): void {
  const places = [...new Set([...of.projects, ...projectsOf(database, of.tasks)])];
  const made = [...suggestionsOf(database, 'task', of.tasks), ...suggestionsOf(database, 'project', places)];
  const steps = stepsOf(database, made);
  database.delete(tasks).where(inArray(tasks.id, steps)).run();
  database.update(projects).set({ nextAction: null }).where(inArray(projects.id, places)).run();
  const spoken = database
    .selectDistinct({ traceId: executionLogs.traceId })
    .from(executionLogs)
    .where(
      and(
        eq(executionLogs.stage, 'complete'),
        eq(executionLogs.component, 'analyse-project'),
        inArray(executionLogs.projectId, places),
      ),
    )
    .all();
  const traces = spoken.map(({ traceId }) => traceId);
  database.update(executionLogs).set({ metadata: null }).where(inArray(executionLogs.traceId, traces)).run();
  for (const [type, ids] of [['task', of.tasks] as const, ['project', places] as const])
    for (const table of [suggestions, analyses])
      database
        .delete(table)
        .where(and(eq(table.targetType, type), inArray(table.targetId, [...ids])))
        .run();
}

function projectsOf(database: Database, taskIds: readonly number[]): number[] {
  const rows = database
    .selectDistinct({ projectId: tasks.projectId })
    .from(tasks)
    .where(inArray(tasks.id, [...taskIds]))
    .all();
  return rows.map(({ projectId }) => projectId).filter((id) => id !== null);
}

function suggestionsOf(database: Database, type: 'task' | 'project', ids: readonly number[]): number[] {
  return database
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(and(eq(suggestions.targetType, type), inArray(suggestions.targetId, [...ids])))
    .all()
    .map(({ id }) => id);
}

/** The tasks that were made of suggestions, as the journal has them; and the entries about them go. */
function stepsOf(database: Database, suggestionIds: readonly number[]): number[] {
  if (suggestionIds.length === 0) return [];
  const speaks = sql`exists (select 1 from json_each(${changes.rows}) row where row.value ->> 'table' = 'suggestions' and ${inArray(sql`row.value ->> 'id'`, [...suggestionIds])})`;
  const entries = database.select({ id: changes.id, rows: changes.rows }).from(changes).where(speaks).all();
  database
    .delete(changes)
    .where(
      inArray(
        changes.id,
        entries.map(({ id }) => id),
      ),
    )
    .run();
  return entries.flatMap(({ rows }) =>
    rows.filter(({ table, before }) => table === 'tasks' && before['status'] === 'deleted').map(({ id }) => id),
  );
}
