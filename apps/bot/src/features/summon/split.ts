import { taskParts } from '@noctem/core/butler';
import type { TaskDraft } from '@noctem/core/capture';
import { changeOf, type RowChange, type Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import type { Thought } from '@noctem/store';
import type { Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { settingOf } from '../../filing/decide.ts';
import { correct } from '../../filing/corrections.ts';
import { makeTask } from '../../filing/make-items.ts';
import { removeItems } from '../../filing/refile.ts';
import { currentKind } from '../../filing/settle.ts';
import { confirmed } from './confirmed.ts';
import { removal } from './convert.ts';
import type { Spoken } from './spoken.ts';
import { goneWords, titleOf } from './titles.ts';
import { journal } from '../../filing/journal.ts';
import { thoughtBehind } from '../../conversation/subject.ts';

/** "split it": a task of each part. */
export function splitSubject(
  turn: Turn,
  { subject }: Extract<Spoken, { subject: unknown }>,
  named: readonly string[],
): Outcome {
  const gone = goneWords(turn, subject);
  if (gone !== null) return { outcome: 'gone', reply: { text: gone } };
  const thought = thoughtBehind(turn, subject);
  if (!thought || subject.type === 'project')
    return {
      outcome: 'unfit',
      reply: { text: 'Only a task, a note or a message can be split; nothing was changed.', about: subject },
    };
  const others = turn.store.items.ofThought(thought.id).length - 1;
  if (subject.type === 'thought' && others > 0)
    return { outcome: 'unchanged', reply: { text: `That is ${others + 1} things already.`, about: subject } };
  const drafts = partsOf(turn, subject, { thought, named });
  if (drafts.length < 2) return oneThing(subject);
  return file(turn, subject, { thought, drafts, isOneOfSeveral: others > 0 });
}

function oneThing(subject: Subject): Outcome {
  const text =
    'I see one thing in it, so nothing was changed. Name the parts: “/summon split it into buy paint and call Tom”.';
  return { outcome: 'one-part', reply: { text, about: subject } };
}

function partsOf(turn: Turn, subject: Subject, of: { thought: Thought; named: readonly string[] }): TaskDraft[] {
  const { store } = turn;
  const task = subject.type === 'task' ? store.items.task(subject.id) : undefined;
  const project = task?.projectId ? (store.items.project(task.projectId)?.name ?? null) : null;
  const setting = settingOf(turn);
  const inherited = task
    ? { date: task.date, time: task.time, rrule: task.rrule, importance: task.importance, tags: task.tags, project }
    : {};
  const read = (text: string) =>
    taskParts({ input: { ...setting, text, sentAt: of.thought.sentAt }, named: of.named, inherited });
  const parts = read(titleOf(turn, subject));
  // The title of a task may have lost the joints that its message had.
  const isOnly = store.items.ofThought(of.thought.id).length <= 1;
  return parts.length < 2 && isOnly ? read(store.thoughts.currentText(of.thought)) : parts;
}

interface Filing {
  readonly thought: Thought;
  readonly drafts: readonly TaskDraft[];
  readonly isOneOfSeveral: boolean;
}

function file(turn: Turn, subject: Subject, { thought, drafts, isOneOfSeveral }: Filing): Outcome {
  const { store } = turn;
  const before = titleOf(turn, subject);
  const kind = currentKind(turn, thought);
  const removed = isOneOfSeveral ? takeOne(turn, subject) : removeItems(turn, thought);
  const first = store.items.tasksOfThought(thought.id).length;
  const origin = { thoughtId: thought.id, sentAt: thought.sentAt };
  const made = drafts.map((draft, index) => makeTask(turn, draft, { ...origin, position: first + index }));
  const settled = isOneOfSeveral ? null : changeOf('thoughts', thought, { finalKind: 'task', status: 'filed' });
  const rows = [...removed, ...made.flatMap((one) => one.rows), ...(settled ? [settled] : [])];
  if (settled) store.items.apply([settled]);
  const label = `splitting “${oneLine(before, 60)}”`;
  const changeId = journal(turn, label, rows);
  const fields = [
    ...(kind === 'task'
      ? []
      : [{ field: 'kind', from: thought.status === 'pending' ? 'ambiguous' : kind, to: 'task' }]),
    { field: 'items', from: [before], to: drafts.map((draft) => draft.title) },
  ];
  const taskId = subject.type === 'task' ? subject.id : null;
  correct(turn, fields, { thought, taskId, route: 'summon', changeId });
  return confirmed(
    turn,
    made.map((one) => one.subject),
    { changeId, about: { type: 'thought', id: thought.id } },
  );
}

function takeOne(turn: Turn, subject: Subject): RowChange[] {
  const row = removal(turn, subject);
  if (row) turn.store.items.apply([row]);
  return row ? [row] : [];
}
