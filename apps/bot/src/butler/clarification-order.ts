import type { Importance } from '@noctem/core/items';
import { daysBetween, type EpochMs, type LocalDate } from '@noctem/core/kernel';

/** What makes the answer to a question worth having. */
export interface Waiting {
  readonly id: number;
  /** What the words of the thought say of its day. */
  readonly date: LocalDate | null;
  readonly importance: Importance | null;
  readonly receivedAt: EpochMs;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The most valuable first: what is due soon, then what is important, then what is young. */
export function mostValuableFirst<T extends Waiting>(
  questions: readonly T[],
  now: { today: LocalDate; at: EpochMs },
): T[] {
  return [...questions].sort((left, right) => value(right, now) - value(left, now) || right.id - left.id);
}

/** Due within a day outweighs all else; a week of age as much as one step of importance. */
function value(question: Waiting, now: { today: LocalDate; at: EpochMs }): number {
  const days = question.date === null ? null : daysBetween(now.today, question.date);
  const urgency = days === null ? 0 : days <= 1 ? 8 : days <= 7 ? 5 : days <= 30 ? 2 : 1;
  const weight = { high: 4, medium: 1, none: 0, low: -2 }[question.importance ?? 'none'];
  const weeks = Math.max(0, now.at - question.receivedAt) / (7 * dayMs);
  return urgency + weight + 2 / (1 + weeks);
}
