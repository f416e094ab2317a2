import { isOverridden, type Rule } from '@noctem/core/rules';
import type { Ground } from '../habit.ts';
import type { DetectedPattern } from '../insight.ts';
import { rounded, seenIn } from '../patterns.ts';
import { type Heard, readHeard } from '../tally.ts';

const leastCorrected = 5;
const leastConfidence = 0.5;

/** Rules in force whose word the person has taken back more often than not. */
export function findFailingRules(ground: Ground, rules: readonly Rule[]): DetectedPattern[] {
  return rules.flatMap((rule) => {
    const heard = ground.pool.flatMap((occurrence): Heard[] => {
      const { thought } = occurrence;
      if (!thought.rules.includes(rule.id)) return [];
      const isTakenBack = thought.corrections.some((correction) => isOverridden(rule, correction, projectKey));
      return [{ occurrence, stance: isTakenBack ? 'for' : 'against', value: isTakenBack ? 'wrong' : 'right' }];
    });
    const { agreeing, against, confidence } = readHeard(heard);
    if (agreeing.length < leastCorrected || confidence < leastConfidence) return [];
    const weights = agreeing.map(({ thought }) => Math.max(0, ...thought.corrections.map(({ weight }) => weight)));
    const spoke = agreeing.length + against.length;
    const pattern: DetectedPattern = {
      type: 'failing_rule',
      key: `rule:${rule.id}`,
      ...seenIn(agreeing),
      confidence,
      context: {
        rule: rule.id,
        corrected: agreeing.length,
        spoke,
        weight: rounded(weights.reduce((sum, weight) => sum + weight, 0)),
        sentence: `Of the last ${spoke} times that it spoke you corrected it ${agreeing.length} times`,
        figures: { spoke, corrected: agreeing.length },
      },
      proposal: null,
    };
    return [pattern];
  });
}

function projectKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/gu, '');
}
