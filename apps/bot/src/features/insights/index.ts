import { slashCommand } from '../../conversation/command.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { answer } from './answer-insight.ts';
import { listInsights } from './list-insights.ts';
import { type AnswerWord, answerWords, type InsightAnswer } from './meant.ts';

/**
 * `/insights` and the person's answers: a button, the exact words `apply`, `dismiss`, `apply 2`, `apply insight 3`, or the
 * same in reply to an insight. Nothing else ever puts a rule in force.
 */
export const insights = feature<InsightAnswer | 'list'>({
  name: 'insight',
  read: (turn) => readTap(turn) ?? readText(turn),
  act: (turn, intent) => (intent === 'list' ? listInsights(turn) : answer(turn, intent)),
});

function readTap(turn: Turn): InsightAnswer | null {
  const ofRule = tapWords(turn, 'rul');
  if (ofRule?.[1] === 'undo') return { word: 'undo', meant: { by: 'rule', ruleId: Number(ofRule[2]) } };
  const tapped = tapWords(turn, 'ins');
  const word = answerWords.find((one) => one === tapped?.[1]);
  return word ? { word, meant: { by: 'id', number: Number(tapped?.[2]) } } : null;
}

const bare = /^(apply|dismiss)(?:\s+#?(\d{1,9}))?$/i;
const named = /^(?:(apply|dismiss|never|undo|why|show)\s+)?insight\s+#?(\d{1,9})$/i;

function readText(turn: Turn): InsightAnswer | 'list' | null {
  const message = messageTurn(turn);
  if (!message) return null;
  const text = message.incoming.text.trim();
  if (slashCommand(text)?.name === 'insights') return 'list';
  const byId = named.exec(text);
  if (byId) return { word: wordOf(byId[1] ?? 'show'), meant: { by: 'id', number: Number(byId[2]) } };
  const insightId = answeredInsight(turn);
  if (insightId !== null && /^(why|undo|never)\??$/i.test(text))
    return { word: wordOf(text.replace('?', '')), meant: { by: 'reply', insightId } };
  const said = bare.exec(text);
  if (!said) return null;
  const word = wordOf(said[1] ?? '');
  if (said[2] !== undefined) return { word, meant: { by: 'position', number: Number(said[2]) } };
  return { word, meant: insightId === null ? { by: 'open' } : { by: 'reply', insightId } };
}

function wordOf(text: string): AnswerWord {
  return answerWords.find((word) => word === text.toLowerCase()) ?? 'show';
}

/** The insight that the message answered by this one puts to the person. */
function answeredInsight({ incoming, store, person }: Turn): number | null {
  if (incoming.type !== 'message' || incoming.replyTo === null) return null;
  const message = { userId: person.id, chatId: incoming.chatId, messageId: incoming.replyTo };
  return store.deliveries.insightOf(message) ?? null;
}
