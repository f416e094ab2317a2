import { findCorrections } from './detectors/corrections.ts';
import { findExtractions } from './detectors/extractions.ts';
import { findKinds } from './detectors/kinds.ts';
import { groundOf } from './ground.ts';
import type { DetectedPattern } from './insight.ts';
import type { LogSnapshot } from './snapshot.ts';

/**
 * Everything that recurs in a log, as far as it can be told. A pure function of the snapshot: looking twice finds the same
 * patterns with the same counts, and looking piece by piece ends with what looking once finds.
 */
export function review(snapshot: LogSnapshot): DetectedPattern[] {
  const ground = groundOf(snapshot);
  return [...findKinds(ground), ...findCorrections(ground, snapshot), ...findExtractions(ground)];
}
