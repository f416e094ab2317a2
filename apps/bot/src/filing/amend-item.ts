import type { TaskDraft } from '@noctem/core/capture';
import { changeOf, type Note, projectKey, type RowChange, type RowValues, type Task } from '@noctem/core/items';
import { addDays, type LocalDate, localMoment, type LocalTime, oneLine } from '@noctem/core/kernel';
import type { Route } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';
import { changedFields, correct, type FieldChange, isCorrection } from './corrections.ts';
import { projectFor } from './make-items.ts';
import { journal } from './journal.ts';

/** What a person wants to be otherwise; a field that is missing stays, one that is null is taken away. */
export type Amendment = Partial<TaskDraft>;

export interface Amended {
  readonly changeId: number;
}

/** Changes a task as the person says, with its journal entry and, while that still is one, the correction. Null when nothing changed. */
export function amendTask(turn: Act, task: Task, wanted: { patch: Amendment; route: Route }): Amended | null {
  const { project, ...columns } = wanted.patch;
  const placed = place(turn, project);
  const patch = { ...timely(turn, task, columns), ...placed.columns };
  const change = changeOf('tasks', task, patch);
  if (!change) return null;
  const fields = changedFields(task, patch);
  fields.push(...projectField(turn, task.projectId, project));
  return write(turn, {
    rows: [...placed.rows, change],
    fields,
    item: task,
    taskId: task.id,
    route: wanted.route,
    title: task.title,
  });
}

/** Changes a note: its words, tags or project. Null when nothing changed. */
export function amendNote(
  turn: Act,
  note: Note,
  wanted: { patch: Pick<Amendment, 'title' | 'tags' | 'project'>; route: Route },
): Amended | null {
  const { project, title, tags } = wanted.patch;
  const placed = place(turn, project);
  const change = changeOf('notes', note, {
    ...(title !== undefined && { text: title }),
    ...(tags && { tags }),
    ...placed.columns,
  });
  if (!change) return null;
  const fields: FieldChange[] = [];
  if ('text' in change.after) fields.push({ field: 'title', from: note.text, to: title });
  if ('tags' in change.after) fields.push({ field: 'tags', from: note.tags, to: tags });
  fields.push(...projectField(turn, note.projectId, project));
  return write(turn, {
    rows: [...placed.rows, change],
    fields,
    item: note,
    taskId: null,
    route: wanted.route,
    title: note.text,
  });
}

interface Writing {
  readonly rows: readonly RowChange[];
  readonly fields: readonly FieldChange[];
  readonly item: Task | Note;
  readonly taskId: number | null;
  readonly route: Route;
  readonly title: string;
}

function write(turn: Act, writing: Writing): Amended {
  const { store, now } = turn;
  const last = writing.rows.at(-1);
  if (last) store.items.apply([{ ...last, after: { ...last.after, updatedAt: now } }]);
  const label = `the change of “${oneLine(writing.title, 60)}”`;
  const changeId = journal(turn, label, writing.rows);
  const thought = writing.item.thoughtId === null ? null : (store.thoughts.byId(writing.item.thoughtId) ?? null);
  // Who summons the butler to say that it was wrong means it, however late.
  if (writing.route === 'summon' || isCorrection(writing.item.createdAt, now)) {
    correct(turn, writing.fields, { thought, taskId: writing.taskId, route: writing.route, changeId });
  }
  return { changeId };
}

/** A time needs a day: where none is set the one on which it comes next; without a day there is no time and no recurrence. */
export function timely(turn: Act, task: Task, columns: Omit<Amendment, 'project'>): Partial<Task> {
  const date = columns.date === undefined ? task.date : columns.date;
  const time = columns.time === undefined ? task.time : columns.time;
  if (date === null && columns.date === null) return { ...columns, date: null, time: null, rrule: null };
  if (time !== null && date === null) return { ...columns, date: dayOfNext(turn, time) };
  return { ...columns };
}

function dayOfNext({ now, person, today }: Act, time: LocalTime): LocalDate {
  return time > localMoment(now, person.zone).time ? today : addDays(today, 1);
}

function place(turn: Act, project: string | null | undefined): { columns: RowValues; rows: readonly RowChange[] } {
  if (project === undefined) return { columns: {}, rows: [] };
  if (project === null) return { columns: { projectId: null }, rows: [] };
  const made = projectFor(turn, project);
  return { columns: { projectId: made.subject.id }, rows: made.rows };
}

/** The change of project, where it is one: another spelling of the same name is none. */
export function projectField(turn: Act, fromId: number | null, to: string | null | undefined): FieldChange[] {
  if (to === undefined) return [];
  const from = fromId === null ? null : (turn.store.items.project(fromId)?.name ?? null);
  if (from === to || (from !== null && to !== null && projectKey(from) === projectKey(to))) return [];
  return [{ field: 'project', from, to }];
}
