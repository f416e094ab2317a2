import { type Query, readQuery } from '@noctem/core/capture';
import { agenda, type Subject } from '@noctem/core/items';
import { dayWords } from '../../wording/dates.ts';
import type { Button, Reply } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { agendaList, foundList, openList } from '../lists/index.ts';

/** Answers a question about the person's own things from what is kept. With nothing to show it says so, and offers `otherwise`. */
export function answerQuestion(turn: Turn, text: string, otherwise: readonly (readonly Button[])[]): Reply {
  const query = queryOf(turn, text);
  const answer = answerFrom(turn, query);
  return answer.listing || query.about !== 'search' ? answer : { ...answer, keyboard: otherwise };
}

function queryOf(turn: Turn, text: string): Query {
  const { zone, locale, conventions } = turn.person;
  // "tomorrow" is the day after it was asked, also where the butler was away when it was.
  const sentAt = turn.incoming.type === 'tap' ? turn.now : turn.incoming.sentAt;
  return readQuery(text, { sentAt, zone, locale, conventions });
}

function answerFrom(turn: Turn, query: Query): Reply {
  const { items } = turn.store;
  switch (query.about) {
    case 'agenda': {
      const open = items.openTasksUntil(turn.person.id, query.to);
      const groups = agenda(open, { today: turn.today, from: query.from, to: query.to });
      const days =
        query.from === query.to
          ? dayWords(query.from, turn.today)
          : `${dayWords(query.from, turn.today)} – ${dayWords(query.to, turn.today)}`;
      return agendaList(turn, groups, { title: `Due ${days}`, nothing: `Nothing is due ${days}.` });
    }
    case 'overdue': {
      const open = items.openTasksUntil(turn.person.id, turn.today);
      const groups = agenda(open, { today: turn.today, from: turn.today, to: turn.today }).filter(
        (group) => group.heading === 'overdue',
      );
      return agendaList(turn, groups, { title: 'Overdue', nothing: 'Nothing is overdue.' });
    }
    case 'open':
      return openList(turn);
    case 'search': {
      const hits = turn.store.search.find({ userId: turn.person.id, words: query.words, limit: 50 });
      const subjects: Subject[] = hits
        .filter((hit) => !isQuestion(turn, hit))
        .map((hit) => ({ type: hit.type, id: hit.id }));
      return foundList(turn, subjects, {
        title: 'This is what you wrote',
        nothing: 'I found nothing of yours about that, and I only know what you tell me.',
      });
    }
  }
}

/** Earlier questions hold the words that were asked for, and answer nothing. */
function isQuestion(turn: Turn, hit: Subject): boolean {
  return hit.type === 'thought' && turn.store.thoughts.byId(hit.id)?.kind === 'question';
}
