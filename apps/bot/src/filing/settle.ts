import type { TaskDraft } from '@noctem/core/capture';
import type { Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import type { Route, Thought } from '@noctem/store';
import type { Turn } from '../conversation/turn.ts';
import { amendTask } from './amend-item.ts';
import { closeQuestion } from './clarify.ts';
import { changedFields, correct, type FieldChange } from './corrections.ts';
import { understand } from './decide.ts';
import { due } from './make-items.ts';
import { wordsOf } from './words.ts';
import { type FinalKind, refile } from './refile.ts';
import { journal } from './journal.ts';

/** What a person answered about a thought: what it is, when it is due and what else they said of it. */
export interface Answer {
  readonly kind?: FinalKind;
  /** What its task shall say. */
  readonly fields?: Partial<TaskDraft>;
  /** What goes over from the item that it was: nobody says it anew. */
  readonly kept?: Partial<TaskDraft>;
  /** The person's own words, where the message holds more than this answer. */
  readonly said?: string;
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
  const settled = change(turn, thought, answer);
  answerLate(turn, thought, { answer, settled });
  return settled;
}

function change(turn: Turn, thought: Thought, answer: Answer & { route: Route }): Settled {
  const current = currentKind(turn, thought);
  if (answer.kind !== undefined && answer.kind !== current)
    return fileAnew(turn, thought, { ...answer, kind: answer.kind });
  // "Clean the oven", "* 10pm": what was taken for an order to the butler is given a time, so it was a task.
  if (answer.fields && current === 'command') return fileAnew(turn, thought, { ...answer, kind: 'task' });
  if (answer.fields) return changeTask(turn, thought, { fields: answer.fields, route: answer.route });
  return { result: 'unchanged', reason: `It already is a ${current}.` };
}

/** What a thought counts as now: what the person made of it, else what was decided. */
export function currentKind(turn: Turn, thought: Thought): string {
  const [first] = turn.store.items.ofThought(thought.id);
  return first?.type ?? thought.finalKind ?? thought.kind;
}

/** Answered after it was filed by the best guess: the answer counts all the same. */
function answerLate(turn: Turn, thought: Thought, of: { answer: Answer; settled: Settled }): void {
  if (turn.store.clarifications.ofThought(thought.id)?.status !== 'guessed') return;
  const { decision } = understand(turn, turn.store.thoughts.currentText(thought), thought.sentAt);
  const { kind = 'task', fields, said } = of.answer;
  const subjects = of.settled.result === 'settled' ? of.settled.subjects : turn.store.items.ofThought(thought.id);
  closeQuestion(turn, thought, { kind, decision, saysMore: fields !== undefined, subjects, said });
}

function filePending(turn: Turn, thought: Thought, answer: Answer & { route: Route }): Settled {
  const kind = answer.kind ?? 'task';
  const { subjects, rows, decision } = refile(turn, thought, { kind, overrides: answer.fields ?? {} });
  const changeId = journal(turn, `the answer about “${oneLine(thought.text, 60)}”`, rows);
  const said = answeredFields(decision, withDay(turn, thought, { read: decision, said: answer.fields ?? {} }));
  const fields: FieldChange[] = [{ field: 'kind', from: 'ambiguous', to: kind }, ...said];
  const route = answer.route === 'summon' ? 'summon' : 'clarification';
  correct(turn, fields, { thought, taskId: taskIn(subjects), route, changeId });
  closeQuestion(turn, thought, { kind, decision, saysMore: said.length > 0, subjects, said: answer.said });
  return { result: 'settled', subjects, changeId };
}

/** What the answer says otherwise than the words of the thought did. */
function answeredFields(read: TaskDraft, said: Partial<TaskDraft>): FieldChange[] {
  return [...changedFields(read, said), ...changedProject(read, said)];
}

/** An hour alone puts a task on a day too: the correction tells both, as it does of a task that was there before. */
function withDay(
  turn: Turn,
  thought: Thought,
  { read, said }: { read: TaskDraft; said: Partial<TaskDraft> },
): Partial<TaskDraft> {
  const whole = { ...read, ...said };
  if (!said.time || whole.rrule !== null) return said;
  return { ...said, date: due(turn, whole, thought.sentAt).date };
}

function changedProject(read: TaskDraft, { project }: Partial<TaskDraft>): FieldChange[] {
  return project === undefined || project === read.project
    ? []
    : [{ field: 'project', from: read.project, to: project }];
}

function fileAnew(turn: Turn, thought: Thought, answer: Answer & { kind: FinalKind; route: Route }): Settled {
  const from = currentKind(turn, thought);
  const { kind, fields: said = {}, kept = {} } = answer;
  const { subjects, rows, decision } = refile(turn, thought, { kind, overrides: { ...kept, ...said } });
  const title = oneLine(wordsOf(turn.store, thought), 60);
  const label = kind === 'forgotten' ? `forgetting “${title}”` : `making “${title}” a ${kind}`;
  const changeId = journal(turn, label, rows);
  const fields = answeredFields(decision, withDay(turn, thought, { read: decision, said }));
  correct(turn, [{ field: 'kind', from, to: kind }, ...fields], {
    thought,
    taskId: taskIn(subjects),
    route: answer.route,
    changeId,
  });
  return { result: 'settled', subjects, changeId };
}

function changeTask(turn: Turn, thought: Thought, answer: { fields: Partial<TaskDraft>; route: Route }): Settled {
  // Of several tasks the last is meant, as everywhere where "the last item" is.
  const task = turn.store.items.tasksOfThought(thought.id).findLast((one) => one.status !== 'deleted');
  if (!task) return { result: 'unchanged', reason: 'There is no task to change any more.' };
  const amended = amendTask(turn, task, { patch: answer.fields, route: answer.route });
  if (!amended) return { result: 'unchanged', reason: 'It already is so.' };
  return { result: 'settled', subjects: [{ type: 'task', id: task.id }], changeId: amended.changeId };
}

function taskIn(subjects: readonly Subject[]): number | null {
  return subjects.find((subject) => subject.type === 'task')?.id ?? null;
}
