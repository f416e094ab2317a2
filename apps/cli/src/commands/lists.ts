import type { Note, Project, Task } from '@noctem/core/items';
import { isoInZone, oneLine } from '@noctem/core/kernel';
import type { Clarification, Correction, ListedContact, Suggestion, Thought } from '@noctem/store';
import { type CliContext, type GlobalOptions, instantOption, withContext } from '../context.ts';
import { columns, print } from '../output.ts';
import { modelCells, modelJson } from './models.ts';
import { learningLists } from './learning-lists.ts';

export interface ListOptions extends GlobalOptions {
  readonly limit: number;
  readonly since: string | undefined;
  readonly status: string | undefined;
}

type Query<S> = { userId: number; limit: number; since?: number; status?: S };

/** One list: its rows as they are printed for machines, and the cells for people. */
interface ListKind {
  rows(context: CliContext, query: Query<never>): readonly Record<string, unknown>[];
  cells(row: Record<string, unknown>): readonly string[];
}

const lists = {
  ...learningLists,
  thoughts: {
    rows: (context, query) => context.store.thoughts.list(query).map((thought) => thoughtJson(context, thought)),
    cells: (row) => [
      String(row['id']),
      String(row['sent_at']),
      String(row['final_kind'] ?? row['kind']),
      oneLine(String(row['text']), 100),
    ],
  },
  tasks: {
    rows: (context, query) => context.store.items.tasks(query).map((task) => taskJson(context, task)),
    cells: (row) => [String(row['id']), String(row['status']), dueCell(row), oneLine(String(row['title']), 100)],
  },
  notes: {
    rows: (context, query) => context.store.items.notes(query).map((note) => noteJson(context, note)),
    cells: (row) => [String(row['id']), oneLine(String(row['text']), 120)],
  },
  projects: {
    rows: (context, query) =>
      context.store.items.projects(query).map((project) => projectJson(project, project.openTasks)),
    cells: (row) => [
      String(row['id']),
      String(row['status']),
      `${String(row['open_tasks'])} open`,
      oneLine(String(row['name']), 100),
    ],
  },
  corrections: {
    rows: (context, query) =>
      context.store.corrections.list(query).map((correction) => correctionJson(context, correction)),
    cells: (row) => [
      String(row['at']),
      String(row['route']),
      String(row['field']),
      `${String(row['from'])} → ${String(row['to'])}`,
    ],
  },
  contacts: {
    rows: (context, query) => context.store.contacts.list(query).map((contact) => contactJson(context, contact)),
    cells: (row) => [
      String(row['id']),
      String(row['type']),
      String(row['status']),
      String(row['decided_at']),
      typeof row['reason'] === 'string' ? row['reason'] : '',
    ],
  },
  clarifications: {
    rows: (context, query) =>
      context.store.clarifications.list(query).map((question) => clarificationJson(context, question)),
    cells: (row) => [
      String(row['id']),
      String(row['status']),
      String(row['asked_at']),
      oneLine(String(row['question']), 100),
      typeof row['answer'] === 'string' ? `→ ${oneLine(row['answer'], 60)}` : '',
    ],
  },
  suggestions: {
    rows: (context, query) =>
      context.store.suggestions.list(query).map((suggestion) => suggestionJson(context, suggestion)),
    cells: (row) => [
      String(row['id']),
      typeof row['outcome'] === 'string' ? row['outcome'] : 'open',
      String(row['about']),
      oneLine(String(row['text']), 100),
    ],
  },
  models: {
    rows: (context, query: Query<string>) =>
      context.store.models
        .all()
        .filter(({ health, lastSeen }) => (query.status ?? health) === health && lastSeen >= (query.since ?? 0))
        .slice(-query.limit)
        .map((model) => modelJson(context, model)),
    cells: modelCells,
  },
} satisfies Record<string, ListKind>;

export type ListName = keyof typeof lists;

/** `noctem thoughts` and its like: everything of one sort, newest last. */
export async function list(name: ListName, options: ListOptions): Promise<void> {
  const kind: ListKind = lists[name];
  const since = instantOption('--since', options.since);
  await withContext(options, (context) => {
    const query = {
      userId: context.user.id,
      limit: options.limit,
      ...(since !== undefined && { since }),
      ...(options.status !== undefined && { status: options.status }),
    };
    // Commander has checked the status.
    const rows = kind.rows(context, query as Query<never>);
    print(options, rows, () => (rows.length === 0 ? [`No ${name}.`] : columns(rows.map((row) => kind.cells(row)))));
  });
}

