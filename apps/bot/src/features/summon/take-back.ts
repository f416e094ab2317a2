import type { Subject } from '@noctem/core/items';
import type { Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { lastStanding, takeBack } from '../undo/index.ts';
import type { Spoken } from './spoken.ts';
import { thoughtBehind } from '../../conversation/subject.ts';

/** So many of the last acts are looked through for one that changed a certain item. */
const remembered = 200;

/** "undo": the last change; of the item, where one is named or replied to. */
export function takeBackSubject(turn: Turn, spoken: Spoken): Outcome {
  if ('problem' in spoken && spoken.outcome === 'gone') return { outcome: 'gone', reply: { text: spoken.problem } };
  const pointed = 'subject' in spoken && spoken.pointed ? spoken.subject : null;
  const { changes } = turn.store;
  const change = pointed
    ? changes.standing(turn.person.id, remembered).find(touches(turn, pointed))
    : lastStanding(turn);
  if (!change && pointed)
    return { outcome: 'nothing-to-undo', reply: { text: 'Nothing about it was changed that could be undone.' } };
  return takeBack(turn, change, 'summon');
}

function touches(turn: Turn, subject: Subject) {
  const thought = thoughtBehind(turn, subject);
  const rows = new Set([`${subject.type}s ${subject.id}`, ...(thought ? [`thoughts ${thought.id}`] : [])]);
  return (change: { rows: readonly { table: string; id: number }[] }) =>
    change.rows.some(({ table, id }) => rows.has(`${table} ${id}`));
}
