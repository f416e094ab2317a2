import { proposeInsights, review, type TriedRule } from '@noctem/core/learning';
import type { Store } from '@noctem/store';
import type { Person } from '../conversation/person.ts';
import type { Findings } from './keep-findings.ts';
import { insightsOf } from './open-insights.ts';
import { snapshotOf } from './snapshot.ts';
import { type TriedOut, tryOut } from './try-out.ts';

/** What was found, and in how many thoughts. */
export interface Found extends Findings {
  readonly trials: readonly TriedOut[];
  readonly figures: {
    readonly thoughts: number;
    readonly patterns: number;
    readonly proposals: number;
    readonly detectMs: number;
    readonly proofs: number;
    /** Thoughts that were decided again for them: those of earlier reviews are remembered. */
    readonly decidedAgain: number;
    readonly proveMs: number;
  };
}

/** Looks through a person's log for what recurs and what would help. Reads only. */
export function findInsights(store: Store, person: Person): Found {
  const began = performance.now();
  const log = store.log(person.id);
  const snapshot = snapshotOf(store, person, log);
  const patterns = review(snapshot);
  const detected = performance.now();
  const known = insightsOf(store, person.id);
  const trying = { store, userId: person.id, log, snapshot };
  const trials: TriedOut[] = [];
  const replay = (rule: TriedRule, since: number | null) => {
    const tried = tryOut(trying, { rule, since });
    trials.push(tried);
    return tried.proof;
  };
  const proposals = proposeInsights({ patterns, known, rules: snapshot.rules, replay });
  return {
    patterns,
    proposals,
    trials,
    figures: {
      thoughts: new Set([...snapshot.noteworthy, ...snapshot.sample].map(({ id }) => id)).size,
      patterns: patterns.length,
      proposals: proposals.length,
      detectMs: Math.round(detected - began),
      proofs: trials.length,
      decidedAgain: trials.reduce((sum, { decided }) => sum + decided, 0),
      proveMs: Math.round(performance.now() - detected),
    },
  };
}
