import { createHash } from 'node:crypto';
import { classifierVersion, decideSafely } from '@noctem/core/capture';
import { type Proof, type ProposedInsight, proposeInsights, prove, review } from '@noctem/core/learning';
import type { Rule } from '@noctem/core/rules';
import type { Insight, Log, Store } from '@noctem/store';
import type { Person } from '../conversation/person.ts';
import type { Findings } from './keep-findings.ts';
import { insightsOf } from './open-insights.ts';
import { snapshotOf } from './snapshot.ts';

/** What was found, and in how many thoughts. */
export interface Found extends Findings {
  readonly figures: {
    readonly thoughts: number;
    readonly patterns: number;
    readonly proposals: number;
    readonly detectMs: number;
    readonly proofs: number;
    readonly proveMs: number;
  };
}

/** A rule is tried on the newest so many of the thoughts that it can match. */
const mostTried = 500;

/** Looks through a person's log for what recurs and what would help. Reads only. */
export function findInsights(store: Store, person: Person): Found {
  const began = performance.now();
  const log = store.log(person.id);
  const snapshot = snapshotOf(store, person, log);
  const patterns = review(snapshot);
  const detected = performance.now();
  const known = insightsOf(store, person.id);
  let proofs = 0;
  const replay = (rule: ProposedInsight['rule'], since: number | null): Proof => {
    return tryOut(log, { rule, since, rules: snapshot.rules, known, onTrial: () => (proofs += 1) });
  };
  const proposals = proposeInsights({ patterns, known, rules: snapshot.rules, replay });
  return {
    patterns,
    proposals,
    figures: {
      thoughts: new Set([...snapshot.noteworthy, ...snapshot.sample].map(({ id }) => id)).size,
      patterns: patterns.length,
      proposals: proposals.length,
      detectMs: Math.round(detected - began),
      proofs,
      proveMs: Math.round(performance.now() - detected),
    },
  };
}

interface Trial {
  readonly rule: ProposedInsight['rule'];
  readonly since: number | null;
  readonly rules: readonly Rule[];
  readonly known: readonly Insight[];
  /** Told of each trial that was not done before. */
  readonly onTrial: () => void;
}

function tryOut(log: Log, { rule, since, rules, known, onTrial }: Trial): Proof {
  const phrase = phraseOf(rule, rules);
  const thoughts = (phrase === null ? log.recent(mostTried) : log.holding(phrase, mostTried)).filter(
    ({ sentAt }) => since === null || sentAt >= since,
  );
  const inputs = log.inputs(thoughts.map(({ id }) => id));
  const cases = thoughts.map((thought) => ({ thought, input: inputs.get(thought.id) ?? null }));
  const of = fingerprint([classifierVersion, rule, rules, cases]);
  const before = known.find(({ proof }) => proof?.of === of)?.proof;
  if (before) return before;
  onTrial();
  return { ...prove({ rule, cases, rules, decide: decideSafely }), of };
}

function fingerprint(basis: unknown): string {
  return createHash('sha256').update(JSON.stringify(basis)).digest('base64url').slice(0, 22);
}

/** The words that a thought must hold for a rule to match it; null where any may. */
function phraseOf(rule: ProposedInsight['rule'], rules: readonly Rule[]): string | null {
  const about = 'remove' in rule ? rules.find(({ id }) => id === rule.remove) : rule;
  return about !== undefined && 'phrase' in about.value ? about.value.phrase : null;
}
