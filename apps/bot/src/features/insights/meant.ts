import type { Insight } from '@noctem/store';
import type { Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { openInsights } from '../../insights/open-insights.ts';

/** What can be said to an insight. */
export const answerWords = ['apply', 'dismiss', 'never', 'undo', 'why', 'show'] as const;
export type AnswerWord = (typeof answerWords)[number];

/** Which insight is meant: by its id, by its place in the last list, by the message answered, or whichever is open. */
export type Meant =
  | { readonly by: 'id' | 'position'; readonly number: number }
  | { readonly by: 'reply'; readonly insightId: number }
  | { readonly by: 'rule'; readonly ruleId: number }
  | { readonly by: 'open' };

export interface InsightAnswer {
  readonly word: AnswerWord;
  readonly meant: Meant;
}

/** An insight of this person's, found by its id; a finding of a maintenance scan is none. */
export function ownInsight({ store, person }: Turn, id: number): Insight | null {
  const insight = Number.isSafeInteger(id) ? store.insights.byId(id) : undefined;
  return insight?.userId === person.id && insight.type !== 'maintenance' ? insight : null;
}

/** What to say where an insight is meant that there is not. */
export function noSuchInsight(turn: Turn, word: AnswerWord): Outcome {
  const text =
    openInsights(turn.store, turn.person.id).length === 0 && (word === 'apply' || word === 'dismiss')
      ? `There is no insight open to ${word}; nothing was changed. I bring insights with the weekly report.`
      : 'There is no such insight; nothing was changed. /insights shows them.';
  return turn.incoming.type === 'tap'
    ? { outcome: 'no-such-insight', toast: text }
    : { outcome: 'no-such-insight', reply: { text } };
}
