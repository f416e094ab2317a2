import type { DetectedPattern, ProposedInsight } from '@noctem/core/learning';
import type { EpochMs, LocalDate } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import type { Person } from '../conversation/person.ts';
import type { Findings } from './keep-findings.ts';
import { snapshotOf } from './snapshot.ts';

/** What was found, and in how many thoughts. */
export interface Found extends Findings {
  readonly figures: { readonly thoughts: number; readonly patterns: number; readonly proposals: number };
}

/** Looks through a person's log for what recurs and what would help. Reads only. */
export function findInsights(store: Store, person: Person & { readonly today: LocalDate }, _now: EpochMs): Found {
  const log = store.log(person.id);
  const snapshot = snapshotOf(store, person, log);
  const patterns: DetectedPattern[] = [];
  const proposals: ProposedInsight[] = [];
  const thoughts = new Set([...snapshot.noteworthy, ...snapshot.sample].map(({ id }) => id)).size;
  return { patterns, proposals, figures: { thoughts, patterns: patterns.length, proposals: proposals.length } };
}
