import { instantOf, type EpochMs } from '@noctem/core/kernel';
import type { ChatMessage } from '@noctem/playground';
import type { Exchange } from './chat.ts';
import type { Living } from './life.ts';
import { dayOf } from './plan.ts';
import { putRightAt } from './putting-right.ts';
import { answerTo } from './wording.ts';

/** Something that a person means to do at an instant. */
export interface Errand {
  readonly at: EpochMs;
  readonly run: () => Promise<void>;
}

const minuteMs = 60_000;

/** Notices the questions that the butler asks again, and plans to answer them at this person's hour. */
export function hearQuestions(living: Living, exchange: Exchange): void {
  for (const message of exchange.replies.filter(isWindow)) {
    const at = answerInstant(living);
    living.errands.push({ at, run: async () => await answerWindow(living, message) });
    living.errands.sort((left, right) => left.at - right.at);
  }
}

function isWindow({ text }: ChatMessage): boolean {
  return text.startsWith('A few questions') || text.startsWith('A question');
}

function answerInstant({ human, random, now }: Living): EpochMs {
  const { answerHour } = human.manner;
  if (answerHour === null) return now + (5 + random.below(50)) * minuteMs;
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(answerHour)}:${two(random.below(50))}`;
  return Math.max(instantOf({ date: dayOf(now, human.zone), time }, human.zone), now + minuteMs);
}

/** Answers line by line, by number or by button, and puts right what is still wrong then. */
async function answerWindow(living: Living, message: ChatMessage): Promise<void> {
  const { chat, human, random } = living;
  for (const { number, thoughtId } of linesOf(message)) {
    const messageId = chat.eyes.messageOf(thoughtId);
    const said = messageId === null ? undefined : living.said.get(messageId);
    const filed = messageId === null ? null : chat.eyes.filed(messageId);
    if (!said || messageId === null || filed?.as !== 'asked' || filed.ambiguity === null) continue;
    if (said.habit?.family === 'unasked' || random.next() > human.manner.answersLater) continue;
    const answer = answerTo(filed.ambiguity, { wish: said.wish, random });
    living.now += 20_000;
    await chat.say(`${number}: ${answer.words}`, { at: living.now, replyTo: message.messageId });
    living.diary.answers(said);
    await putRightAt(living, said, { messageId, replyTo: message.messageId });
  }
}

/** The numbered lines of a window with the thoughts that they ask about, as its buttons name them. */
function linesOf(message: ChatMessage): { number: number; thoughtId: number }[] {
  const lines = message.buttons.flat().flatMap(({ text, callback_data: data }) => {
    const [, thoughtId] = (data ?? '').split(':');
    const number = Number.parseInt(text, 10);
    return thoughtId === undefined || Number.isNaN(number) ? [] : [{ number, thoughtId: Number(thoughtId) }];
  });
  return lines.filter((line, index) => lines.findIndex(({ number }) => number === line.number) === index);
}
