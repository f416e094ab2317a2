import type { Task } from '@noctem/core/items';
import { type LocalDate, oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { dueWords } from './dates.ts';
import { recurrenceWords } from './recurrence.ts';
import { rich } from './rich.ts';

/** Longest title that a line of the butler repeats; the whole text is in the person's own message. */
const titleLength = 120;

export interface TaskSurroundings {
  readonly today: LocalDate;
  readonly project: string | null;
  /** The line stands under a heading that says the day. */
  readonly dayIsSaid?: boolean;
}

/** A title cut to what fits into a line. */
export function shortTitle(title: string): string {
  return oneLine(title, titleLength) || '(no words)';
}

/** `Pay rent — tomorrow 17:00 · every month · high · +home · #bills`: a task on one line. */
export function taskLine(task: Task, around: TaskSurroundings): FormattedString {
  const facts = taskFacts(task, around);
  const title = FormattedString.bold(shortTitle(task.title));
  return rich(title, facts === '' ? '' : ` — ${facts}`);
}

/** The same without the title: what was understood of a task beside its words. */
export function taskFacts(task: Task, around: TaskSurroundings): string {
  return [
    around.dayIsSaid === true ? (task.time ?? '') : dueWords(task, around.today),
    task.rrule === null ? '' : recurrenceWords(task.rrule),
    task.importance ?? '',
    around.project === null ? '' : `+${oneLine(around.project, 40)}`,
    oneLine(task.tags.map((tag) => `#${tag}`).join(' '), 60),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}
