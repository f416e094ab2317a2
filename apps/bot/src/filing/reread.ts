import { offersFixes, type TaskDraft } from '@noctem/core/capture';
import { changeOf, type Note, type RowChange, type Subject, type Task } from '@noctem/core/items';
import { type EpochMs, oneLine } from '@noctem/core/kernel';
import type { Route, Thought } from '@noctem/store';
import type { Outcome, Reply } from '../conversation/reply.ts';
import type { Turn } from '../conversation/turn.ts';
import { projectField, timely } from './amend-item.ts';
import { confirmation } from './confirmation.ts';
import { changedFields, correct, type FieldChange, isCorrection } from './corrections.ts';
import { type Decided, keepContext, recordDecision, understand } from './decide.ts';
import { due, type Made, makeNote, makeTask, projectFor } from './make-items.ts';
import { askAbout } from './question.ts';
import { removeItems } from './refile.ts';
import { countRules } from './rule-counts.ts';
import { currentKind } from './settle.ts';
import { journal } from './journal.ts';

/** New words for a thought: an edit of its message, or what a file without words was missing. */
export interface NewWords extends Rereading {
  readonly route: Route;
  /** Answers the new words where they turn out to ask for something. */
  readonly inform: (asked: { kind: 'question' | 'command'; text: string; thoughtId: number }) => Reply;
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
  countRules(turn, intent.after.decision, intent.before.decision);
  const kind = kindOf(intent.after);
  // A kind that the words before these had by themselves was nobody's choice, and goes with them.
  const settledByPerson =
    thought.finalKind !== null && thought.finalKind !== 'forgotten' && thought.finalKind !== kindOf(intent.before);
  const wanted = settledByPerson ? currentKind(turn, thought) : kind;
  if (wanted === currentKind(turn, thought) && thought.status !== 'forgotten')
    return updateItems(turn, { ...intent, thought });
  return fileAnew(turn, { ...intent, thought });
}

/** What a decision files as: a project where a learned rule makes it one. */
function kindOf({ decision }: Decided) {
  return decision.becomes ?? decision.kind;
}

/** The kind stays: the fields whose reading changed with the words are written into the items. */
function updateItems(turn: Turn, intent: NewWords): Outcome {
  const { thought, before, after } = intent;
  const tasks = turn.store.items.tasksOfThought(thought.id).filter((task) => task.status !== 'deleted');
  const [note] = turn.store.items.notesOfThought(thought.id).filter((one) => one.status !== 'deleted');
  if (tasks.length > 0) {
    const drafts = draftsOf(after);
    if (drafts.length !== draftsOf(before).length) return fileAnew(turn, intent);
    const changes = tasks.map((task) =>
      taskChange(turn, { task, thought, before: draftsOf(before)[task.position], after: drafts[task.position] }),
    );
    return finish(turn, intent, {
      subjects: tasks.map((task) => ({ type: 'task', id: task.id })),
      rows: changes.flatMap((one) => one.rows),
      fields: changes.flatMap((one) => one.fields),
    });
  }
  if (note)
    return finish(turn, intent, { subjects: [{ type: 'note', id: note.id }], ...noteChange(turn, note, intent) });
  if (thought.status === 'pending') return { outcome: 'edited', reply: ask(turn, intent) };
  return { outcome: 'edited', ...informed(intent) };
}

function ask(turn: Turn, { thought, text, after }: NewWords): Reply {
  const { ambiguity, title } = after.decision;
  return askAbout(turn, { thoughtId: thought.id, ambiguity: ambiguity ?? 'intent', title: title || text });
}

/** The answer, where the new words ask for one. */
function informed({ after, text, thought, inform }: NewWords): { reply?: Reply } {
  const { kind } = after.decision;
  return kind === 'question' || kind === 'command' ? { reply: inform({ kind, text, thoughtId: thought.id }) } : {};
}

interface Changed {
  readonly rows: readonly RowChange[];
  readonly fields: readonly FieldChange[];
}

function noteChange(turn: Turn, note: Note, { before, after, text }: NewWords): Changed {
  const [old, wanted] = [before.decision, after.decision];
  const place = old.project === wanted.project ? unplaced : projectColumns(turn, wanted.project);
  const tags = sameJson(old.tags, wanted.tags) ? note.tags : wanted.tags;
  const change = changeOf('notes', note, { text, tags, ...place.columns });
  if (!change) return { rows: place.rows, fields: [] };
  turn.store.items.apply([{ ...change, after: { ...change.after, updatedAt: turn.now } }]);
  const renamed = note.text === text ? [] : [{ field: 'title', from: note.text, to: text }];
  const moved = place === unplaced ? [] : projectField(turn, note.projectId, wanted.project);
  return { rows: [...place.rows, change], fields: [...renamed, ...moved] };
}

