import type { Insight } from '@noctem/store';
import type { Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { type Answered, applyInsight, dismissInsight, neverAgain, traceAnswer } from '../../insights/answer.ts';
import { answeredMessage, insightList, insightMessage, keyboardOf } from '../../insights/insight-message.ts';
import { openInsights } from '../../insights/open-insights.ts';
import { whyMessage } from '../../insights/why.ts';
import { takeBack } from '../undo/index.ts';
import { type AnswerWord, type InsightAnswer, type Meant, noSuchInsight, ownInsight } from './meant.ts';
import { noteTold } from '../../insights/note-told.ts';
import { insightsMessage } from './list-insights.ts';

/** Does what the person answered, where it is clear which insight they mean. */
export function answer(turn: Turn, { word, meant }: InsightAnswer): Outcome {
  const found = find(turn, meant);
  if (found === 'several') return askWhich(turn, word);
  if (found === 'nothing') return nothingToAnswer(word);
  if (found === null) return noSuchInsight(turn, word);
  const outcome = respond(turn, word, found);
  traceAnswer(turn, found, outcome.outcome);
  return outcome;
}

function find(turn: Turn, meant: Meant): Insight | 'several' | 'nothing' | null {
  switch (meant.by) {
    case 'id':
      return ownInsight(turn, meant.number);
    case 'reply':
      return ownInsight(turn, meant.insightId);
    case 'rule': {
      const rule = Number.isSafeInteger(meant.ruleId) ? turn.store.rules.byId(meant.ruleId) : undefined;
      return rule?.userId === turn.person.id && rule.insightId !== null ? ownInsight(turn, rule.insightId) : null;
    }
    case 'position': {
      const shown = turn.store.deliveries.latestInsights({ userId: turn.person.id, chatId: turn.incoming.chatId });
      const id = shown[meant.number - 1];
      return id === undefined ? null : ownInsight(turn, id);
    }
    case 'open':
      return theOpenOne(turn);
  }
}

/** The one insight that the person was told of and has not answered; what they have not seen yet is shown first. */
function theOpenOne({ store, person }: Turn): Insight | 'several' | 'nothing' {
  const open = openInsights(store, person.id);
  const told = open.filter(({ status }) => status === 'reported');
  const [only] = told;
  if (only && told.length === 1) return only;
  return open.length === 0 ? 'nothing' : 'several';
}

function respond(turn: Turn, word: AnswerWord, insight: Insight): Outcome {
  switch (word) {
    case 'apply':
      return said(turn, insight, applyInsight(turn, insight));
    case 'dismiss':
      return said(turn, insight, dismissInsight(turn, insight));
    case 'never':
      return said(turn, insight, neverAgain(turn, insight));
    case 'undo':
      return undoAnswer(turn, insight);
    case 'why':
      return { outcome: 'explained', reply: whyMessage(turn, insight) };
    case 'show':
      noteTold(turn, [insight]);
      return { outcome: 'shown', reply: insightMessage(insight) };
  }
}

/** A tap changes the message that it was on; a list stays a list, with a line beside it. */
function said(turn: Turn, insight: Insight, answered: Answered): Outcome {
  const { outcome, text, keyboard } = answered;
  if (turn.incoming.type !== 'tap') return { outcome, reply: { text, keyboard, insightId: insight.id } };
  if (outcome === 'unchanged') return { outcome, toast: text };
  return onMessageOf(turn, insight)
    ? { outcome, replacement: answeredMessage(insight, { text, keyboard }), toast: toasts[outcome] }
    : {
        outcome,
        replacement: insightsMessage(turn),
        reply: { text, keyboard, insightId: insight.id },
        toast: toasts[outcome],
      };
}

const toasts = { applied: 'Applied', dismissed: 'Dismissed', never: 'Never again' } as const;

/** Whether the tapped message is the one that puts this insight to the person, and no list. */
function onMessageOf({ incoming, store, person }: Turn, insight: Insight): boolean {
  if (incoming.type !== 'tap' || incoming.messageId === null) return true;
  const { chatId, messageId } = incoming;
  return store.deliveries.insightOf({ userId: person.id, chatId, messageId }) === insight.id;
}

function undoAnswer(turn: Turn, insight: Insight): Outcome {
  const at = insight.resolvedAt;
  const change =
    at === null ? undefined : turn.store.changes.ofInsight({ userId: turn.person.id, insightId: insight.id, at });
  const outcome = change
    ? takeBack(turn, change, turn.incoming.type === 'tap' ? 'button' : 'amend')
    : { outcome: 'nothing-to-undo', reply: { text: 'There is nothing to undo about that insight.' } };
  if (turn.incoming.type !== 'tap' || !outcome.reply) return outcome;
  const now = turn.store.insights.byId(insight.id) ?? insight;
  const again = answeredMessage(now, { text: outcome.reply.text, keyboard: keyboardOf(now) });
  return outcome.outcome === 'undone'
    ? onMessageOf(turn, insight)
      ? { outcome: 'undone', replacement: again, toast: 'Undone' }
      : { outcome: 'undone', reply: again, toast: 'Undone' }
    : { outcome: outcome.outcome, toast: String(outcome.reply.text) };
}

function askWhich(turn: Turn, word: AnswerWord): Outcome {
  const open = openInsights(turn.store, turn.person.id);
  noteTold(turn, open);
  const how = `Which one? Tap, or write “${word} 1”.`;
  return { outcome: 'asked-which', reply: insightList(open, how) };
}

function nothingToAnswer(word: AnswerWord): Outcome {
  const text = `There is no insight open to ${word}; nothing was changed. I bring insights with the weekly report.`;
  return { outcome: 'nothing-open', reply: { text } };
}
