import { addDays, type EpochMs, type LocalDate, localMoment } from '@noctem/core/kernel';
import type { Task } from './item.ts';
import { nextOccurrence } from './recurrence.ts';

export type TaskPatch = Partial<Omit<Task, 'id' | 'userId' | 'thoughtId' | 'createdAt'>>;

/** What an act on a task comes to: the columns to write, and where the task went. */
export type TaskOutcome =
  | { readonly result: 'done' | 'deleted' | 'reopened'; readonly patch: TaskPatch }
  | { readonly result: 'rolled'; readonly patch: TaskPatch; readonly date: LocalDate }
  | { readonly result: 'unchanged'; readonly reason: 'already-done' | 'already-deleted' | 'nothing-to-skip' };

/** Done: a repeating task moves to its next occurrence, any other closes. */
export function completeTask(task: Task, now: EpochMs): TaskOutcome {
  const closed = alreadyClosed(task);
  if (closed) return closed;
  if (wasDoneToday(task, now)) return { result: 'unchanged', reason: 'already-done' };
  const done = { status: 'done', doneAt: now, updatedAt: now } as const;
  const rolled = roll(task, now);
  return rolled ? { ...rolled, patch: { ...rolled.patch, doneAt: now } } : { result: 'done', patch: done };
}

/** A repeating task that was done today and waits for another day: "done" said twice skips no occurrence. */
function wasDoneToday(task: Task, now: EpochMs): boolean {
  if (task.rrule === null || task.date === null || task.doneAt === null) return false;
  const today = localMoment(now, task.tz).date;
  return task.date > today && localMoment(task.doneAt, task.tz).date === today;
}

/** Not this time: a repeating task moves to its next occurrence, a dated one to the day after today or after its date. */
export function skipTask(task: Task, now: EpochMs): TaskOutcome {
  const closed = alreadyClosed(task);
  if (closed) return closed;
  if (task.date === null) return { result: 'unchanged', reason: 'nothing-to-skip' };
  const rolled = roll(task, now);
  if (rolled) return rolled;
  if (task.rrule !== null) return { result: 'done', patch: { status: 'done', doneAt: now, updatedAt: now } };
  const today = localMoment(now, task.tz).date;
  const date = addDays(task.date > today ? task.date : today, 1);
  return { result: 'rolled', date, patch: { date, updatedAt: now } };
}

export function deleteTask(task: Task, now: EpochMs): TaskOutcome {
  if (task.status === 'deleted') return { result: 'unchanged', reason: 'already-deleted' };
  return { result: 'deleted', patch: { status: 'deleted', updatedAt: now } };
}

function alreadyClosed(task: Task): TaskOutcome | null {
  if (task.status === 'done') return { result: 'unchanged', reason: 'already-done' };
  if (task.status === 'deleted') return { result: 'unchanged', reason: 'already-deleted' };
  return null;
}

function roll(task: Task, now: EpochMs): Extract<TaskOutcome, { result: 'rolled' }> | null {
  if (task.rrule === null || task.date === null) return null;
  const next = nextOccurrence({ rrule: task.rrule, date: task.date, time: task.time }, localMoment(now, task.tz).date);
  if (next === null) return null;
  return { result: 'rolled', date: next.date, patch: { ...next, updatedAt: now } };
}
