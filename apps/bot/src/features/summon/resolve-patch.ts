import { shiftedDue, type SummonPatch } from '@noctem/core/butler';
import type { Importance, Task } from '@noctem/core/items';
import type { Amendment } from '../../filing/amend-item.ts';

/** What a summons says of a task, as the values that it shall have; `problem` where it has nothing to go on from. */
export function resolvePatch(task: Task, patch: SummonPatch): { patch: Amendment } | { problem: string } {
  const { importance, shift, tags, ...plain } = patch;
  const moved = shift && shiftedDue(task, shift);
  if (shift && !moved)
    return {
      problem: shift.unit === 'minutes' ? 'It has no hour to move; name one.' : 'It has no day to move; name one.',
    };
  return {
    patch: {
      ...plain,
      ...moved,
      ...(importance !== undefined && { importance: weightOf(task.importance, importance) }),
      ...(tags && { tags: [...new Set([...task.tags, ...tags])] }),
    },
  };
}

/** A step more or less from where it is; nothing said stands between low and medium. */
function weightOf(now: Importance | null, wanted: NonNullable<SummonPatch['importance']> | null): Importance | null {
  if (wanted === 'more') return now === 'low' ? 'medium' : 'high';
  if (wanted === 'less') return now === 'high' ? 'medium' : 'low';
  return wanted;
}
