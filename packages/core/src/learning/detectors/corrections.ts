import type { Importance } from '@noctem/core/items';
import type { ProposedRule } from '@noctem/core/rules';
import type { Ground, Habit } from '../habit.ts';
import { findHabits } from '../habits.ts';
import type { DetectedPattern } from '../insight.ts';
import { patternOf } from '../patterns.ts';
import { importanceOf, nothing, projectOf } from '../respects.ts';
import type { LogSnapshot } from '../snapshot.ts';

/** Phrases whose tasks the person ranks otherwise, and phrases whose thoughts belong to a project of theirs. */
export function findCorrections(ground: Ground, { rules }: Pick<LogSnapshot, 'rules'>): DetectedPattern[] {
  return [
    ...findHabits(ground, importanceOf(rules)).map((habit) =>
      patternOf(habit, {
        type: 'correction',
        key: `phrase:${habit.phrase}/importance`,
        field: 'importance',
        proposal: keywordRule(habit),
      }),
    ),
    ...findHabits(ground, projectOf(rules)).map((habit) =>
      patternOf(habit, {
        type: 'correction',
        key: `phrase:${habit.phrase}/project`,
        field: 'project',
        proposal: {
          type: 'project',
          key: `phrase:${habit.phrase}`,
          value: { phrase: habit.phrase, project: habit.value },
        },
      }),
    ),
  ];
}

function keywordRule({ phrase, value }: Habit): ProposedRule {
  return { type: 'keyword', key: `phrase:${phrase}`, value: { phrase, importance: levelOf(value) } };
}

const levels: readonly Importance[] = ['high', 'medium', 'low'];

function levelOf(value: string): Importance | null {
  return value === nothing ? null : (levels.find((level) => level === value) ?? null);
}
