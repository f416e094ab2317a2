import type { SummonPatch } from '@noctem/core/butler';
import type { TaskDraft } from '@noctem/core/capture';
import { changeOf, type ItemType, type RowChange, type Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import type { Thought } from '@noctem/store';
import type { Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import type { Amendment } from '../../filing/amend-item.ts';
import { correct } from '../../filing/corrections.ts';
import { type Made, makeNote, makeTask, projectFor } from '../../filing/make-items.ts';
import { settle } from '../../filing/settle.ts';
import { confirmed } from './confirmed.ts';
import { resolveFresh } from './resolve-fresh.ts';
import { titleOf } from './titles.ts';
import { journal } from '../../filing/journal.ts';
import { thoughtBehind } from '../../conversation/subject.ts';

interface Wanted {
  readonly kind: ItemType;
  readonly patch: SummonPatch;
}

/** Makes an item into one of another kind; of the things that one thought became only this one. */
export function convert(turn: Turn, subject: Subject, { kind, patch }: Wanted): Outcome {
  const said = resolveFresh(patch);
  const thought = thoughtBehind(turn, subject);
  if (said === null)
    return { outcome: 'unfit', reply: { text: 'It has no date to move; name the day.', about: subject } };
  if (!thought) return notFromThought(subject);
  const isOneOfSeveral = turn.store.items.ofThought(thought.id).length > 1;
  if (isOneOfSeveral) return convertOne(turn, subject, { kind, thought, said });
  const settled = settle(turn, thought, {
    kind,
    fields: said,
    kept: kept(turn, subject, { kind, thought }),
    route: 'summon',
  });
  if (settled.result === 'unchanged') return { outcome: 'unchanged', reply: { text: settled.reason, about: subject } };
  return confirmed(turn, settled.subjects, { changeId: settled.changeId, about: subject });
}

function notFromThought(subject: Subject): Outcome {
  return {
    outcome: 'unfit',
    reply: {
      text: `That ${subject.type} came from no message of its own; nothing was changed. /notes, /tasks and /projects show the rest.`,
      about: subject,
    },
  };
}

/** What the person made of the item since it was filed goes over into the new one. */
function kept(turn: Turn, subject: Subject, to: { kind: ItemType; thought: Thought }): Amendment {
  const { items, thoughts } = turn.store;
  if (subject.type === 'task') {
    const task = items.task(subject.id);
    if (!task) return {};
    return to.kind === 'project' ? { title: task.title } : { ...projectOf(turn, task.projectId), tags: task.tags };
  }
  if (subject.type === 'project') return {};
  const note = items.note(subject.id);
  if (!note) return {};
  const isReworded = note.text !== thoughts.currentText(to.thought);
  const placed =
    to.kind === 'project'
      ? {}
      : { ...projectOf(turn, note.projectId), ...(note.tags.length > 0 && { tags: note.tags }) };
  return { ...placed, ...(isReworded && { title: note.text }) };
}

function projectOf(turn: Turn, id: number | null): Pick<Amendment, 'project'> {
  const name = id === null ? undefined : turn.store.items.project(id)?.name;
  return name === undefined ? {} : { project: name };
}

function convertOne(turn: Turn, subject: Subject, to: { kind: ItemType; thought: Thought; said: Amendment }): Outcome {
  const { store } = turn;
  const removed = removal(turn, subject);
  if (!removed) return { outcome: 'gone', reply: { text: 'That is not there any more.' } };
  const title = titleOf(turn, subject);
  store.items.apply([removed]);
  const made = make(turn, { ...draftOf(turn, subject, title), ...to.said }, to);
  const label = `making “${oneLine(title, 60)}” a ${to.kind}`;
  const rows = [removed, ...made.rows];
  const changeId = journal(turn, label, rows);
  const taskId = subject.type === 'task' ? subject.id : null;
  correct(turn, [{ field: 'kind', from: subject.type, to: to.kind }], {
    thought: to.thought,
    taskId,
    route: 'summon',
    changeId,
  });
  return confirmed(turn, [made.subject], { changeId, about: subject });
}

/** The row that takes an item away. */
export function removal(turn: Turn, subject: Subject): RowChange | null {
  const { items } = turn.store;
  const deleted = { status: 'deleted', updatedAt: turn.now };
  if (subject.type === 'thought') return null;
  const row = {
    task: () => items.task(subject.id),
    note: () => items.note(subject.id),
    project: () => items.project(subject.id),
  }[subject.type]();
  return row && row.status !== 'deleted' ? changeOf(`${subject.type}s`, row, deleted) : null;
}

function draftOf(turn: Turn, subject: Subject, title: string): TaskDraft {
  const task = subject.type === 'task' ? turn.store.items.task(subject.id) : undefined;
  const none = { title, date: null, time: null, rrule: null, importance: null, project: null, tags: [] };
  return task ? { ...none, tags: task.tags, ...projectOf(turn, task.projectId) } : none;
}

function make(turn: Turn, draft: TaskDraft, to: { kind: ItemType; thought: Thought }): Made {
  const origin = { thoughtId: to.thought.id, sentAt: to.thought.sentAt };
  if (to.kind === 'note') return makeNote(turn, draft.title, { ...origin, project: draft.project, tags: draft.tags });
  if (to.kind === 'project') return projectFor(turn, draft.title, to.thought.id);
  return makeTask(turn, draft, { ...origin, position: turn.store.items.tasksOfThought(to.thought.id).length });
}