/** Three ways meet: the reading of the old words, that of the new ones, and what the person made of the task since. */
function taskChange(
  turn: Turn,
  of: { task: Task; thought: Thought; before: TaskDraft | undefined; after: TaskDraft | undefined },
): Changed {
  const { task, thought, before, after } = of;
  if (!after) return { rows: [], fields: [] };
  const wanted = columnsOf(turn, after, thought);
  const said = newlySaid(wanted, before && columnsOf(turn, before, thought));
  const hasNoDay = task.date === null && said.date === undefined;
  const columns = timely(turn, task, hasNoDay && said.time ? { ...said, date: wanted.date } : said);
  const place = after.project === (before?.project ?? null) ? unplaced : projectColumns(turn, after.project);
  const patch = { ...columns, ...place.columns };
  const change = changeOf('tasks', task, patch);
  if (!change) return { rows: place.rows, fields: [] };
  turn.store.items.apply([{ ...change, after: { ...change.after, updatedAt: turn.now } }]);
  const moved = place === unplaced ? [] : projectField(turn, task.projectId, after.project);
  return { rows: [...place.rows, change], fields: [...changedFields(task, patch), ...moved] };
}

type Columns = Omit<TaskDraft, 'project'>;

function columnsOf(turn: Turn, draft: TaskDraft, thought: Thought): Columns {
  const { date, time, rrule } = due(turn, draft, thought.sentAt);
  return { title: draft.title, date, time, rrule, importance: draft.importance, tags: draft.tags };
}

/** The columns of which the new words say something else than the old ones did. */
function newlySaid(wanted: Columns, old: Columns | undefined): Partial<Columns> {
  const before = new Map<string, unknown>(Object.entries(old ?? {}));
  const entries = Object.entries(wanted).filter(([column, value]) => !old || !sameJson(value, before.get(column)));
  return Object.fromEntries(entries);
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

interface Placed {
  readonly columns: { readonly projectId?: number | null };
  readonly rows: readonly RowChange[];
}

const unplaced: Placed = { columns: {}, rows: [] };

function projectColumns(turn: Turn, name: string | null): Placed {
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
  const made = makeAnew(turn, intent);
  const kind = kindOf(after);
  const finalKind = kind === 'ambiguous' || kind === 'command' ? null : kind;
  const change = changeOf('thoughts', thought, {
    finalKind,
    status: decision.kind === 'ambiguous' ? 'pending' : 'filed',
  });
  if (change) turn.store.items.apply([change]);
  const rows = [...removed, ...made.flatMap((one) => one.rows), ...(change ? [change] : [])];
  const subjects = made.map((one) => one.subject);
  const fields = from === kind ? [] : [{ field: 'kind', from, to: kind }];
  if (decision.kind === 'ambiguous') {
    finish(turn, intent, { subjects, rows, fields });
    return {
      outcome: 'edited',
      reply: ask(turn, intent),
    };
  }
  return { ...finish(turn, intent, { subjects, rows, fields }), ...informed(intent) };
}

function makeAnew(turn: Turn, { thought, after, text }: NewWords): Made[] {
  const origin = { thoughtId: thought.id, sentAt: thought.sentAt };
  const { project, tags, title } = after.decision;
  switch (kindOf(after)) {
    case 'task':
      return draftsOf(after).map((draft, position) => makeTask(turn, draft, { ...origin, position }));
    case 'project':
      return [projectFor(turn, title, thought.id)];
    case 'note':
      return [makeNote(turn, text, { ...origin, project, tags })];
    case 'ambiguous':
    case 'question':
    case 'command':
      return [];
  }
}

function finish(
  turn: Turn,
  { thought, text, route, after }: NewWords,
  result: Changed & { readonly subjects: readonly Subject[] },
): Outcome {
  const { trace, now } = turn;
  const { subjects } = result;
  if (result.rows.length === 0 && subjects.length > 0)
    return {
      outcome: 'edited',
      reply: confirmation(turn, { subjects, thoughtId: thought.id, changeId: null, offerFixes: false }),
    };
  const label = `the new words “${oneLine(text, 60)}”`;
  const changeId = journal(turn, label, result.rows);
  const taskId = result.subjects.find((subject) => subject.type === 'task')?.id ?? null;
  trace.link({ taskId });
  // After the hour only a new kind corrects the system; other days and other words are life.
  const counts = isCorrection(thought.receivedAt, now);
  const fields = result.fields.filter((one) => counts || one.field === 'kind');
  correct(turn, fields, { thought, taskId, route, changeId });
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
      offerFixes: offersFixes(after.decision, after.rules),
    }),
  };
}

function draftsOf(decided: Decided): readonly TaskDraft[] {
  return decided.decision.items.length > 1 ? decided.decision.items : [decided.decision];
}
