import type { DetectedPattern } from './insight.ts';

/** How much each part counts; together 1. */
const shares = { frequency: 0.35, impact: 0.3, confidence: 0.25, actionability: 0.1 } as const;
/** From more occurrences than this something is frequent: it then gives more than half of its share. */
const frequent = 5;
/** So much weight of corrections gives half of the impact. */
const weighty = 3;

/**
 * How much an insight matters, 0 to 1: how often it shows, how much trouble it makes, how certain it is, and whether a rule can
 * settle it at once. More of each never gives less. `weight` is the sum of the weights of the corrections behind it.
 */
export function priorityOf(of: {
  readonly count: number;
  readonly weight: number;
  readonly confidence: number;
  readonly actsAtOnce: boolean;
}): number {
  const frequency = of.count / (of.count + frequent);
  const impact = of.weight / (of.weight + weighty);
  const sum =
    shares.frequency * frequency +
    shares.impact * impact +
    shares.confidence * of.confidence +
    shares.actionability * (of.actsAtOnce ? 1 : 0.5);
  return Math.round(sum * 1_000) / 1_000;
}

/** The weight of the corrections behind a pattern, as its context names it. */
export function weightIn({ context }: DetectedPattern): number {
  const weight = context['weight'];
  return typeof weight === 'number' && weight > 0 ? weight : 0;
}
