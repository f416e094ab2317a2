import type { TaskDraft } from '@noctem/core/capture';
import { firstOccurrence, type RowChange, type Subject } from '@noctem/core/items';
import { localMoment } from '@noctem/core/kernel';
import type { Act } from '../conversation/turn.ts';

/** What was made, and how to take it back. */
export interface Made {
  readonly subject: Subject;
  readonly rows: readonly RowChange[];
}

export interface Origin {
  readonly thoughtId: number;
  /** When the thought was sent: the moment from which repeating tasks begin. */
  readonly sentAt: number;
}

/** Makes a task of a draft. A repeating one begins with its first occurrence after the thought was sent. */
export function makeTask(turn: Act, draft: TaskDraft, origin: Origin & { position: number }): Made {
  const { store, person, now } = turn;
  const project = draft.project === null ? null : projectFor(turn, draft.project);
  const id = store.items.addTask({
    userId: person.id,
    thoughtId: origin.thoughtId,
    position: origin.position,
    title: draft.title,
    ...due(turn, draft, origin.sentAt),
    importance: draft.importance,
    tags: draft.tags,
    projectId: project?.subject.id ?? null,
    status: 'open',
    createdAt: now,
    updatedAt: now,
    doneAt: null,
  });
  const row: RowChange = { table: 'tasks', id, before: { status: 'deleted' }, after: { status: 'open' } };
  return { subject: { type: 'task', id }, rows: [row, ...(project?.rows ?? [])] };
}

/** Keeps the whole text of a thought as a note. */
export function makeNote(turn: Act, text: string, origin: Origin & Pick<TaskDraft, 'project' | 'tags'>): Made {
  const { store, person, now } = turn;
  const project = origin.project === null ? null : projectFor(turn, origin.project);
  const id = store.items.addNote({
    userId: person.id,
    thoughtId: origin.thoughtId,
    text,
    tags: origin.tags,
    projectId: project?.subject.id ?? null,
    status: 'kept',
    createdAt: now,
    updatedAt: now,
  });
  const row: RowChange = { table: 'notes', id, before: { status: 'deleted' }, after: { status: 'kept' } };
  return { subject: { type: 'note', id }, rows: [row, ...(project?.rows ?? [])] };
}

/** The project of this name: found, opened again, or new. `thoughtId` where the thought itself became the project. */
export function projectFor(turn: Act, name: string, thoughtId: number | null = null): Made {
  const { store, person, now } = turn;
  const known = store.items.projectNamed(person.id, name);
  if (known?.status === 'open') return { subject: { type: 'project', id: known.id }, rows: [] };
  const open = { status: 'open' as const, updatedAt: now };
  if (known) {
    const after = thoughtId === null ? open : { ...open, thoughtId };
    const before = {
      status: known.status,
      updatedAt: known.updatedAt,
      ...(thoughtId === null ? {} : { thoughtId: known.thoughtId }),
    };
    const row: RowChange = { table: 'projects', id: known.id, before, after };
    store.items.apply([row]);
    return { subject: { type: 'project', id: known.id }, rows: [row] };
  }
  const project = store.items.addProject({
    userId: person.id,
    thoughtId,
    name: name.trim(),
    nextAction: null,
    createdAt: now,
    ...open,
  });
  const row: RowChange = {
    table: 'projects',
    id: project.id,
    before: { status: 'deleted' },
    after: { status: 'open' },
  };
  return { subject: { type: 'project', id: project.id }, rows: [row] };
}

/** The columns that say when a task is due. A time without a date is today's. */
export function due(turn: Act, draft: Pick<TaskDraft, 'date' | 'time' | 'rrule'>, sentAt: number) {
  const { zone } = turn.person;
  const sent = localMoment(sentAt, zone);
  if (draft.rrule !== null && draft.date === null) {
    const first = firstOccurrence(draft.rrule, draft.time, sent);
    return { date: first?.date ?? sent.date, time: first?.time ?? draft.time, rrule: draft.rrule, tz: zone };
  }
  return {
    date: draft.date ?? (draft.time === null ? null : sent.date),
    time: draft.time,
    rrule: draft.rrule,
    tz: zone,
  };
}
