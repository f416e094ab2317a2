import type { LocalDate } from '@noctem/core/kernel';
import type { Task } from '@noctem/core/items';
import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { encodedJson, hasId } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { type ListQuery, newest } from '../newest.ts';
import { tasks } from './schema.ts';
import type { Written } from './written.ts';

/** Things to do, as rows. */
export function createTasks(database: Database, written: Written) {
  const insert = preparedInsert(database);
  const byId = database.select().from(tasks).where(hasId(tasks.id)).prepare();
  const ofThought = database
    .select()
    .from(tasks)
    .where(eq(tasks.thoughtId, sql.placeholder('thoughtId')))
    .orderBy(asc(tasks.position), asc(tasks.id))
    .prepare();

  return {
    addTask(task: Omit<Task, 'id'>): number {
      const id = Number(insert.run({ ...task, tags: JSON.stringify(task.tags) }).lastInsertRowid);
      written.noteMade({ ...task, id });
      return id;
    },
    task: (id: number): Task | undefined => written.made(id) ?? byId.get({ id }),
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
    openTasksOfProject: (projectId: number): Task[] =>
      database
        .select()
        .from(tasks)
        .where(and(eq(tasks.projectId, projectId), eq(tasks.status, 'open'), isNotNull(tasks.projectId)))
        .all(),
    tasksOfThought: (thoughtId: number): Task[] => ofThought.all({ thoughtId }),
    /** Newest last. */
    tasks: (query: ListQuery<Task['status']>): Task[] =>
      newest(database.select().from(tasks).$dynamic(), { query, table: tasks, at: tasks.createdAt }).all().toReversed(),
  };
}

function preparedInsert(database: Database) {
  return directInsert(
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
}
