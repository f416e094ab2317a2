import type { Subject, Task } from '@noctem/core/items';
import { type EpochMs, instantOf } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { button, type Button, type Reply } from '../conversation/reply.ts';
import type { Act } from '../conversation/turn.ts';
import { listPage } from '../features/lists/page.ts';
import { dueWords } from '../wording/dates.ts';
import { shortTitle } from '../wording/items.ts';
import { rich } from '../wording/rich.ts';

/** Up to so late a reminder is in time: a queue may be busy, a machine may have slept for a moment. */
const inTimeMs = 5 * 60_000;

/** A task that is to be spoken of now, and since when. */
export interface DueTask {
  readonly task: Task;
  readonly dueAt: EpochMs;
}

/** One message for all that is to be spoken of now: a single task with its buttons, several as a numbered list. */
export function reminderMessage(act: Act, due: readonly [DueTask, ...DueTask[]]): Reply {
  const missed = due.some(({ dueAt }) => act.now - dueAt > inTimeMs);
  const [only] = due;
  if (due.length === 1) return single(act, only, missed);
  const subjects = due.map(({ task }): Subject => ({ type: 'task', id: task.id }));
  const title = missed ? 'While I was away' : 'It is time';
  return listPage(act, { name: 'reminders', title: `⏰ ${title}`, subjects, nothing: '' });
}

/** Done, and the ways to hear of it again. */
export function reminderButtons(taskId: number): Button[] {
  return [
    button('✓ Done', 'done', taskId),
    button('10 min', 'snooze', taskId, 10),
    button('1 h', 'snooze', taskId, 60),
    button('Tomorrow', 'snooze', taskId, 'day'),
  ];
}

function single(act: Act, { task }: DueTask, missed: boolean): Reply {
  const title = FormattedString.bold(shortTitle(task.title));
  const words = missed ? `${dueWords(task, act.today)}, while I was away` : timeWords(act, task);
  return {
    text: rich('⏰ ', title, words === '' ? '' : ` — ${words}`),
    keyboard: [reminderButtons(task.id)],
    about: { type: 'task', id: task.id },
  };
}

function timeWords(act: Act, task: Task): string {
  const said = dueWords(task, act.today);
  if (task.date === null || task.time === null) return said;
  const minutes = Math.round((instantOf({ date: task.date, time: task.time }, task.tz) - act.now) / 60_000);
  return minutes > 0 ? `${said}, ${distance(minutes)}` : said;
}

function distance(minutes: number): string {
  if (minutes < 90) return `in ${minutes} min`;
  return minutes < 48 * 60 ? `in ${Math.round(minutes / 60)} h` : `in ${Math.round(minutes / (24 * 60))} days`;
}
