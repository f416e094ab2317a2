import type { ItemType, Project, Subject } from '@noctem/core/items';
import { and, eq, isNotNull, ne } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { ListQuery } from '../newest.ts';
import { createNotes } from './notes.ts';
import { createProjects } from './projects.ts';
import { createRowChanges } from './row-changes.ts';
import { notes, tasks } from './schema.ts';
import { createTasks } from './tasks.ts';
import { createWritten } from './written.ts';

/** A project with the number of its open tasks. */
export interface ProjectSummary extends Project {
  readonly openTasks: number;
}

/** Tasks, notes and projects. */
export function createItems(database: Database) {
  const written = createWritten(database);
  const taskRows = createTasks(database, written);
  const noteRows = createNotes(database);
  const projectRows = createProjects(database, written);

  return {
    ...taskRows,
    ...noteRows,
    ...projectRows,
    ...createRowChanges(database, written),
    forgetMade: written.forgetMade,
    takeWritten: written.take,
    /** Newest last. */
    projects: (query: ListQuery<Project['status']>): ProjectSummary[] =>
      projectRows
        .projects(query)
        .map((project) => ({ ...project, openTasks: taskRows.openTasksOfProject(project.id).length })),
    /** The tasks and notes that stand in a project and are not deleted. */
    inProject: (projectId: number): Subject[] => {
      const live = <T extends typeof tasks | typeof notes>(type: ItemType, table: T): Subject[] =>
        database
          .select({ id: table.id })
          .from(table)
          .where(and(isNotNull(table.projectId), eq(table.projectId, projectId), ne(table.status, 'deleted')))
          .all()
          .map((row) => ({ type, id: row.id }));
      return [...live('task', tasks), ...live('note', notes)];
    },
    /** What a thought is filed as now. */
    ofThought(thoughtId: number): Subject[] {
      const live = <T extends { id: number; status: string }>(type: ItemType, rows: readonly T[]): Subject[] =>
        rows.filter((row) => row.status !== 'deleted').map((row) => ({ type, id: row.id }));
      return [
        ...live('task', taskRows.tasksOfThought(thoughtId)),
        ...live('note', noteRows.notesOfThought(thoughtId)),
        ...live('project', projectRows.projectsOfThought(thoughtId)),
      ];
    },
  };
}
