import type { SummonAct } from '@noctem/core/butler';
import type { Subject } from '@noctem/core/items';
import { button, type Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { filedLine } from '../../filing/confirmation.ts';
import { settle } from '../../filing/settle.ts';
import { confirmed } from './confirmed.ts';
import { resolveFresh } from './resolve-fresh.ts';

type Change = Omit<Extract<SummonAct, { type: 'change' }>, 'type'>;

/** Says what a thought is that is filed as nothing yet, or as several things. */
export function changeThought(turn: Turn, subject: Subject, { kind, patch }: Change): Outcome {
  const thought = turn.store.thoughts.byId(subject.id);
  if (!thought) return { outcome: 'gone', reply: { text: 'That is not there any more.' } };
  const items = turn.store.items.ofThought(thought.id);
  if (kind === null && items.length > 1) return askWhichItem(turn, items, subject);
  const fields = resolveFresh(patch);
  if (fields === null)
    return { outcome: 'unfit', reply: { text: 'It has no date to move yet; name the day.', about: subject } };
  if (kind === null && !isForTasks(patch)) return askKind(thought.id);
  const given = Object.keys(fields).length > 0;
  const settled = settle(turn, thought, { kind: kind ?? 'task', ...(given && { fields }), route: 'summon' });
  if (settled.result === 'unchanged') return { outcome: 'unchanged', reply: { text: settled.reason, about: subject } };
  return confirmed(turn, settled.subjects, { changeId: settled.changeId, about: subject });
}

/** A day and a weight are a task's; a name or a project may be anything's. */
function isForTasks({ date, time, rrule, importance }: Change['patch']): boolean {
  return [date, time, rrule, importance].some((value) => value !== undefined && value !== null);
}

function askKind(thoughtId: number): Outcome {
  const keyboard = [
    [
      button('Task', 'as', thoughtId, 'task'),
      button('Note', 'as', thoughtId, 'note'),
      button('Project', 'as', thoughtId, 'project'),
    ],
  ];
  return {
    outcome: 'asked-kind',
    reply: { text: 'First: what is it? Nothing was changed yet.', keyboard, about: { type: 'thought', id: thoughtId } },
  };
}

function askWhichItem(turn: Turn, items: readonly Subject[], about: Subject): Outcome {
  const lines = filedLine(turn, items);
  const text = `That became ${items.length} things, so nothing was changed. Name one, for example “/summon number 1: saturday”.`;
  const list = typeof lines === 'string' ? lines : lines.text;
  return { outcome: 'asked-which', reply: { text: `${text}\n${list}`, about, listing: items } };
}
