import type { Understanding } from './understand.ts';

/** Probability that every field of the reading is right. */
export function confidenceOf(understanding: Understanding): number {
  const { judgement, times } = understanding;
  return judgement.best === 'task' ? judgement.probability * times.certainty : judgement.probability;
}
