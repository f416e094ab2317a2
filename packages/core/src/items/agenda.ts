import { addDays, type LocalDate } from '@noctem/core/kernel';
import type { Task } from './item.ts';

/** Tasks of one heading of an agenda; `date` is null for those without a day. */
export interface AgendaGroup {
  readonly heading: 'overdue' | 'day' | 'undated';
  readonly date: LocalDate | null;
  readonly tasks: readonly Task[];
}

/** What is due from `from` to `to` (both inclusive), what is overdue first when the agenda begins today. */
export function agenda(
  open: readonly Task[],
  days: { today: LocalDate; from: LocalDate; to: LocalDate },
): AgendaGroup[] {
  const groups: AgendaGroup[] = [];
  const dated = inOrder(open).filter((task) => task.date !== null);
  const overdue = dated.filter((task) => task.date !== null && task.date < days.today);
  if (days.from === days.today && overdue.length > 0) groups.push({ heading: 'overdue', date: null, tasks: overdue });
  for (let date = days.from; date <= days.to; date = addDays(date, 1)) {
    const tasks = dated.filter((task) => task.date === date);
    if (tasks.length > 0) groups.push({ heading: 'day', date, tasks });
  }
  return groups;
}

/** By day and hour, what has no day last; then by importance, then as they came. */
export function inOrder(tasks: readonly Task[]): Task[] {
  return [...tasks].sort(
    (left, right) =>
      compare(left.date ?? '9999', right.date ?? '9999') ||
      compare(left.time ?? '24:00', right.time ?? '24:00') ||
      rank(left) - rank(right) ||
      left.id - right.id,
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function rank(task: Task): number {
  return { high: 0, medium: 1, none: 2, low: 3 }[task.importance ?? 'none'];
}
