import type { Outcome } from '../../conversation/reply.ts';
import { owned } from '../../conversation/subject.ts';
import { feature, tapWords, type Turn } from '../../conversation/turn.ts';
import { wordsOf } from '../../filing/words.ts';
import { questionAbout } from '../../filing/question.ts';

/** The button of an update that brings a waiting question again, with its answers. */
export const askAgain = feature<number>({
  name: 'ask-again',
  read: (turn) => {
    const words = tapWords(turn, 'ask');
    return words ? Number(words[1]) : null;
  },
  act: (turn, thoughtId) => ask(turn, thoughtId),
});

function ask(turn: Turn, thoughtId: number): Outcome {
  const thought = owned(turn, { type: 'thought', id: thoughtId }) && turn.store.thoughts.byId(thoughtId);
  if (!thought) return { outcome: 'gone', toast: 'That is not there any more.' };
  turn.trace.link({ thoughtId });
  const question = turn.store.clarifications.ofThought(thoughtId);
  if (thought.status !== 'pending' || !question)
    return { outcome: 'answered-before', toast: 'That is answered already.' };
  const title = wordsOf(turn.store, thought);
  return { outcome: 'asked', reply: questionAbout({ thoughtId, ambiguity: question.reason, title }) };
}
