import type { LocalDate } from '@noctem/core/kernel';
import type { Grammar, Vocabulary } from './grammar.ts';

/** The day a person means, seen from the day of writing: so many days on, or the next such weekday (1 is Monday). */
export type WishedDay = { readonly in: number } | { readonly weekday: number };

/** What a person means by a message; what is left out they do not care about. `none` is no date on purpose. */
export interface Wish {
  readonly kind?: 'task' | 'note' | 'project' | 'aside';
  readonly importance?: 'high' | 'medium' | 'low';
  readonly project?: string;
  readonly day?: WishedDay | 'none';
  readonly time?: string;
}

/** What a habit is about. `unasked`: the question is never answered; `hour`: when questions are answered. */
export type HabitFamily = 'importance' | 'kind' | 'project' | 'time' | 'template' | 'same answer' | 'unasked' | 'hour';

/** Something that a person always means and never says. */
export interface Habit {
  readonly name: string;
  readonly family: HabitFamily;
  /** The messages in which it shows. */
  readonly says: Grammar;
  readonly wish: Wish;
  /** Messages a week, on average. */
  readonly perWeek: number;
  /** Written from Monday to Friday only. */
  readonly workdays?: true;
  /** How often it holds; always where absent. */
  readonly holds?: number;
  /** First week in which it holds (from 1) and the first in which it does so no more. */
  readonly weeks?: { readonly from?: number; readonly until?: number };
}

/** How a person goes about correcting and answering. Shares are from 0 to 1. */
export interface Manner {
  /** Of what is filed wrong, the share that is corrected. */
  readonly corrects: number;
  /** How often each way of correcting is chosen, where it is open. */
  readonly routes: Readonly<Record<'summon' | 'amend' | 'reply' | 'edit' | 'button', number>>;
  /** Of the questions, the share that is answered at once; the rest waits for the butler to ask again. */
  readonly answersAtOnce: number;
  /** Of the questions that are asked again, the share that is answered. */
  readonly answersLater: number;
  /** Local hour of the answer to what is asked again; within the hour after it was asked where null. */
  readonly answerHour: number | null;
  /** Of the everyday thoughts, the share about which the person changes their mind, with no system. */
  readonly whims: number;
  /** What becomes of insights. */
  readonly insights: 'as is true' | 'dismisses all';
}

export interface Human {
  readonly name: string;
  /** In a sentence, for the reader. */
  readonly who: string;
  readonly zone: string;
  readonly languageCode: string;
  readonly vocabulary: Vocabulary;
  readonly habits: readonly Habit[];
  readonly manner: Manner;
}

/** Whether a habit holds in a week (from 1). */
export function holdsIn({ weeks }: Habit, week: number): boolean {
  return week >= (weeks?.from ?? 1) && week < (weeks?.until ?? Infinity);
}

/** The date a person means who writes on `today`. */
export function wishedDate(day: WishedDay, today: LocalDate): LocalDate {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const utc = Date.UTC(year, month - 1, date);
  // getUTCDay counts from Sunday, ISO from Monday.
  const isoWeekday = ((new Date(utc).getUTCDay() + 6) % 7) + 1;
  const ahead = 'in' in day ? day.in : (day.weekday - isoWeekday + 7) % 7;
  return new Date(utc + ahead * 86_400_000).toISOString().slice(0, 10);
}
