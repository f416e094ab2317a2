import {
  changeOf,
  completeTask,
  deleteTask,
  type RowChange,
  skipTask,
  type Subject,
  type Task,
  type TaskOutcome,
} from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { button, type Outcome } from '../../conversation/reply.ts';
import { itemsOf, linkTrace, owned } from '../../conversation/subject.ts';
import type { Turn } from '../../conversation/turn.ts';
import { correct, type FieldChange, isCorrection } from '../../filing/corrections.ts';
import { dayWords } from '../../wording/dates.ts';
import { shortTitle } from '../../wording/items.ts';
import { rich } from '../../wording/rich.ts';
import { journal } from '../../filing/journal.ts';

export const verbs = ['done', 'skip', 'delete'] as const;
export type Verb = (typeof verbs)[number];

interface Acted {
  readonly rows: readonly RowChange[];
  readonly said: FormattedString | string;
  /** What it was done to; empty where nothing was. */
  readonly title: string;
  readonly correction: Corrected | null;
}

interface Corrected {
  readonly thoughtId: number;
  readonly taskId: number | null;
  readonly change: FieldChange;
}

/** Does one thing to several items and says each in a line; all of it is one change to undo. */
export function actOn(turn: Turn, verb: Verb, named: readonly Subject[]): Outcome {
  const subjects = distinct(named.flatMap((subject) => itemsOf(turn, subject)));
  const acted = subjects.map((subject) => actOnOne(turn, verb, subject));
  const rows = acted.flatMap((one) => one.rows);
  const text = rich(...acted.flatMap((one, index) => [index === 0 ? '' : '\n', one.said]));
  const [only] = named;
  const about = named.length === 1 && only ? { about: only } : {};
  if (rows.length === 0) return { outcome: 'unchanged', reply: { text, ...about } };
  const changeId = journal(turn, labelOf(verb, acted), rows);
  for (const one of acted) if (one.correction) correctOne(turn, one.correction, changeId);
  if (subjects[0]) linkTrace(turn, subjects[0]);
  return { outcome: verb, reply: { text, keyboard: [[button('Undo', 'undo', changeId)]], ...about } };
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [`${subject.type} ${subject.id}`, subject])).values()];
}

function actOnOne(turn: Turn, verb: Verb, subject: Subject): Acted {
  if (!owned(turn, subject)) return nothing('That is not there any more.');
  if (subject.type === 'task') return actOnTask(turn, verb, subject.id);
  if (verb === 'delete') return deleteOther(turn, subject);
  if (subject.type === 'project' && verb === 'done') return closeProject(turn, subject.id);
  return nothing(`Only tasks can be ${verb === 'done' ? 'done' : 'skipped'}; this is a ${subject.type}.`);
}

function actOnTask(turn: Turn, verb: Verb, id: number): Acted {
  const task = turn.store.items.task(id);
  if (!task) return nothing('That task is not there any more.');
  const outcome = { done: completeTask, skip: skipTask, delete: deleteTask }[verb](task, turn.now);
  if (outcome.result === 'unchanged') return nothing(unchangedWords(task, outcome.reason));
  const change = changeOf('tasks', task, outcome.patch);
  if (!change) return nothing('That is so already.');
  turn.store.items.apply([change]);
  const forgotten = outcome.result === 'deleted' ? forgetThought(turn, task) : [];
  const correction = correctionOf(turn, task, outcome);
  return { rows: [change, ...forgotten], said: said(turn, verb, { task, outcome }), title: task.title, correction };
}

/** Deleting a task, or putting it off, within the hour says that it was filed wrong; skipping one that repeats does not. */
function correctionOf(turn: Turn, task: Task, outcome: TaskOutcome): Corrected | null {
  if (task.thoughtId === null || !isCorrection(task.createdAt, turn.now)) return null;
  const of = { thoughtId: task.thoughtId, taskId: task.id };
  if (outcome.result === 'deleted') return { ...of, change: forgotten('task') };
  const isMoved = outcome.result === 'rolled' && task.rrule === null;
  return isMoved ? { ...of, change: { field: 'date', from: task.date, to: outcome.date } } : null;
}

function forgotten(from: string): FieldChange {
  return { field: 'kind', from, to: 'forgotten' };
}

