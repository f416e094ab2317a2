import { inOrder, type Project, type Subject, type Task } from '@noctem/core/items';
import { addDays, type LocalDate, weekdayOf } from '@noctem/core/kernel';

/** Everything open, from which an update takes what is worth saying. */
export interface UpdateRows {
  readonly today: LocalDate;
  readonly openTasks: readonly Task[];
  readonly openProjects: readonly Pick<Project, 'id' | 'nextAction'>[];
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
  const { today, openTasks, openProjects, waitingThoughts } = rows;
  const sunday = addDays(today, 7 - weekdayOf(today));
  const dated = inOrder(openTasks);
  const due = (holds: (date: LocalDate) => boolean) =>
    dated.filter(({ date }) => date !== null && holds(date)).map((task): Subject => ({ type: 'task', id: task.id }));
  const busy = new Set(openTasks.map((task) => task.projectId));
  const idle = openProjects.filter(({ id, nextAction }) => nextAction === null && !busy.has(id));
  const sections: Record<UpdateHeading, readonly Subject[]> = {
    overdue: due((date) => date < today),
    today: due((date) => date === today),
    'this-week': due((date) => date > today && date <= sunday),
    'no-next-step': idle.map(({ id }) => ({ type: 'project', id })),
    waiting: waitingThoughts.map((id) => ({ type: 'thought', id })),
  };
  return headings.map((heading) => section(heading, sections[heading])).filter(({ subjects }) => subjects.length > 0);
}

const headings = ['overdue', 'today', 'this-week', 'no-next-step', 'waiting'] as const;

function section(heading: UpdateHeading, all: readonly Subject[]): UpdateSection {
  const subjects = all.slice(0, longest[heading]);
  return { heading, subjects, more: all.length - subjects.length };
}