function dueCell(row: Record<string, unknown>): string {
  return [row['date'], row['time']].filter((part) => typeof part === 'string').join(' ');
}

function thoughtJson({ store, zone }: CliContext, thought: Thought) {
  const revisions = store.thoughts.revisions(thought.id);
  return {
    id: thought.id,
    text: thought.text,
    sent_at: isoInZone(thought.sentAt, zone),
    source: thought.source,
    kind: thought.kind,
    final_kind: thought.finalKind,
    confidence: thought.confidence,
    ambiguity: thought.ambiguity,
    status: thought.status,
    items: store.items.ofThought(thought.id),
    trace_id: thought.traceId,
    current_text: revisions.at(-1)?.text ?? thought.text,
    revisions: revisions.map(({ text, editedAt }) => ({
      text,
      edited_at: isoInZone(editedAt, zone),
    })),
    ...(thought.attachment && { attachment: thought.attachment }),
    ...(thought.forwardedFrom !== null && { forwarded_from: thought.forwardedFrom }),
  };
}

function taskJson(context: CliContext, task: Task) {
  const { id, title, date, time, tz, rrule, importance, tags, status, thoughtId } = task;
  const project = projectName(context, task.projectId);
  const { zone } = context;
  return {
    id,
    title,
    date,
    time,
    tz,
    rrule,
    importance,
    project,
    tags,
    status,
    thought_id: thoughtId,
    created_at: isoInZone(task.createdAt, zone),
    done_at: task.doneAt === null ? null : isoInZone(task.doneAt, zone),
  };
}

function noteJson(context: CliContext, note: Note) {
  const { id, text, thoughtId, tags, status } = note;
  return {
    id,
    text,
    thought_id: thoughtId,
    project: projectName(context, note.projectId),
    tags,
    status,
    created_at: isoInZone(note.createdAt, context.zone),
  };
}

function projectJson(project: Project, openTasks: number) {
  return {
    id: project.id,
    name: project.name,
    status: project.status,
    next_action: project.nextAction,
    open_tasks: openTasks,
  };
}

function correctionJson({ zone }: CliContext, correction: Correction) {
  return {
    id: correction.id,
    thought_id: correction.thoughtId,
    task_id: correction.taskId,
    field: correction.field,
    from: correction.fromValue,
    to: correction.toValue,
    route: correction.route,
    weight: correction.weight,
    at: isoInZone(correction.at, zone),
    trace_id: correction.traceId,
    retracted: correction.retractedAt !== null,
  };
}

/** `sent_at` of an unconfirmed contact is when it was tried. */
function contactJson({ zone }: CliContext, contact: ListedContact) {
  const { id, type, status, week, slot, decidedAt, sentAt, reason, traceId } = contact;
  return {
    id,
    type,
    status,
    sent_at: sentAt === null ? null : isoInZone(sentAt, zone),
    decided_at: isoInZone(decidedAt, zone),
    week,
    slot,
    reason,
    trace_id: traceId,
  };
}

function clarificationJson({ zone }: CliContext, question: Clarification) {
  return {
    id: question.id,
    thought_id: question.thoughtId,
    task_id: question.taskId,
    reason: question.reason,
    question: question.question,
    options: question.options,
    status: question.status,
    asked_at: isoInZone(question.askedAt, zone),
    answered_at: question.answeredAt === null ? null : isoInZone(question.answeredAt, zone),
    answer: question.answer,
    changed: question.changed,
    skipped: question.skipped,
  };
}

function suggestionJson({ store, zone }: CliContext, suggestion: Suggestion) {
  const { id, type, targetType, targetId, text, alternatives, model, confidence, outcome } = suggestion;
  const about = targetType === 'task' ? store.items.task(targetId)?.title : store.items.project(targetId)?.name;
  const at = (instant: number | null) => (instant === null ? null : isoInZone(instant, zone));
  return {
    id,
    type,
    target: { type: targetType, id: targetId },
    about: about ?? null,
    text,
    details: suggestion.details,
    alternatives,
    model,
    confidence,
    outcome,
    modified_text: suggestion.modifiedText,
    created_at: at(suggestion.createdAt),
    shown_at: at(suggestion.shownAt),
    outcome_at: at(suggestion.outcomeAt),
    trace_id: suggestion.traceId,
  };
}

function projectName({ store }: CliContext, id: number | null): string | null {
  return id === null ? null : (store.items.project(id)?.name ?? null);
}
