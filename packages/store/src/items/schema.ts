import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { instant, oneOf } from '../columns.ts';
import { users } from '../people/schema.ts';
import { thoughts } from '../thoughts/schema.ts';

export const importances = ['high', 'medium', 'low'] as const;
export const taskStatuses = ['open', 'done', 'deleted'] as const;
export const noteStatuses = ['kept', 'deleted'] as const;
export const projectStatuses = ['open', 'done', 'deleted'] as const;

const userId = () =>
  integer()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });
const thoughtId = () => integer().references(() => thoughts.id, { onDelete: 'set null' });
const projectId = () => integer().references(() => projects.id, { onDelete: 'set null' });

export const projects = sqliteTable(
  'projects',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: userId(),
    thoughtId: thoughtId(),
    name: text().notNull(),
    /** The name as it is compared: NFKC, lower case. */
    nameKey: text().notNull(),
    status: text({ enum: projectStatuses }).notNull(),
    nextAction: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('projects_name').on(table.userId, table.nameKey),
    index('projects_thought').on(table.thoughtId),
    check('projects_status', oneOf(table.status, projectStatuses)),
  ],
);

/** Dates and times are the person's wall clock in `tz`; a task without a time is due some time that day. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: userId(),
    thoughtId: thoughtId(),
    /** Place among the tasks that one message held. */
    position: integer().notNull().default(0),
    title: text().notNull(),
    date: text(),
    time: text(),
    tz: text().notNull(),
    rrule: text(),
    importance: text({ enum: importances }),
    projectId: projectId(),
    tags: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    status: text({ enum: taskStatuses }).notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    doneAt: instant(),
  },
  (table) => [
    index('tasks_open')
      .on(table.userId, table.date)
      .where(sql`status = 'open'`),
    index('tasks_user').on(table.userId),
    index('tasks_thought').on(table.thoughtId),
    index('tasks_project')
      .on(table.projectId)
      .where(sql`project_id is not null`),
    check('tasks_status', oneOf(table.status, taskStatuses)),
    check('tasks_importance', oneOf(table.importance, importances)),
    check('tasks_date', sql`${table.date} is null or ${table.date} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
    check(
      'tasks_time',
      sql`${table.time} is null or (${table.time} glob '[0-2][0-9]:[0-5][0-9]' and ${table.date} is not null)`,
    ),
    check('tasks_tags', sql`json_valid(${table.tags})`),
  ],
);

export const notes = sqliteTable(
  'notes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: userId(),
    thoughtId: thoughtId(),
    text: text().notNull(),
    projectId: projectId(),
    tags: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    status: text({ enum: noteStatuses }).notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    index('notes_user').on(table.userId, table.createdAt),
    index('notes_thought').on(table.thoughtId),
    index('notes_project')
      .on(table.projectId)
      .where(sql`project_id is not null`),
    check('notes_status', oneOf(table.status, noteStatuses)),
    check('notes_tags', sql`json_valid(${table.tags})`),
  ],
);
