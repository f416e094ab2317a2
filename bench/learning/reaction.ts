import type { Exchange } from './chat.ts';
import { chosen } from './grammar.ts';
import type { Living } from './life.ts';
import type { Utterance } from './plan.ts';
import { answerTo } from './wording.ts';

/** Answers the question that the butler asks at once, by a button or in words, or leaves it for later. */
export async function reactTo(living: Living, said: Utterance, exchange: Exchange): Promise<void> {
  const { chat, human, random } = living;
  const filed = chat.eyes.filed(exchange.messageId);
  if (filed?.as !== 'asked' || filed.ambiguity === null || said.habit?.family === 'unasked') return;
  if (random.next() > human.manner.answersAtOnce) return;
  const answer = answerTo(filed.ambiguity, { wish: said.wish, random });
  const question = exchange.replies.findLast(({ buttons }) => buttons.length > 0);
  living.now += (10 + random.below(50)) * 1000;
  const label = question?.buttons.flat().find(({ text }) => text === answer.button)?.text;
  if (question && label !== undefined && random.next() < 0.6) await chat.tap(question.messageId, label);
  else
    await chat.say(answer.words, {
      at: living.now,
      ...(question && chosen([true, false], random) && { replyTo: question.messageId }),
    });
  living.diary.answers(said);
}
