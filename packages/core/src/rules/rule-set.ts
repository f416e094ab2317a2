import type { EpochMs } from '@noctem/core/kernel';
import type { Rule } from './rule.ts';

/**
 * The learned rules in force at one moment, as one immutable value. Capture reads it and never asks where it came from.
 * `version` names the set in every trace, so that the decision can be replayed under the rules of its time.
 */
export interface RuleSet {
  /** `none`, or the ids of the rules in order, `3+7`: a rule is an immutable version, so the ids are the set. */
  readonly version: string;
  readonly rules: readonly Rule[];
}

/** No rule at all: what a new person starts with. */
export const emptyRuleSet: RuleSet = { version: 'none', rules: [] };

/** The set of those of `rules` that are in force at `at`. */
export function ruleSetAt(rules: readonly Rule[], at: EpochMs): RuleSet {
  const inForce = rules.filter((rule) => rule.from <= at && (rule.until === null || rule.until > at));
  return ruleSetOf(inForce);
}

/** The set of exactly these rules. */
export function ruleSetOf(rules: readonly Rule[]): RuleSet {
  if (rules.length === 0) return emptyRuleSet;
  const inOrder = rules.toSorted((left, right) => left.id - right.id);
  return { version: inOrder.map(({ id }) => id).join('+'), rules: inOrder };
}

/** Only the rules of a set that say what words about time mean. */
export function timeRulesOf(set: RuleSet): RuleSet {
  const rules = set.rules.filter(({ type }) => type === 'time_expression');
  return rules.length === set.rules.length ? set : ruleSetOf(rules);
}

/** The ids of the rules that a set's version names. */
export function ruleIdsOf(version: string): number[] {
  return version === 'none' ? [] : version.split('+').map(Number);
}
