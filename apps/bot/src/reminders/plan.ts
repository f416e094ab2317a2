import type { Task } from '@noctem/core/items';
import { newJob } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { Reminder } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';
import { followingReminder, remindersOf } from './due.ts';

/**
 * Brings the reminders of these tasks in line with what the tasks now say: made, filed anew, moved, rolled on or undone.
 * Belongs into the transaction that wrote them, and may be repeated. What is done or deleted keeps its reminders, so that
 * an undo finds them; they fall silent when they come.
 */
export function planReminders(act: Act, taskIds: readonly number[]): void {
  for (const id of taskIds) {
    const task = act.store.items.task(id);
    if (task?.status === 'open' && task.userId === act.person.id) planTask(act, task);
  }
}

/** The same for every open task of the person: how early they want to be reminded has changed. */
export function replanReminders(act: Act): void {
  const timed = act.store.items.openTasks(act.person.id).filter((task) => task.time !== null);
  planReminders(
    act,
    timed.map((task) => task.id),
  );
}

/** Says at `dueAt` what the task is; nothing new where it is to be said then already. */
export function remindAt(act: Act, task: Task, at: { dueAt: EpochMs; snoozed: boolean }): number | null {
  const { store, now } = act;
  const reminder = store.reminders.add({ userId: task.userId, taskId: task.id, ...at }, now);
  if (!reminder) return null;
  const { id: reminderId, userId, dueAt } = reminder;
  store.outbox.enqueue(newJob({ name: 'remind', payload: { reminderId }, userId, runAt: dueAt }), now);
  return reminder.id;
}

function planTask(act: Act, task: Task): void {
  const { store, now, person } = act;
  const instants = remindersOf(task, person.reminderLead);
  const rows = store.reminders.ofTask(task.id);
  const dueAt = instants.find((instant) => instant > now);
  // A later one that waits gives way where the person wants to hear earlier.
  const stands = (row: Reminder) =>
    !row.snoozed &&
    row.status !== 'cancelled' &&
    instants.includes(row.dueAt) &&
    (row.status !== 'waiting' || row.dueAt <= now || row.dueAt === dueAt);
  const standing = rows.some(stands);
  const following = standing ? followingReminder(task, person.reminderLead, now) : null;
  for (const row of rows) {
    const wanted = standing && (row.snoozed || instants.includes(row.dueAt) || row.dueAt === following);
    if (row.status === 'waiting' && !wanted) store.reminders.settle(row.id, 'cancelled');
  }
  if (!standing && dueAt !== undefined) remindAt(act, task, { dueAt, snoozed: false });
}
