import { daysBetween } from '@noctem/core/kernel';
import type { ProposedRule } from '@noctem/core/rules';
import type { Ground, Habit, Respect } from '../habit.ts';
import { findHabits } from '../habits.ts';
import type { DetectedPattern } from '../insight.ts';
import type { Occurrence } from '../occurrences.ts';
import { patternOf } from '../patterns.ts';
import { isCorrected } from '../respects.ts';
import { reasonOf } from './kinds.ts';

/** Whether a thought had to be asked about. */
const asking: Respect = {
  said: ({ ambiguity }) => ({ by: 'person', value: ambiguity === null ? 'filed' : 'asked' }),
  ruleType: 'ambiguity',
  isValue: (value) => value === 'asked',
  takesTemplates: true,
  isOneWorld: true,
  isOnlyKept: true,
};

/** Whether what was filed at once had to be put right in kind or day. */
const misfiling: Respect = {
  said: (thought) => {
    const { ambiguity, wanted } = thought;
    if (ambiguity !== null || wanted === null || wanted.kind === 'forgotten') return null;
    const isWrong = isCorrected(thought, 'kind') || isCorrected(thought, 'date');
    return isWrong ? { by: 'person', value: 'wrong' } : { by: 'nobody', value: 'right' };
  },
  ruleType: 'ambiguity',
  isValue: (value) => value === 'wrong',
  takesTemplates: true,
};

/**
 * Words and templates that lead to questions, or to corrections in varying ways, far more often than the rest. What is asked about
 * already is only kept in mind; what is filed at once and put right now so, now otherwise, should be asked about.
 * `explained` are thoughts whose corrections have a simpler reason.
 */
export function findAmbiguities(ground: Ground, explained: ReadonlySet<number>): DetectedPattern[] {
  const asked = findHabits(ground, asking).map((habit) =>
    patternOf(habit, {
      type: 'ambiguity',
      key: `phrase:${habit.phrase}`,
      field: 'kind',
      proposal: null,
      context: { asked: habit.reading.agreeing.length, reason: reasonOf(habit.reading.agreeing) },
    }),
  );
  const open = { ...misfiling, said: unless(explained, misfiling) };
  const misfiled = findHabits(ground, open).flatMap((habit) => {
    const proposal = isVaried(habit) ? ambiguityRule(habit) : null;
    return patternOf(habit, {
      type: 'ambiguity',
      key: `phrase:${habit.phrase}`,
      field: 'kind',
      proposal,
      context: { reason: proposal?.type === 'ambiguity' ? proposal.value.ambiguity : 'intent' },
    });
  });
  return [...misfiled, ...asked];
}

function unless(explained: ReadonlySet<number>, respect: Respect): Respect['said'] {
  return (thought) => (explained.has(thought.id) ? null : respect.said(thought));
}

/** Of what was put right, so much at most in one and the same way: else that is what is meant, and there is nothing to ask. */
const mostAlike = 2 / 3;

function isVaried({ reading: { agreeing } }: Habit): boolean {
  const ways = new Map<string, number>();
  for (const { thought, day } of agreeing) {
    const date = isCorrected(thought, 'date') ? (thought.wanted?.date ?? null) : null;
    const way = `${thought.wanted?.kind ?? ''} ${date === null ? '' : daysBetween(day, date)}`;
    ways.set(way, (ways.get(way) ?? 0) + 1);
  }
  return Math.max(...ways.values()) <= agreeing.length * mostAlike;
}

/** What should be asked: where it varies whether it is a project, the scope; where it varies what it is, the intent; else when. */
function ambiguityRule({ phrase, reading }: Habit): ProposedRule | null {
  const kinds = kindsOf(reading.agreeing);
  const isDated =
    reading.agreeing.filter(({ thought }) => isCorrected(thought, 'date')).length * 2 > reading.agreeing.length;
  const ambiguity = kinds.has('project') ? 'scope' : isDated ? 'timing' : 'intent';
  return { type: 'ambiguity', key: `phrase:${phrase}`, value: { phrase, ambiguity } };
}

function kindsOf(occurrences: readonly Occurrence[]): Set<string> {
  return new Set(occurrences.flatMap(({ thought }) => thought.wanted?.kind ?? []));
}
