import type { TaskDraft } from '@noctem/core/capture';
import { changeOf, type RowChange, type Subject, type Task } from '@noctem/core/items';
import { type EpochMs, oneLine } from '@noctem/core/kernel';
import type { Route, Thought } from '@noctem/store';
import type { Outcome } from '../conversation/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { confirmation } from './confirmation.ts';
import { changedFields, correct, type FieldChange } from './corrections.ts';
import { type Decided, keepContext, recordDecision, understand } from './decide.ts';
import { due, makeNote, makeTask, projectFor } from './make-items.ts';
import { questionAbout } from './question.ts';
import { removeItems } from './refile.ts';
import { currentKind } from './settle.ts';

/** New words for a thought: an edit of its message, or what a file without words was missing. */
export interface NewWords extends Rereading {
  readonly route: Route;
}

/** A thought's new words and how they are understood, beside how the old ones were. */
export interface Rereading {
  readonly thought: Thought;
  readonly text: string;
  readonly at: EpochMs;
  readonly before: Decided;
  readonly after: Decided;
}

/** Understands the new words of a thought, and records how. */
export function readAgain(turn: Turn, thought: Thought, words: { text: string; at: EpochMs }): Rereading {
  const { store } = turn;
  const before = understand(turn, store.thoughts.currentText(thought), thought.sentAt);
  const after = understand(turn, words.text, thought.sentAt);
  recordDecision(turn, after, { sentAt: thought.sentAt, revision: store.thoughts.revisions(thought.id).length + 1 });
  return { thought, ...words, before, after };
}

/** Reads a thought again in its new words: what the person did not change by other ways follows them. */
export function reread(turn: Turn, intent: NewWords): Outcome {
  const { store, trace } = turn;
  // Read again inside the transaction: another act may have come between.
  const thought = store.thoughts.byId(intent.thought.id) ?? intent.thought;
  trace.link({ thoughtId: thought.id });
  if (store.thoughts.currentText(thought) === intent.text) return { outcome: 'unchanged' };
  store.thoughts.addRevision({
    userId: thought.userId,
    thoughtId: thought.id,
    text: intent.text,
    editedAt: intent.at,
    traceId: trace.traceId,
  });
  keepContext(turn, intent.after);
  const { kind } = intent.after.decision;
  const settledByPerson = thought.finalKind !== null && thought.finalKind !== 'forgotten';
  const wanted = settledByPerson ? currentKind(turn, thought) : kind;
  if (wanted === currentKind(turn, thought) && thought.status !== 'forgotten')
    return updateItems(turn, { ...intent, thought });
  return fileAnew(turn, { ...intent, thought });
}

/** The kind stays: the fields whose reading changed with the words are written into the items. */
function updateItems(turn: Turn, intent: NewWords): Outcome {
  const { thought, before, after } = intent;
  const tasks = turn.store.items.tasksOfThought(thought.id).filter((task) => task.status !== 'deleted');
  const [note] = turn.store.items.notesOfThought(thought.id).filter((one) => one.status !== 'deleted');
  if (tasks.length > 0) {
    const drafts = draftsOf(after);
    if (drafts.length !== tasks.length) return fileAnew(turn, intent);
    const changes = tasks.map((task, index) =>
      taskChange(turn, { task, thought, before: draftsOf(before)[index], after: drafts[index] }),
    );
    return finish(turn, intent, {
      subjects: tasks.map((task) => ({ type: 'task', id: task.id })),
      rows: changes.flatMap((one) => one.rows),
      fields: changes.flatMap((one) => one.fields),
    });
  }
  if (note) {
    const change = changeOf('notes', note, {
      text: intent.text,
      tags: after.decision.tags,
      updatedAt: turn.now,
    });
    const rows = change ? [change] : [];
    turn.store.items.apply(rows);
    return finish(turn, intent, {
      subjects: [{ type: 'note', id: note.id }],
      rows,
      fields: [{ field: 'title', from: note.text, to: intent.text }],
    });
  }
  if (thought.status === 'pending')
    return {
      outcome: 'edited',
      reply: questionAbout(thought.id, after.decision.ambiguity ?? 'intent', after.decision.title),
    };
  return { outcome: 'edited' };
}

