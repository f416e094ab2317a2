import type { SummonPatch } from '@noctem/core/butler';
import type { Amendment } from '../../filing/amend-item.ts';

/** What a summons says of something that is no task yet; null where it moves from a day that is not there. */
export function resolveFresh(patch: SummonPatch): Amendment | null {
  const { importance, shift, ...plain } = patch;
  if (shift) return null;
  if (importance === undefined) return plain;
  const weight = importance === 'more' ? 'high' : importance === 'less' ? 'low' : importance;
  return { ...plain, importance: weight };
}
