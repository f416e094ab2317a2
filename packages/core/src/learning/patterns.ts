import type { ProposedRule } from '@noctem/core/rules';
import type { EvidenceField } from './evidence.ts';
import type { Habit } from './habit.ts';
import type { DetectedPattern, PatternType } from './insight.ts';
import type { Occurrence } from './occurrences.ts';

/** So many thoughts are named as evidence, the newest. */
const mostEvidence = 50;

export interface HabitPattern {
  readonly type: PatternType;
  readonly key: string;
  /** The field whose corrections speak for it. */
  readonly field: EvidenceField;
  readonly proposal: ProposedRule | null;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A habit as a pattern: its count is of agreeing evidence, its context has the figures behind it. */
export function patternOf(habit: Habit, { type, key, field, proposal, context }: HabitPattern): DetectedPattern {
  const { agreeing, against, silent, confidence, attention, changedAt } = habit.reading;
  return {
    type,
    key,
    ...seenIn(agreeing),
    confidence,
    context: {
      phrase: habit.phrase,
      value: habit.value,
      agreeing: agreeing.length,
      against: against.length,
      left_as_they_were: silent.length,
      attention,
      weight: weightOf(agreeing, field),
      routes: routesOf(agreeing, field),
      lift: rounded(habit.lift),
      by_chance: habit.chance,
      elsewhere: rounded(habit.elsewhere),
      ...(changedAt !== null && { since: changedAt }),
      ...context,
    },
    proposal,
  };
}

type Seen = Pick<DetectedPattern, 'count' | 'firstSeen' | 'lastSeen' | 'evidence'>;

/** How often something was seen, when, and where. At least one occurrence. */
export function seenIn(occurrences: readonly Occurrence[]): Seen {
  const times = occurrences.map(({ thought }) => thought.sentAt);
  const ids = occurrences.map(({ thought }) => thought.id);
  return {
    count: occurrences.length,
    firstSeen: Math.min(...times),
    lastSeen: Math.max(...times),
    evidence: ids.slice(0, mostEvidence).toReversed(),
  };
}

/** Sum of the weights of the corrections of a field, one for each thought. */
export function weightOf(occurrences: readonly Occurrence[], field: EvidenceField): number {
  const weights = occurrences.map(({ thought }) =>
    thought.corrections.reduce((most, one) => (one.field === field ? Math.max(most, one.weight) : most), 0),
  );
  return rounded(weights.reduce((sum, weight) => sum + weight, 0));
}

/** How often each way was taken to correct a field. */
function routesOf(occurrences: readonly Occurrence[], field: EvidenceField): Record<string, number> {
  const routes: Record<string, number> = {};
  for (const { thought } of occurrences)
    for (const { route } of thought.corrections.filter((one) => one.field === field).slice(-1))
      routes[route] = (routes[route] ?? 0) + 1;
  return routes;
}

/** Two digits behind the point are enough for figures that people read. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
