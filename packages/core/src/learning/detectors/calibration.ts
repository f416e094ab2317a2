import type { Ground } from '../habit.ts';
import type { DetectedPattern } from '../insight.ts';
import type { Occurrence } from '../occurrences.ts';
import { rounded, seenIn } from '../patterns.ts';
import { wilsonLower, wilsonUpper } from '../statistics.ts';

const bands = [
  [0.5, 0.6],
  [0.6, 0.7],
  [0.7, 0.8],
  [0.8, 0.9],
  [0.9, 1.01],
] as const;
const leastWrong = 4;

/**
 * Bands of confidence in which the system is right less often than it says, for certain: kept in mind, nothing follows by itself.
 * Looks at the sample only, since elsewhere what went wrong is looked at more than what went right.
 */
export function findMiscalibration(ground: Ground): DetectedPattern[] {
  const filed = ground.pool.filter(
    ({ thought }) => ground.background.has(thought.id) && thought.ambiguity === null && thought.wanted !== null,
  );
  return bands.flatMap(([from, to]) => {
    const own = filed.filter(({ thought }) => thought.confidence >= from && thought.confidence < to);
    const wrong = own.filter(isWrong);
    const stated = own.reduce((sum, { thought }) => sum + thought.confidence, 0) / Math.max(1, own.length);
    if (wrong.length < leastWrong || wilsonUpper(own.length - wrong.length, own.length) >= stated) return [];
    const pattern: DetectedPattern = {
      type: 'classification',
      key: `band:${from}-${Math.min(1, to)}`,
      ...seenIn(wrong),
      confidence: wilsonLower(wrong.length, own.length),
      context: { stated: rounded(stated), right: own.length - wrong.length, of: own.length },
      proposal: null,
    };
    return [pattern];
  });
}

function isWrong({ thought }: Occurrence): boolean {
  return thought.corrections.some(({ field }) => field !== 'tags');
}
