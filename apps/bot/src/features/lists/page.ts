import type { Subject, Task } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Reply } from '../../conversation/reply.ts';
import type { Scene } from '../../conversation/turn.ts';
import { lineOfTask } from '../../filing/confirmation.ts';
import { wordsOf } from '../../filing/words.ts';
import { dayWords } from '../../wording/dates.ts';
import { shortTitle } from '../../wording/items.ts';
import { rich } from '../../wording/rich.ts';

/** The lists there are; the name travels in the buttons that turn the pages. */
export const listTitles = {
  today: 'Today',
  week: 'The next seven days',
  tasks: 'Open tasks',
  notes: 'Notes',
  projects: 'Projects',
  reminders: 'Reminders',
  found: 'Found',
  answer: 'Here is what I have',
} as const;
export type ListName = keyof typeof listTitles;

export interface List {
  readonly name: ListName;
  readonly title?: string;
  readonly subjects: readonly Subject[];
  /** What is said where there is nothing to show. */
  readonly nothing: string;
}

const pageSize = 10;
const doneButtonsInRow = 5;
/** Lists whose tasks have a button each. */
const tickable: readonly ListName[] = ['today', 'week', 'tasks', 'reminders'];

/**
 * One page of a numbered list. Numbers count through the whole list, so that `done 12` means the same on every page.
 * Tasks of an agenda stand under their days, and can be ticked off by a button.
 */
export function listPage(turn: Scene, list: List, page = 0): Reply {
  if (list.subjects.length === 0) return { text: list.nothing };
  const pages = Math.ceil(list.subjects.length / pageSize);
  const shown = Math.min(Math.max(0, page), pages - 1);
  const from = shown * pageSize;
  const subjects = list.subjects.slice(from, from + pageSize);
  const of = pages > 1 ? ` (${shown + 1}/${pages})` : '';
  const title = FormattedString.bold(`${list.title ?? listTitles[list.name]}${of}`);
  return {
    text: rich(title, ...lines(turn, list.name, { subjects, from })),
    keyboard: [
      ...doneButtons(turn, { list: list.name, subjects, from, page: shown }),
      ...pageButtons(list.name, shown, pages),
    ],
    listing: list.subjects,
  };
}

function lines(turn: Scene, name: ListName, shown: { subjects: readonly Subject[]; from: number }): FormattedString[] {
  let heading = '';
  return shown.subjects.map((subject, index) => {
    const task = subject.type === 'task' ? turn.store.items.task(subject.id) : undefined;
    const underDays = name === 'today' || name === 'week';
    const next = task && underDays ? headingOf(turn, task) : heading;
    const said = next === heading || (index === 0 && name === 'today' && next === listTitles.today);
    const prefix = said ? '\n' : `\n\n${next}\n`;
    heading = next;
    return rich(
      `${prefix}${shown.from + index + 1}. `,
      subjectLine(turn, subject, { dayIsSaid: underDays && next !== overdue }),
    );
  });
}

const overdue = 'Overdue';

function headingOf(turn: Scene, task: Task): string {
  if (task.date === null) return 'Any time';
  if (task.date < turn.today && task.status === 'open') return overdue;
  const day = dayWords(task.date, turn.today);
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** One thing on one line, whatever it is; what is done or deleted is struck through. */
function subjectLine(turn: Scene, subject: Subject, how: { dayIsSaid?: boolean } = {}): FormattedString {
  const { items, thoughts } = turn.store;
  switch (subject.type) {
    case 'task': {
      const task = items.task(subject.id);
      if (!task) return new FormattedString('(gone)');
      return task.status === 'open' ? lineOfTask(turn, task, how) : struck(shortTitle(task.title));
    }
    case 'note': {
      const note = items.note(subject.id);
      if (!note) return new FormattedString('(gone)');
      return note.status === 'kept' ? new FormattedString(`✎ ${shortTitle(note.text)}`) : struck(shortTitle(note.text));
    }
    case 'project': {
      const project = items.project(subject.id);
      if (!project) return new FormattedString('(gone)');
      const open = items.openTasksOfProject(project.id).length;
      const name = FormattedString.bold(shortTitle(project.name));
      if (project.status !== 'open') return struck(project.name);
      const next = project.nextAction === null ? '' : `, next: ${oneLine(project.nextAction, 80)}`;
      return rich('▣ ', name, ` — ${open} open${next}`);
    }
    case 'thought': {
      const thought = thoughts.byId(subject.id);
      return new FormattedString(thought ? `“${shortTitle(wordsOf(turn.store, thought))}”` : '(gone)');
    }
  }
}

function struck(text: string): FormattedString {
  return FormattedString.strikethrough(text);
}

function doneButtons(
  turn: Scene,
  shown: { list: ListName; subjects: readonly Subject[]; from: number; page: number },
): Button[][] {
  if (!tickable.includes(shown.list)) return [];
  const buttons = shown.subjects.flatMap((subject, index) => {
    const open = subject.type === 'task' && turn.store.items.task(subject.id)?.status === 'open';
    return open ? [button(`✓ ${shown.from + index + 1}`, 'done', subject.id, shown.list, shown.page)] : [];
  });
  return [buttons.slice(0, doneButtonsInRow), buttons.slice(doneButtonsInRow)].filter((row) => row.length > 0);
}

function pageButtons(name: ListName, page: number, pages: number): Button[][] {
  if (pages === 1) return [];
  const back = page > 0 ? [button('« Back', 'page', name, page - 1)] : [];
  const on = page < pages - 1 ? [button('More »', 'page', name, page + 1)] : [];
  return [[...back, ...on]];
}
