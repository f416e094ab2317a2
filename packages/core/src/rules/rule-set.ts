/**
 * The learned rules in force at one moment, as one immutable value. Capture reads it and never asks where it came from.
 * `version` names the set in every trace, so that the decision can be replayed under the rules of its time.
 */
export interface RuleSet {
  readonly version: string;
}

/** No rule at all: what a new person starts with. */
export const emptyRuleSet: RuleSet = { version: 'none' };
