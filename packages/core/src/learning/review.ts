import { findAmbiguities } from './detectors/ambiguities.ts';
import { findAnswerTimes } from './detectors/answer-times.ts';
import { findMiscalibration } from './detectors/calibration.ts';
import { findCorrections } from './detectors/corrections.ts';
import { findExtractions } from './detectors/extractions.ts';
import { findFailingRules } from './detectors/failing-rules.ts';
import { findKinds } from './detectors/kinds.ts';
import { findModels } from './detectors/models.ts';
import { findQuestions } from './detectors/questions.ts';
import { findStaleSuggestions } from './detectors/suggestions.ts';
import { findThresholds } from './detectors/thresholds.ts';
import { groundOf } from './ground.ts';
import type { Ground } from './habit.ts';
import type { DetectedPattern } from './insight.ts';
import type { LogSnapshot } from './snapshot.ts';

/**
 * Everything that recurs in a log, as far as it can be told. A pure function of the snapshot: looking twice finds the same
 * patterns with the same counts, and looking piece by piece ends with what looking once finds. What words explain is found
 * first; classes of thoughts have to do with what is left.
 */
export function review(snapshot: LogSnapshot): DetectedPattern[] {
  const ground = groundOf(snapshot);
  const words = [...findKinds(ground), ...findCorrections(ground, snapshot), ...findExtractions(ground)];
  const questions = findQuestions(ground);
  const explained = explainedBy([...words, ...questions], ground);
  return onceEach([
    ...words,
    ...questions,
    ...findAmbiguities(ground, explained),
    ...findThresholds(ground, explained),
    ...findMiscalibration(ground),
    ...findFailingRules(ground, snapshot.rules),
    ...findModels(snapshot),
    ...findStaleSuggestions(snapshot),
    ...findAnswerTimes(snapshot),
  ]);
}

/** What patterns are about: beside their evidence, which is the newest only, all that holds their words. */
function explainedBy(patterns: readonly DetectedPattern[], { inPool }: Ground): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const { context, evidence } of patterns) {
    for (const id of evidence) ids.add(id);
    const { phrase } = context;
    if (typeof phrase === 'string') for (const { thought } of inPool(phrase)) ids.add(thought.id);
  }
  return ids;
}

/** Of patterns with the same type and key the first, which proposes most. */
function onceEach(patterns: readonly DetectedPattern[]): DetectedPattern[] {
  const byKey = new Map<string, DetectedPattern>();
  for (const pattern of patterns) {
    const key = `${pattern.type} ${pattern.key}`;
    if (!byKey.has(key)) byKey.set(key, pattern);
  }
  return [...byKey.values()];
}
