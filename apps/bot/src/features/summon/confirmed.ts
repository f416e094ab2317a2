import type { Subject } from '@noctem/core/items';
import { button, type Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { filedLine } from '../../filing/confirmation.ts';

/** The confirmation of what was done: one line, and Undo. */
export function confirmed(
  turn: Turn,
  subjects: readonly Subject[],
  done: { changeId: number; about: Subject },
): Outcome {
  return {
    outcome: 'summoned',
    reply: {
      text: filedLine(turn, subjects),
      keyboard: [[button('Undo', 'undo', done.changeId)]],
      about: subjects.length === 1 && subjects[0] ? subjects[0] : done.about,
      ...(subjects.length > 1 && { listing: subjects }),
    },
  };
}
