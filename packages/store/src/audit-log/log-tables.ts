import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { changes } from '../changes/schema.ts';
import { clarifications } from '../clarifications/schema.ts';
import { contacts } from '../contacts/schema.ts';
import { corrections } from '../corrections/schema.ts';
import { notes, projects, tasks } from '../items/schema.ts';
import { detectedPatterns, learnedRules, maintenanceInsights, reviews } from '../learning/schema.ts';
import { settings, users } from '../people/schema.ts';
import { reminders } from '../reminders/schema.ts';
import { analyses, suggestions } from '../skills/schema.ts';
import { decisionContexts, thoughtRevisions, thoughts } from '../thoughts/schema.ts';
import { executionLogs } from '../traces/schema.ts';

/** A column that names a row of another type. */
export interface Reference {
  readonly column: string;
  readonly type: string;
  /** The event says nothing without it: it is left out where what it names is missing. Else the column is emptied. */
  readonly isNeeded: boolean;
}

/** A table whose rows are events of the audit log. Columns by the names that they have in the database. */
export interface LogTable {
  /** Type of its events. */
  readonly type: string;
  readonly name: string;
  readonly columns: ReadonlyMap<string, Column>;
  /** The instant that `--since` and `--until` look at; null of what is always there. */
  readonly at: string | null;
  readonly references: readonly Reference[];
  /** Columns that name a row where it has no id of its own. */
  readonly keys: readonly string[];
  /** Columns by which a row that is here already is known for the same, beside its person. */
  readonly identity: readonly string[];
}

export interface Column {
  readonly kind: 'integer' | 'real' | 'text' | 'json';
  readonly isNeeded: boolean;
}

interface Definition {
  readonly at?: string;
  readonly references?: readonly Reference[];
  readonly keys?: readonly string[];
  readonly identity?: readonly string[];
}

const needs = (column: string, type: string): Reference => ({ column, type, isNeeded: true });
const names = (column: string, type: string): Reference => ({ column, type, isNeeded: false });

function define(type: string, table: SQLiteTable, definition: Definition): LogTable {
  const columns = Object.entries(getTableColumns(table)).map(
    ([key, column]) => [snake(key), columnOf(column)] as const,
  );
  return {
    type,
    name: getTableConfig(table).name,
    columns: new Map(columns),
    at: definition.at ?? null,
    references: definition.references ?? [],
    keys: definition.keys ?? [],
    identity: definition.identity ?? [],
  };
}

/** All of them, each behind those that it names. A test compares them with the schema. */
export const logTables: readonly LogTable[] = [
  define('person', users, {}),
  define('setting', settings, { keys: ['user_id', 'key'] }),
  define('context', decisionContexts, { keys: ['user_id', 'hash'] }),
  define('thought', thoughts, { at: 'received_at', identity: ['bot_id', 'chat_id', 'message_id'] }),
  define('revision', thoughtRevisions, {
    at: 'edited_at',
    references: [needs('thought_id', 'thought')],
  }),
  define('project', projects, {
    at: 'created_at',
    references: [names('thought_id', 'thought')],
    identity: ['name_key'],
  }),
  define('task', tasks, {
    at: 'created_at',
    references: [names('thought_id', 'thought'), names('project_id', 'project')],
  }),
  define('note', notes, {
    at: 'created_at',
    references: [names('thought_id', 'thought'), names('project_id', 'project')],
  }),
  define('change', changes, { at: 'at' }),
  define('correction', corrections, {
    at: 'at',
    references: [needs('thought_id', 'thought'), names('task_id', 'task'), names('change_id', 'change')],
  }),
  define('clarification', clarifications, {
    at: 'asked_at',
    references: [needs('thought_id', 'thought'), names('task_id', 'task')],
  }),
  define('reminder', reminders, { at: 'created_at', references: [needs('task_id', 'task')] }),
  define('contact', contacts, { at: 'decided_at', identity: ['slot'] }),
  define('suggestion', suggestions, { at: 'created_at' }),
  define('analysis', analyses, { at: 'at', keys: ['target_type', 'target_id'] }),
  define('pattern', detectedPatterns, { at: 'first_seen', identity: ['pattern_type', 'pattern_key'] }),
  define('insight', maintenanceInsights, {
    at: 'created_at',
    references: [names('pattern_id', 'pattern')],
    identity: ['type', 'key'],
  }),
  define('rule', learnedRules, { at: 'from_at', references: [names('insight_id', 'insight')] }),
  define('review', reviews, { at: 'at' }),
  define('trace', executionLogs, {
    at: 'at',
    references: [names('thought_id', 'thought'), names('task_id', 'task'), names('project_id', 'project')],
  }),
];

export const tableOfType: ReadonlyMap<string, LogTable> = new Map(logTables.map((table) => [table.type, table]));

function columnOf(column: SQLiteColumn): Column {
  const isJson = column.dataType === 'json';
  const kind = isJson
    ? 'json'
    : column.getSQLType() === 'integer'
      ? 'integer'
      : column.getSQLType() === 'real'
        ? 'real'
        : 'text';
  return { kind, isNeeded: column.notNull };
}

function snake(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
