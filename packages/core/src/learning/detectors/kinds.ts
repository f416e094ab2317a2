import type { ProposedRule, RuleValue } from '@noctem/core/rules';
import type { Ground, Habit } from '../habit.ts';
import { findHabits } from '../habits.ts';
import type { DetectedPattern } from '../insight.ts';
import type { Occurrence } from '../occurrences.ts';
import { patternOf } from '../patterns.ts';
import { kind } from '../respects.ts';

/**
 * Phrases whose thoughts are always of one kind in the end, though they are asked about or filed as another. Where the
 * answer is what would have been guessed, the question is what should go; else the kind is what should be known.
 */
export function findKinds(ground: Ground): DetectedPattern[] {
  return findHabits(ground, kind).map((habit) => {
    const asked = habit.reading.agreeing.filter(({ thought }) => thought.ambiguity !== null);
    const isAsked = asked.length * 2 > habit.reading.agreeing.length;
    return patternOf(habit, {
      type: isAsked ? 'ambiguity' : 'classification',
      key: `phrase:${habit.phrase}`,
      field: 'kind',
      proposal: isGuessed(habit, asked) ? questionRule(habit, asked) : kindRule(habit),
      context: { asked: asked.length, ...(isAsked && { reason: reasonOf(asked) }) },
    });
  });
}

/** Whether nearly all were asked about, and the answer was what would have been guessed. */
function isGuessed({ reading, value }: Habit, asked: readonly Occurrence[]): boolean {
  const guessed = asked.filter(({ thought }) => thought.decided.kind === value).length;
  return guessed >= reading.agreeing.length * 0.9;
}

function questionRule({ phrase }: Habit, asked: readonly Occurrence[]): ProposedRule {
  return { type: 'question', key: `phrase:${phrase}`, value: { phrase, reason: reasonOf(asked), project: null } };
}

const kinds: readonly RuleValue<'kind'>['kind'][] = ['task', 'note', 'question', 'project'];

function kindRule({ phrase, value }: Habit): ProposedRule | null {
  const known = kinds.find((one) => one === value);
  return known === undefined ? null : { type: 'kind', key: `phrase:${phrase}`, value: { phrase, kind: known } };
}

/** What was asked most often. */
export function reasonOf(asked: readonly Occurrence[]): 'scope' | 'timing' | 'intent' {
  const count = (reason: string) => asked.filter(({ thought }) => thought.ambiguity === reason).length;
  const reasons = ['scope', 'timing', 'intent'] as const;
  return reasons.toSorted((left, right) => count(right) - count(left))[0] ?? 'intent';
}
