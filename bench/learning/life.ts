import type { EpochMs } from '@noctem/core/kernel';
import { type SeededRandom, seededRandom } from '../../tests/support/seeded-random.ts';
import type { Biography } from './biography.ts';
import { type Chat, openChat } from './chat.ts';
import { Diary } from './diary.ts';
import type { Human } from './habit.ts';
import { hearInsights } from './hearing-insights.ts';
import { planOf, type Utterance } from './plan.ts';
import { putRight } from './putting-right.ts';
import { hearQuestions, type Errand } from './later-answers.ts';
import { reactTo } from './reaction.ts';

export interface LifeOptions {
  readonly human: Human;
  readonly seed: number;
  readonly weeks: number;
  readonly thoughts: number;
}

/** A person while they chat: what they carry from one message to the next. */
export interface Living extends LifeOptions {
  readonly chat: Chat;
  readonly random: SeededRandom;
  readonly diary: Diary;
  /** What was meant by each message, by its id. */
  readonly said: Map<number, Utterance>;
  /** Answers that are given later, in order. */
  readonly errands: Errand[];
  now: EpochMs;
  /** The last words of a correction, to tell what was not understood. */
  lastWords: string;
}

const minuteMs = 60_000;

/** Lets a person chat through their weeks with a bot of their own. */
export async function live(options: LifeOptions): Promise<Biography> {
  const began = performance.now();
  const { human, seed } = options;
  const chat = await openChat(human);
  try {
    const living: Living = {
      ...options,
      chat,
      random: seededRandom(seed * 31 + 5),
      diary: new Diary(options),
      said: new Map(),
      errands: [],
      now: 0,
      lastWords: '',
    };
    for (const utterance of planOf(options)) {
      await doErrands(living, utterance.at);
      await speak(living, utterance);
    }
    return living.diary.biography((performance.now() - began) / 1000);
  } finally {
    await chat.close();
  }
}

async function doErrands(living: Living, until: EpochMs): Promise<void> {
  for (;;) {
    const next = living.errands[0];
    if (!next || next.at > until) return;
    living.errands.shift();
    living.now = Math.max(living.now, next.at);
    await next.run();
  }
}

async function speak(living: Living, utterance: Utterance): Promise<void> {
  const { chat, diary } = living;
  living.now = Math.max(utterance.at, living.now + minuteMs);
  const said = { ...utterance, at: living.now };
  const exchange = await chat.say(said.text, { at: living.now });
  living.said.set(exchange.messageId, said);
  diary.writes(said, chat.eyes.filed(exchange.messageId));
  await reactTo(living, said, exchange);
  await putRight(living, said, exchange);
  hearQuestions(living, exchange);
  await hearInsights(living, said.week);
}
