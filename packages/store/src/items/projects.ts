import { type Project, projectKey } from '@noctem/core/items';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { hasId } from '../columns.ts';
import type { Database } from '../database.ts';
import { directColumn } from '../direct.ts';
import { type ListQuery, newest } from '../newest.ts';
import { projects, tasks } from './schema.ts';
import type { Written } from './written.ts';

/** Projects, as rows. */
export function createProjects(database: Database, written: Written) {
  const openNames = directColumn<string>(
    database,
    database
      .select({ name: projects.name })
      .from(projects)
      .where(and(eq(projects.userId, sql.placeholder('userId')), eq(projects.status, 'open')))
      .orderBy(asc(projects.id)),
  );
  const named = database
    .select()
    .from(projects)
    .where(and(eq(projects.userId, sql.placeholder('userId')), eq(projects.nameKey, sql.placeholder('nameKey'))))
    .prepare();
  const byId = database.select().from(projects).where(hasId(projects.id)).prepare();
  const ofThought = database
    .select()
    .from(projects)
    .where(eq(projects.thoughtId, sql.placeholder('thoughtId')))
    .prepare();

  return {
    addProject(project: Omit<Project, 'id' | 'nameKey'>): Project {
      const nameKey = projectKey(project.name);
      const made = database
        .insert(projects)
        .values({ ...project, nameKey })
        .returning()
        .get();
      written.noteChange({ table: 'projects', id: made.id });
      return made;
    },
    project: (id: number): Project | undefined => byId.get({ id }),
    projectNamed: (userId: number, name: string): Project | undefined =>
      named.get({ userId, nameKey: projectKey(name) }),
    openProjectNames: (userId: number): string[] => openNames.all({ userId }),
    /** Open projects without an open task and without a next step, oldest first. */
    idleProjects: (userId: number): { readonly id: number }[] =>
      database
        .select({ id: projects.id })
        .from(projects)
        .where(
          and(
            eq(projects.userId, userId),
            eq(projects.status, 'open'),
            isNull(projects.nextAction),
            sql`not exists (select 1 from ${tasks} where ${tasks.projectId} = ${projects.id} and ${tasks.projectId} is not null and ${tasks.status} = 'open')`,
          ),
        )
        .orderBy(asc(projects.id))
        .all(),
    projectsOfThought: (thoughtId: number): Project[] => ofThought.all({ thoughtId }),
    /** Newest last. */
    projects: (query: ListQuery<Project['status']>): Project[] =>
      newest(database.select().from(projects).$dynamic(), { query, table: projects, at: projects.createdAt })
        .all()
        .toReversed(),
  };
}
