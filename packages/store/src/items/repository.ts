import { type EpochMs, Failure, type LocalDate } from '@noctem/core/kernel';
import {
  type ItemType,
  type Note,
  type Project,
  projectKey,
  type RowChange,
  type Subject,
  type Task,
} from '@noctem/core/items';
import { and, asc, desc, eq, gte, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import { encodedJson, hasId } from '../columns.ts';
import type { Database } from '../database.ts';
import { directColumn, directInsert } from '../direct.ts';
import { maintenanceInsights } from '../learning/schema.ts';
import { settingsNow, writeSettings } from '../people/settings-change.ts';
import { suggestions } from '../skills/schema.ts';
import { thoughts } from '../thoughts/schema.ts';
import { notes, projects, tasks } from './schema.ts';

export interface ItemQuery<S extends string> {
  readonly userId: number;
  readonly limit: number;
  readonly since?: EpochMs;
  readonly status?: S;
}

/** A project with the number of its open tasks. */
export interface ProjectSummary extends Project {
  readonly openTasks: number;
}

const tableOf = { thoughts, tasks, notes, projects, suggestions, maintenance_insights: maintenanceInsights };

/** Tasks, notes and projects. */
export function createItems(database: Database) {
  const insertTask = directInsert(
    database,
    database.insert(tasks).values({
      userId: sql.placeholder('userId'),
      thoughtId: sql.placeholder('thoughtId'),
      position: sql.placeholder('position'),
      title: sql.placeholder('title'),
      date: sql.placeholder('date'),
      time: sql.placeholder('time'),
      tz: sql.placeholder('tz'),
      rrule: sql.placeholder('rrule'),
      importance: sql.placeholder('importance'),
      projectId: sql.placeholder('projectId'),
      tags: encodedJson('tags'),
      status: sql.placeholder('status'),
      createdAt: sql.placeholder('createdAt'),
      updatedAt: sql.placeholder('updatedAt'),
      doneAt: sql.placeholder('doneAt'),
    }),
  );
  const insertNote = directInsert(
    database,
    database.insert(notes).values({
      userId: sql.placeholder('userId'),
      thoughtId: sql.placeholder('thoughtId'),
      text: sql.placeholder('text'),
      projectId: sql.placeholder('projectId'),
      tags: encodedJson('tags'),
      status: sql.placeholder('status'),
      createdAt: sql.placeholder('createdAt'),
      updatedAt: sql.placeholder('updatedAt'),
    }),
  );
  const openProjectNames = directColumn<string>(
    database,
    database
      .select({ name: projects.name })
      .from(projects)
      .where(and(eq(projects.userId, sql.placeholder('userId')), eq(projects.status, 'open')))
      .orderBy(asc(projects.id)),
  );
  const projectNamed = database
    .select()
    .from(projects)
    .where(and(eq(projects.userId, sql.placeholder('userId')), eq(projects.nameKey, sql.placeholder('nameKey'))))
    .prepare();
  const taskById = database.select().from(tasks).where(hasId(tasks.id)).prepare();
  const noteById = database.select().from(notes).where(hasId(notes.id)).prepare();
  const projectById = database.select().from(projects).where(hasId(projects.id)).prepare();
  const tasksOfThought = database
    .select()
    .from(tasks)
    .where(eq(tasks.thoughtId, sql.placeholder('thoughtId')))
    .orderBy(asc(tasks.position), asc(tasks.id))
    .prepare();
  const notesOfThought = database
    .select()
    .from(notes)
    .where(eq(notes.thoughtId, sql.placeholder('thoughtId')))
    .prepare();
  const projectsOfThought = database
    .select()
    .from(projects)
    .where(eq(projects.thoughtId, sql.placeholder('thoughtId')))
    .prepare();

  /** Tasks made in the transaction that is open: those who work on them there need not read them back. */
  const justMade = new Map<number, Task>();
  const touched = {
    tasks: new Set<number>(),
    changed: new Set<number>(),
    projects: new Set<number>(),
    thoughts: new Set<number>(),
    settings: new Set<number>(),
  };

  return {
    addTask(task: Omit<Task, 'id'>): number {
      const id = Number(insertTask.run({ ...task, tags: JSON.stringify(task.tags) }).lastInsertRowid);
      touched.tasks.add(id);
      if (database.$client.inTransaction) justMade.set(id, { ...task, id });
      return id;
    },
    /** Called when a transaction has ended: from then on others may write too. */
    forgetMade: (): void => justMade.clear(),
    /**
     * Ids of what was written since this was last asked, for whoever closes a transaction: what hangs on it (reminders,
     * questions, suggestions) is brought in line then, whichever feature wrote. `tasks` were made or changed, `changed`
     * are those that were there before; of `settings` the ids are people's.
     */
    takeWritten(): Readonly<Record<keyof typeof touched, number[]>> {
      const { tasks: made, changed, projects: places, thoughts: said, settings } = touched;
      const taken = {
        tasks: [...made],
        changed: [...changed],
        projects: [...places],
        thoughts: [...said],
        settings: [...settings],
      };
      for (const ids of Object.values(touched)) ids.clear();
      return taken;
    },
    addNote: (note: Omit<Note, 'id'>): number =>
      Number(insertNote.run({ ...note, tags: JSON.stringify(note.tags) }).lastInsertRowid),
    addProject(project: Omit<Project, 'id' | 'nameKey'>): Project {
      const made = database
        .insert(projects)
        .values({ ...project, nameKey: projectKey(project.name) })
        .returning()
        .get();
      touched.projects.add(made.id);
      return made;
    },
    projectNamed: (userId: number, name: string): Project | undefined =>
      projectNamed.get({ userId, nameKey: projectKey(name) }),
    openProjectNames: (userId: number): string[] => openProjectNames.all({ userId }),
    task: (id: number): Task | undefined => justMade.get(id) ?? taskById.get({ id }),
    note: (id: number): Note | undefined => noteById.get({ id }),
    project: (id: number): Project | undefined => projectById.get({ id }),
    openTasks: (userId: number): Task[] =>
      database
        .select()
        .from(tasks)
        .where(and(eq(tasks.userId, userId), sql`status = 'open'`))
        .all(),
    /** The open tasks that are due on this day or before. */
    openTasksUntil: (userId: number, date: LocalDate): Task[] =>
      database
        .select()
        .from(tasks)
        .where(and(eq(tasks.userId, userId), sql`status = 'open'`, lte(tasks.date, date)))
        .all(),
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
    openTasksOfProject: (projectId: number): Task[] =>
      database
        .select()
        .from(tasks)
        .where(and(eq(tasks.projectId, projectId), eq(tasks.status, 'open'), isNotNull(tasks.projectId)))
        .all(),
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
    tasks: (query: ItemQuery<Task['status']>): Task[] =>
      database
        .select()
        .from(tasks)
        .where(
          and(
            eq(tasks.userId, query.userId),
            query.since === undefined ? undefined : gte(tasks.createdAt, query.since),
            query.status === undefined ? undefined : eq(tasks.status, query.status),
          ),
        )
        .orderBy(desc(tasks.id))
        .limit(query.limit)
        .all()
        .toReversed(),
    notes: (query: ItemQuery<Note['status']>): Note[] =>
      database
        .select()
        .from(notes)
        .where(
          and(
            eq(notes.userId, query.userId),
            query.since === undefined ? undefined : gte(notes.createdAt, query.since),
            query.status === undefined ? undefined : eq(notes.status, query.status),
          ),
        )
        .orderBy(desc(notes.id))
        .limit(query.limit)
        .all()
        .toReversed(),
    projects(query: ItemQuery<Project['status']>): ProjectSummary[] {
      return database
        .select()
        .from(projects)
        .where(
          and(
            eq(projects.userId, query.userId),
            query.since === undefined ? undefined : gte(projects.createdAt, query.since),
            query.status === undefined ? undefined : eq(projects.status, query.status),
          ),
        )
        .orderBy(desc(projects.id))
        .limit(query.limit)
        .all()
        .toReversed()
        .map((project) => ({ ...project, openTasks: this.openTasksOfProject(project.id).length }));
    },
    tasksOfThought: (thoughtId: number): Task[] => tasksOfThought.all({ thoughtId }),
    notesOfThought: (thoughtId: number): Note[] => notesOfThought.all({ thoughtId }),
    projectsOfThought: (thoughtId: number): Project[] => projectsOfThought.all({ thoughtId }),
    /** What a thought is filed as now. */
    ofThought(thoughtId: number): Subject[] {
      const live = <T extends { id: number; status: string }>(type: ItemType, rows: readonly T[]): Subject[] =>
        rows.filter((row) => row.status !== 'deleted').map((row) => ({ type, id: row.id }));
      return [
        ...live('task', this.tasksOfThought(thoughtId)),
        ...live('note', this.notesOfThought(thoughtId)),
        ...live('project', this.projectsOfThought(thoughtId)),
      ];
    },
    /** Writes the `after` side of each change. Throws a Failure `row_missing` when a row is gone. */
    apply(changes: readonly RowChange[]): void {
      for (const change of changes) {
        if (change.table === 'settings') {
          writeSettings(database, change);
          touched.settings.add(change.id);
          continue;
        }
        if (change.table === 'tasks') justMade.delete(change.id);
        const table = tableOf[change.table];
        const written = database.update(table).set(change.after).where(eq(table.id, change.id)).run();
        if (written.changes === 0)
          throw new Failure('row_missing', `There is no row ${change.id} in ${change.table} any more.`);
        if (change.table === 'tasks') touched.changed.add(change.id);
        if (change.table === 'tasks' || change.table === 'projects' || change.table === 'thoughts')
          touched[change.table].add(change.id);
      }
    },
    /** The row that a change speaks of, as it is now; a setting that is not set is null. */
    current: (change: RowChange): Record<string, unknown> | undefined => {
      if (change.table === 'settings') return settingsNow(database, change);
      const table = tableOf[change.table];
      return database.select().from(table).where(eq(table.id, change.id)).get();
    },
  };
}
