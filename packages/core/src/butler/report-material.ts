import { inOrder, type Task } from '@noctem/core/items';
import type { EpochMs, LocalDate } from '@noctem/core/kernel';

/** How a person and the system did in some time. */
export interface Achievement {
  readonly thoughts: number;
  /** Thoughts filed without a question. */
  readonly filed: number;
  /** Those of them that the person corrected. */
  readonly corrected: number;
  readonly corrections: number;
  readonly asked: number;
  readonly answered: number;
}

/** What a report is about; everything that it says follows from it. */
export interface ReportRows {
  readonly today: LocalDate;
  /** First and last day that are looked back on. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly achieved: Achievement;
  /** Titles of what was done, the oldest first. */
  readonly done: readonly string[];
  readonly openTasks: readonly Task[];
  readonly waitingQuestions: number;
  /** The weeks up to this one, the oldest first. */
  readonly weeks: readonly Pick<Achievement, 'thoughts' | 'filed' | 'corrected'>[];
}

/** The tasks that a report names. */
const namedTasks = 5;

/** Whether there is anything to report at all: something done, written, asked or waiting. */
export function hasReport({ achieved, done, openTasks, waitingQuestions }: ReportRows): boolean {
  const { thoughts, corrections, answered } = achieved;
  return thoughts + corrections + answered + done.length + openTasks.length + waitingQuestions > 0;
}

/** The open tasks that matter first, the overdue ones before all. */
export function waitingFirst(openTasks: readonly Task[]): Task[] {
  return inOrder(openTasks).slice(0, namedTasks);
}

/** The share of what was filed that nobody corrected, 0 to 1; null where nothing was filed. */
export function shareRight({ filed, corrected }: Pick<Achievement, 'filed' | 'corrected'>): number | null {
  return filed === 0 ? null : (filed - corrected) / filed;
}

const week = 7 * 24 * 60 * 60 * 1000;
const shortest = 24 * 60 * 60 * 1000;
const longest = 5 * week;

/**
 * Where the time begins that a report looks back on: at the report before it, a week ago where there was none. One that
 * came a moment ago, or was missed for months, leaves a week and five.
 */
export function reportBegins(previous: EpochMs | null, now: EpochMs): EpochMs {
  if (previous === null || now - previous < shortest) return now - week;
  return Math.max(previous + 1, now - longest);
}

const blocks = ['▁', '▂', '▃', '▅', '▇'] as const;

/** Values as a line of blocks, the largest the highest; a value that is not known leaves a gap. */
export function trendLine(values: readonly (number | null)[]): string {
  const largest = Math.max(0, ...values.filter((value) => value !== null));
  return values.map((value) => (value === null ? '·' : blockOf(value, largest))).join('');
}

function blockOf(value: number, largest: number): string {
  const level = largest === 0 ? 0 : Math.round((value / largest) * (blocks.length - 1));
  return blocks[level] ?? blocks[0];
}
