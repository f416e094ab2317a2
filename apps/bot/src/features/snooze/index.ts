import type { Task } from '@noctem/core/items';
import { addDays, type EpochMs, instantOf, localMoment } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { button, type Outcome } from '../../conversation/reply.ts';
import { answeredSubject, itemOf, lastSubject, linkTrace } from '../../conversation/subject.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { reminderButtons, remindAt } from '../../reminders/index.ts';
import { dueWords } from '../../wording/dates.ts';
import { shortTitle } from '../../wording/items.ts';
import { rich } from '../../wording/rich.ts';

/** Minutes from now, the same hour tomorrow, or not at all: the reminder with this id. */
type Until = { readonly minutes: number } | 'tomorrow' | { readonly cancel: number };

interface Intent {
  readonly taskId: number;
  readonly until: Until;
}

const longestMinutes = 7 * 24 * 60;
const spoken =
  /^snooze(?:\s+(?:for\s+|until\s+|till\s+)?(?:(?<number>\d{1,4}|an?|half an)\s*(?<unit>m|mins?|minutes?|h|hrs?|hours?)|(?<tomorrow>tomorrow)))?[.!]?$/i;

/** The snooze buttons of a reminder, and `snooze 20 min`, `snooze 2 h`, `snooze tomorrow` in answer to one. */
export const snooze = feature<Intent | { readonly gone: true }>({
  name: 'snooze',
  read: (turn) => {
    const words = tapWords(turn, 'snooze');
    if (words) return tapped(turn, words);
    const match = spoken.exec(messageTurn(turn)?.incoming.text.trim() ?? '');
    const subject = match && (answeredSubject(turn) ?? lastSubject(turn));
    const item = subject && itemOf(turn, subject);
    return match && item?.type === 'task' ? { taskId: item.id, until: untilOf(match.groups ?? {}) } : null;
  },
  act: (turn, intent) => {
    const outcome = 'gone' in intent ? nothing('That button does nothing any more.') : putOff(turn, intent);
    if (turn.incoming.type === 'tap') return outcome;
    const { toast, replacement, ...rest } = outcome;
    const reply = replacement ?? (toast === undefined ? undefined : { text: toast });
    return { ...rest, ...(reply && { reply }) };
  },
});

function tapped(turn: Turn, words: readonly string[]): Intent | { gone: true } {
  const taskId = Number(words[1]);
  if (turn.store.items.task(taskId)?.userId !== turn.person.id) return { gone: true };
  const [, , until = '', id = ''] = words;
  if (until === 'day') return { taskId, until: 'tomorrow' };
  if (until === 'off') return { taskId, until: { cancel: Number(id) } };
  const minutes = Number(until);
  return Number.isInteger(minutes) && minutes > 0 ? { taskId, until: { minutes } } : { gone: true };
}

function untilOf(said: Readonly<Record<string, string | undefined>>): Until {
  if (said['tomorrow'] !== undefined) return 'tomorrow';
  const number = (said['number'] ?? '10').toLowerCase();
  const count = number === 'a' || number === 'an' ? 1 : number === 'half an' ? 0.5 : Number(number);
  return { minutes: Math.min(longestMinutes, /^h/i.test(said['unit'] ?? 'm') ? count * 60 : count) };
}

function putOff(turn: Turn, { taskId, until }: Intent): Outcome {
  const task = turn.store.items.task(taskId);
  if (!task || task.userId !== turn.person.id || task.status === 'deleted')
    return nothing('That task is not there any more.');
  linkTrace(turn, { type: 'task', id: taskId });
  if (task.status === 'done') return nothing('That is done already.');
  if (typeof until === 'object' && 'cancel' in until) return takeBack(turn, task, until.cancel);
  const dueAt = until === 'tomorrow' ? tomorrow(turn, task) : turn.now + until.minutes * 60_000;
  for (const row of turn.store.reminders.ofTask(taskId))
    if (row.status === 'waiting' && row.snoozed) turn.store.reminders.settle(row.id, 'cancelled');
  const id = remindAt(turn, task, { dueAt, snoozed: true });
  const when = dueWords(localMoment(dueAt, turn.person.zone), turn.today);
  return {
    outcome: 'snoozed',
    toast: `Again ${when}`,
    replacement: {
      text: rich('⏰ ', FormattedString.bold(shortTitle(task.title)), ` — again ${when}`),
      keyboard: [
        [button('✓ Done', 'done', taskId), ...(id === null ? [] : [button('Undo', 'snooze', taskId, 'off', id)])],
      ],
      about: { type: 'task', id: taskId },
    },
  };
}

function takeBack(turn: Turn, task: Task, reminderId: number): Outcome {
  const reminder = turn.store.reminders.byId(reminderId);
  if (reminder?.taskId !== task.id || reminder.status !== 'waiting') return nothing('That is over already.');
  turn.store.reminders.settle(reminderId, 'cancelled');
  return {
    outcome: 'snooze-undone',
    toast: 'Undone',
    replacement: {
      text: rich('⏰ ', FormattedString.bold(shortTitle(task.title)), ` — ${dueWords(task, turn.today)}`),
      keyboard: [reminderButtons(task.id)],
      about: { type: 'task', id: task.id },
    },
  };
}

function tomorrow({ today, now, person }: Turn, task: Task): EpochMs {
  const time = task.time ?? localMoment(now, person.zone).time;
  return instantOf({ date: addDays(today, 1), time }, task.time === null ? person.zone : task.tz);
}

function nothing(toast: string): Outcome {
  return { outcome: 'unchanged', toast };
}