/** A thought whose only item is deleted within the hour was no task after all: it is forgotten. */
function forgetThought(turn: Turn, item: { thoughtId: number | null; createdAt: number }): RowChange[] {
  const thought = item.thoughtId === null ? undefined : turn.store.thoughts.byId(item.thoughtId);
  if (!thought || !isCorrection(item.createdAt, turn.now) || turn.store.items.ofThought(thought.id).length > 0)
    return [];
  const change = changeOf('thoughts', thought, { status: 'forgotten', finalKind: 'forgotten' });
  if (!change) return [];
  turn.store.items.apply([change]);
  return [change];
}

function deleteOther(turn: Turn, subject: Subject): Acted {
  const { items, thoughts } = turn.store;
  const now = { updatedAt: turn.now };
  if (subject.type === 'thought') {
    const thought = thoughts.byId(subject.id);
    const change = thought && changeOf('thoughts', thought, { status: 'forgotten', finalKind: 'forgotten' });
    if (!thought || !change) return nothing('That is forgotten already.');
    items.apply([change]);
    const correction = isCorrection(thought.receivedAt, turn.now)
      ? { thoughtId: thought.id, taskId: null, change: forgotten(thought.kind) }
      : null;
    return { rows: [change], said: `Forgotten: ${shortTitle(thought.text)}`, title: thought.text, correction };
  }
  const row = subject.type === 'note' ? items.note(subject.id) : items.project(subject.id);
  const change = row && changeOf(subject.type === 'note' ? 'notes' : 'projects', row, { status: 'deleted', ...now });
  if (!row || !change || row.status === 'deleted') return nothing('That is deleted already.');
  items.apply([change]);
  const name = 'text' in row ? row.text : row.name;
  const correction =
    row.thoughtId !== null && isCorrection(row.createdAt, turn.now)
      ? { thoughtId: row.thoughtId, taskId: null, change: forgotten(subject.type) }
      : null;
  return {
    rows: [change, ...forgetThought(turn, row)],
    said: rich('Deleted: ', FormattedString.bold(shortTitle(name))),
    title: name,
    correction,
  };
}

function closeProject(turn: Turn, id: number): Acted {
  const project = turn.store.items.project(id);
  const change = project && changeOf('projects', project, { status: 'done', updatedAt: turn.now });
  if (!project || !change || project.status !== 'open') return nothing('That project is closed already.');
  turn.store.items.apply([change]);
  return {
    rows: [change],
    said: rich('Project closed: ', FormattedString.bold(shortTitle(project.name))),
    title: project.name,
    correction: null,
  };
}

function correctOne(turn: Turn, { thoughtId, taskId, change }: Corrected, changeId: number): void {
  const thought = turn.store.thoughts.byId(thoughtId) ?? null;
  const route = turn.incoming.type === 'tap' ? 'button' : 'amend';
  correct(turn, [change], { thought, taskId, route, changeId });
}

function said(turn: Turn, verb: Verb, of: { task: Task; outcome: TaskOutcome }): FormattedString {
  const title = FormattedString.bold(shortTitle(of.task.title));
  if (of.outcome.result === 'rolled') {
    const next = dayWords(of.outcome.date, turn.today);
    return rich(verb === 'done' ? 'Done: ' : 'Skipped: ', title, ` — next ${next}`);
  }
  return rich(of.outcome.result === 'deleted' ? 'Deleted: ' : 'Done: ', title);
}

function unchangedWords(task: Task, reason: 'already-done' | 'already-deleted' | 'nothing-to-skip'): FormattedString {
  const title = FormattedString.bold(shortTitle(task.title));
  const words = {
    'already-done': ' was done already.',
    'already-deleted': ' was deleted already.',
    'nothing-to-skip': ' has no date to skip.',
  };
  return rich(title, words[reason]);
}

function nothing(said: FormattedString | string): Acted {
  return { rows: [], said, title: '', correction: null };
}

function labelOf(verb: Verb, acted: readonly Acted[]): string {
  const titles = acted.filter((one) => one.rows.length > 0).map((one) => oneLine(one.title, 60));
  const others = titles.length > 1 ? ` and ${titles.length - 1} more` : '';
  return `${verb} “${titles[0] ?? ''}”${others}`;
}
