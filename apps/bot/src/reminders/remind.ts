import type { Task } from '@noctem/core/items';
import type { Reminder, Store, User } from '@noctem/store';
import { type ActParts, beginAct } from '../conversation/act.ts';
import { storedMessage } from '../conversation/reply.ts';
import type { Act } from '../conversation/turn.ts';
import { followingReminder, remindersOf } from './due.ts';
import { type DueTask, reminderMessage } from './message.ts';
import { remindAt } from './plan.ts';

/**
 * Says everything that is due, in one message a person: what was missed while the program was away comes together. Only
 * `userId`'s where that is given. A task that was done, deleted or moved meanwhile is not spoken of. Returns how many
 * messages were written; the sender sends them, at least once.
 */
export function remindDue(parts: ActParts, userId?: number): number {
  const { store, now } = parts;
  const userIds = [...new Set(store.reminders.due(now(), userId).map((reminder) => reminder.userId))];
  return userIds.filter((id) => remindPerson(parts, id)).length;
}

function remindPerson(parts: ActParts, userId: number): boolean {
  const { store } = parts;
  const user = store.people.byId(userId);
  if (!user) return false;
  return store.transact(() => {
    const act = beginAct(parts, user, 'remind');
    const due = takeDue(act, { user, store });
    const [first, ...others] = due;
    const outcome = first ? 'reminded' : 'nothing-left';
    act.trace.link({ taskId: first?.task.id ?? null, thoughtId: first?.task.thoughtId ?? null });
    act.trace.record({ stage: 'execute', component: 'remind', outcome, metadata: facts(act, due) });
    if (first && user.telegramId !== null) {
      const delivery = queueMessage(act, user.telegramId, [first, ...others]);
      act.trace.record({
        stage: 'reply',
        component: 'butler',
        outcome: 'queued',
        metadata: { deliveries: [delivery] },
      });
    }
    store.traces.write(userId, act.trace.finish('remind', outcome));
    return first !== undefined;
  });
}

/** Ends every reminder that is due, and returns the tasks that are still to be spoken of, each once. */
function takeDue(act: Act, { user, store }: { user: User; store: Store }): DueTask[] {
  const due = new Map<number, DueTask>();
  const reachable = user.telegramId !== null && user.access === 'allowed';
  for (const reminder of store.reminders.due(act.now, user.id)) {
    const task = store.items.task(reminder.taskId);
    const speaks = reachable && task !== undefined && isWanted(act, task, reminder);
    store.reminders.settle(reminder.id, speaks ? 'queued' : 'cancelled');
    if (!speaks) continue;
    due.set(task.id, { task, dueAt: Math.min(reminder.dueAt, due.get(task.id)?.dueAt ?? reminder.dueAt) });
    const following = followingReminder(task, act.person.reminderLead, act.now);
    if (following !== null) remindAt(act, task, { dueAt: following, snoozed: false });
  }
  return [...due.values()];
}

/** One that was put off goes with the time that it was put off from: where the task has moved on, it is void. */
function isWanted(act: Act, task: Task, reminder: Reminder): boolean {
  if (task.status !== 'open') return false;
  const [first] = remindersOf(task, act.person.reminderLead);
  return first === undefined ? reminder.snoozed : !reminder.snoozed || first <= act.now;
}

function queueMessage(act: Act, chatId: number, due: readonly [DueTask, ...DueTask[]]): number {
  const reply = reminderMessage(act, due);
  return act.store.deliveries.add({
    userId: act.person.id,
    inboxId: null,
    channel: 'telegram',
    method: 'send',
    chatId,
    messageId: null,
    payload: storedMessage(reply, null),
    about: reply.about ?? null,
    listing: reply.listing?.map(({ type, id }) => [type, id] as const) ?? null,
    status: 'pending',
    createdAt: act.now,
  });
}

function facts(act: Act, due: readonly DueTask[]) {
  return { tasks: due.map(({ task }) => task.id), late_ms: due.map(({ dueAt }) => act.now - dueAt) };
}
