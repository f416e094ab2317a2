import type { TaskDraft } from '@noctem/core/capture';
import type { Subject } from '@noctem/core/items';
import type { Route, Thought } from '@noctem/store';
import type { Turn } from '../conversation/turn.ts';
import { amendTask } from './amend-item.ts';
import { correct, type FieldChange } from './corrections.ts';
import { type FinalKind, refile } from './refile.ts';

/** What a person answered about a thought: what it is, when it is due, or both. */
export interface Answer {
  readonly kind?: FinalKind;
  readonly due?: Partial<Pick<TaskDraft, 'date' | 'time' | 'rrule'>>;
}

export type Settled =
  | { readonly result: 'settled'; readonly subjects: readonly Subject[]; readonly changeId: number }
  | { readonly result: 'unchanged'; readonly reason: string };

/**
 * The one use case behind every answer about a thought, by button or in words: a pending thought is filed, a filed one
 * is filed anew or its task moved. What was decided before is corrected, as a row. An answer that changes nothing, or
 * comes after the thought was taken back, says why.
 */
export function settle(turn: Turn, thought: Thought, answer: Answer & { route: Route }): Settled {
  if (thought.status === 'forgotten')
    return { result: 'unchanged', reason: 'That was taken back; send it again if you want it.' };
  if (thought.status === 'pending') return filePending(turn, thought, answer);
  const current = currentKind(turn, thought);
  if (answer.kind !== undefined && answer.kind !== current)
    return fileAnew(turn, thought, { ...answer, kind: answer.kind });
  if (answer.due) return moveTask(turn, thought, { due: answer.due, route: answer.route });
  return { result: 'unchanged', reason: `It already is a ${current}.` };
}

/** What a thought counts as now: what the person made of it, else what was decided. */
export function currentKind(turn: Turn, thought: Thought): string {
  const [first] = turn.store.items.ofThought(thought.id);
  return first?.type ?? thought.finalKind ?? thought.kind;
}

function filePending(turn: Turn, thought: Thought, answer: Answer): Settled {
  const kind = answer.kind ?? 'task';
  const { subjects, rows } = refile(turn, thought, { kind, overrides: answer.due ?? {} });
  const changeId = journal(turn, `the answer about “${thought.text.slice(0, 60)}”`, rows);
  const fields: FieldChange[] = [{ field: 'kind', from: 'ambiguous', to: kind }];
  if (answer.due?.date !== undefined) fields.push({ field: 'date', from: null, to: answer.due.date });
  if (answer.due?.time) fields.push({ field: 'time', from: null, to: answer.due.time });
  correct(turn, fields, { thought, taskId: taskIn(subjects), route: 'clarification', changeId });
  return { result: 'settled', subjects, changeId };
}

function fileAnew(turn: Turn, thought: Thought, answer: Answer & { kind: FinalKind; route: Route }): Settled {
  const from = currentKind(turn, thought);
  const { subjects, rows } = refile(turn, thought, { kind: answer.kind, overrides: answer.due ?? {} });
  const changeId = journal(turn, `making it a ${answer.kind}`, rows);
  correct(turn, [{ field: 'kind', from, to: answer.kind }], {
    thought,
    taskId: taskIn(subjects),
    route: answer.route,
    changeId,
  });
  return { result: 'settled', subjects, changeId };
}

function moveTask(turn: Turn, thought: Thought, answer: { due: Partial<TaskDraft>; route: Route }): Settled {
  const [task] = turn.store.items.tasksOfThought(thought.id).filter((one) => one.status !== 'deleted');
  if (!task) return { result: 'unchanged', reason: 'There is no task to move any more.' };
  const amended = amendTask(turn, task, { patch: answer.due, route: answer.route });
  if (!amended) return { result: 'unchanged', reason: 'It already is so.' };
  return { result: 'settled', subjects: [{ type: 'task', id: task.id }], changeId: amended.changeId };
}

function journal(turn: Turn, label: string, rows: Parameters<Turn['store']['changes']['add']>[0]['rows']): number {
  return turn.store.changes.add({ userId: turn.person.id, traceId: turn.trace.traceId, label, rows, at: turn.now });
}

function taskIn(subjects: readonly Subject[]): number | null {
  return subjects.find((subject) => subject.type === 'task')?.id ?? null;
}
