import type { EpochMs } from '@noctem/core/kernel';
import { type Rule, type RuleSet, ruleSetAt } from '@noctem/core/rules';
import type { Store } from '@noctem/store';

/** The rules that a person has accepted and that are in force now. */
export function rulesInForce(store: Store, userId: number, now: EpochMs): RuleSet {
  const rules = store.rules.of(userId).map(({ id, type, key, value, fromAt, untilAt }) => {
    // Type and value were written together.
    return { id, type, key, value, from: fromAt, until: untilAt } as Rule;
  });
  return ruleSetAt(rules, now);
}
