import { inOrder, type Project, type Subject, type Task } from '@noctem/core/items';
import type { LocalDate } from '@noctem/core/kernel';
import { sundayOf } from './week.ts';

/** What an update takes from what is worth saying. */
export interface UpdateRows {
  readonly today: LocalDate;
  /** Open tasks; those that are due after this Sunday, or on no day, may be left out. */
  readonly openTasks: readonly Task[];
  /** Open projects in which nothing is to be done next. */
  readonly idleProjects: readonly Pick<Project, 'id'>[];
  /** Thoughts that wait for an answer, the most valuable first. */
  readonly waitingThoughts: readonly number[];
}

export type UpdateHeading = 'overdue' | 'today' | 'this-week' | 'no-next-step' | 'waiting';

/** One part of an update: the first of its lines, and how many there are beyond them. */
export interface UpdateSection {
  readonly heading: UpdateHeading;
  readonly subjects: readonly Subject[];
  readonly more: number;
}

/** An update is read in a glance: so many lines of each part at most. */
const longest: Readonly<Record<UpdateHeading, number>> = {
  overdue: 6,
  today: 8,
  'this-week': 6,
  'no-next-step': 3,
  waiting: 3,
};

/** The parts of an update that have something in them; none when there is nothing to say. */
export function updateMaterial(rows: UpdateRows): UpdateSection[] {
  const { today, openTasks, idleProjects, waitingThoughts } = rows;
  const sunday = sundayOf(today);
  const dated = inOrder(openTasks);
  const due = (holds: (date: LocalDate) => boolean) =>
    dated.filter(({ date }) => date !== null && holds(date)).map((task): Subject => ({ type: 'task', id: task.id }));
  const sections: Record<UpdateHeading, readonly Subject[]> = {
    overdue: due((date) => date < today),
    today: due((date) => date === today),
    'this-week': due((date) => date > today && date <= sunday),
    'no-next-step': idleProjects.map(({ id }) => ({ type: 'project', id })),
    waiting: waitingThoughts.map((id) => ({ type: 'thought', id })),
  };
  return headings.map((heading) => section(heading, sections[heading])).filter(({ subjects }) => subjects.length > 0);
}

const headings = ['overdue', 'today', 'this-week', 'no-next-step', 'waiting'] as const;

function section(heading: UpdateHeading, all: readonly Subject[]): UpdateSection {
  const subjects = all.slice(0, longest[heading]);
  return { heading, subjects, more: all.length - subjects.length };
}
