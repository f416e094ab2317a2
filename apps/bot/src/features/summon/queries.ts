import type { SummonQuery } from '@noctem/core/butler';
import type { Subject } from '@noctem/core/items';
import { statusMessage } from '../../butler/status-message.ts';
import type { Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { foundList, openList, projectsList } from '../lists/index.ts';

const mostWaiting = 200;

/** Answers what a summons asks for; the same lists as the commands show. */
export function answerQuery(turn: Turn, query: Exclude<SummonQuery, 'why'>): Outcome {
  switch (query) {
    case 'status':
      return { outcome: 'told-status', reply: statusMessage(turn) };
    case 'tasks':
      return { outcome: 'listed-tasks', reply: openList(turn) };
    case 'projects':
      return { outcome: 'listed-projects', reply: projectsList(turn) };
    case 'pending':
      return { outcome: 'listed-pending', reply: pendingList(turn) };
  }
}

function pendingList(turn: Turn) {
  const subjects = waiting(turn).map((thought): Subject => ({ type: 'thought', id: thought.id }));
  return foundList(turn, subjects, {
    title: 'Waiting for your answer',
    nothing: 'Nothing waits for an answer of yours.',
  });
}

function waiting(turn: Turn) {
  return turn.store.thoughts.pending(turn.person.id, mostWaiting);
}
