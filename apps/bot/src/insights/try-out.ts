import { createHash } from 'node:crypto';
import { classifierVersion, decideSafely } from '@noctem/core/capture';
import { type LogSnapshot, outcomeUnder, type Proof, prove, type TriedRule } from '@noctem/core/learning';
import type { Rule } from '@noctem/core/rules';
import type { Log, Outcomes, Store } from '@noctem/store';

/** What one rule came to on the log. */
export interface TriedOut {
  /** Names the classifier, the rule and the rules in force. */
  readonly name: string;
  readonly outcomes: Outcomes;
  /** Thoughts that had to be decided again for it. */
  readonly decided: number;
  readonly proof: Proof;
}

export interface TryingOut {
  readonly store: Store;
  readonly userId: number;
  readonly log: Log;
  readonly snapshot: LogSnapshot;
}

/**
 * Tries a rule on the thoughts of the snapshot that it can match, not before `since`. What was tried before is not decided again. Reads
 * only.
 */
export function tryOut(
  { store, userId, log, snapshot }: TryingOut,
  { rule, since }: { rule: TriedRule; since: number | null },
): TriedOut {
  const { rules, sample, occurrencesOf } = snapshot;
  const phrase = phraseOf(rule, rules);
  const matching = phrase === null ? sample : occurrencesOf(phrase);
  const thoughts = matching.filter(({ sentAt }) => since === null || sentAt >= since);
  const name = fingerprint([classifierVersion, rule, rules]);
  const before = store.trials.of(userId, name);
  const inputs = log.inputs(thoughts.map(({ id }) => id).filter((id) => !before.has(id)));
  const decide = outcomeUnder({ rule, rules, decide: decideSafely });
  const cases = thoughts.map((thought) => {
    const input = inputs.get(thought.id);
    return { thought, outcome: before.get(thought.id) ?? (input === undefined ? null : decide(input)) };
  });
  const outcomes = new Map(
    cases.flatMap(({ thought, outcome }) => (outcome === null ? [] : [[thought.id, outcome] as const])),
  );
  return { name, outcomes, decided: inputs.size, proof: prove({ rule, rules, cases }) };
}

function fingerprint(basis: unknown): string {
  return createHash('sha256').update(JSON.stringify(basis)).digest('base64url').slice(0, 22);
}

/** The words that a thought must hold for a rule to match it; null where any may. */
function phraseOf(rule: TriedRule, rules: readonly Rule[]): string | null {
  const about = 'remove' in rule ? rules.find(({ id }) => id === rule.remove) : rule;
  return about !== undefined && 'phrase' in about.value ? about.value.phrase : null;
}