/** Three ways meet: the reading of the old words, that of the new ones, and what the person made of the task since. */
function taskChange(
  turn: Turn,
  of: { task: Task; thought: Thought; before: TaskDraft | undefined; after: TaskDraft | undefined },
) {
  const { task, thought, before, after } = of;
  if (!after) return { rows: [], fields: [] };
  const wanted = columnsOf(turn, after, thought);
  const old = before && columnsOf(turn, before, thought);
  const reread = Object.entries(wanted.columns).filter(
    ([column, value]) => !old || JSON.stringify(value) !== JSON.stringify(old.columns[column]),
  );
  const place =
    after.project !== (before?.project ?? null) ? projectColumns(turn, after.project) : { columns: {}, rows: [] };
  const patch = { ...Object.fromEntries(reread), ...place.columns };
  const change = changeOf('tasks', task, patch);
  if (!change) return { rows: place.rows, fields: [] };
  turn.store.items.apply([{ ...change, after: { ...change.after, updatedAt: turn.now } }]);
  return { rows: [...place.rows, change], fields: changedFields(task, patch) };
}

function columnsOf(turn: Turn, draft: TaskDraft, thought: Thought): { columns: Record<string, unknown> } {
  const { date, time, rrule } = due(turn, draft, thought.sentAt);
  return { columns: { title: draft.title, date, time, rrule, importance: draft.importance, tags: draft.tags } };
}

function projectColumns(
  turn: Turn,
  name: string | null,
): { columns: Record<string, unknown>; rows: readonly RowChange[] } {
  if (name === null) return { columns: { projectId: null }, rows: [] };
  const made = projectFor(turn, name);
  return { columns: { projectId: made.subject.id }, rows: made.rows };
}

/** The new words are something else: what there was goes, what they say comes. */
function fileAnew(turn: Turn, intent: NewWords): Outcome {
  const { thought, after } = intent;
  const { decision } = after;
  const from = currentKind(turn, thought);
  const removed = removeItems(turn, thought);
  const origin = { thoughtId: thought.id, sentAt: thought.sentAt };
  const made =
    decision.kind === 'task'
      ? draftsOf(after).map((draft, position) => makeTask(turn, draft, { ...origin, position }))
      : decision.kind === 'note'
        ? [makeNote(turn, intent.text, { ...origin, project: decision.project, tags: decision.tags })]
        : [];
  const finalKind =
    decision.kind === 'task' || decision.kind === 'note' || decision.kind === 'question' ? decision.kind : null;
  const change = changeOf('thoughts', thought, {
    finalKind,
    status: decision.kind === 'ambiguous' ? 'pending' : 'filed',
  });
  if (change) turn.store.items.apply([change]);
  const rows = [...removed, ...made.flatMap((one) => one.rows), ...(change ? [change] : [])];
  const subjects = made.map((one) => one.subject);
  const fields = from === decision.kind ? [] : [{ field: 'kind', from, to: decision.kind }];
  if (decision.kind === 'ambiguous') {
    finish(turn, intent, { subjects, rows, fields });
    return {
      outcome: 'edited',
      reply: questionAbout(thought.id, decision.ambiguity ?? 'intent', decision.title || intent.text),
    };
  }
  return finish(turn, intent, { subjects, rows, fields });
}

function finish(
  turn: Turn,
  { thought, text, route, after }: NewWords,
  result: { subjects: readonly Subject[]; rows: readonly RowChange[]; fields: readonly FieldChange[] },
): Outcome {
  const { store, person, trace, now } = turn;
  const label = `the new words “${oneLine(text, 60)}”`;
  const changeId = store.changes.add({ userId: person.id, traceId: trace.traceId, label, rows: result.rows, at: now });
  const taskId = result.subjects.find((subject) => subject.type === 'task')?.id ?? null;
  trace.link({ taskId });
  correct(turn, result.fields, { thought, taskId, route, changeId });
  if (result.subjects.length === 0)
    return {
      outcome: 'edited',
      reply: { text: 'Read again; nothing is filed for it.', about: { type: 'thought', id: thought.id } },
    };
  return {
    outcome: 'edited',
    reply: confirmation(turn, {
      subjects: result.subjects,
      thoughtId: thought.id,
      changeId,
      offerFixes: after.decision.confidence < 0.8,
    }),
  };
}

function draftsOf(decided: Decided): readonly TaskDraft[] {
  return decided.decision.items.length > 1 ? decided.decision.items : [decided.decision];
}
