import type { ProposedRule } from '@noctem/core/rules';
import type { ToldInsight } from './filed.ts';
import { judge, type Verdict } from './judge.ts';
import type { Living } from './life.ts';

/** Reads the insights of a report and answers each: what is true of the person is applied, the rest dismissed. */
export async function hearInsights(living: Living, week: number): Promise<void> {
  for (const insight of living.chat.eyes.insights()) {
    if (insight.status !== 'reported') continue;
    await answer(living, { insight, week, verdict: verdictOn(living, insight, week) });
  }
}

function verdictOn({ human, seed, diary }: Living, { rule }: ToldInsight, week: number): Verdict {
  const inForce = diary.insights
    .filter((story) => story.answer === 'applied' && !('remove' in story.insight.rule))
    // Removals were left out on the line before.
    .map((story) => story.insight.rule as ProposedRule);
  return judge(rule, { human, seed, week: week + 1, inForce });
}

interface Told {
  readonly insight: ToldInsight;
  readonly week: number;
  readonly verdict: Verdict;
}

async function answer(living: Living, { insight, week, verdict }: Told): Promise<void> {
  const { chat, human, diary } = living;
  const applies = verdict.right && human.manner.insights === 'as is true';
  living.now += 20_000;
  await chat.say(`${applies ? 'apply' : 'dismiss'} insight ${insight.id}`, { at: living.now });
  const toldBefore = diary.insights.filter((story) => story.insight.id === insight.id).length;
  diary.hears({ insight, week, ...verdict, answer: applies ? 'applied' : 'dismissed', toldBefore });
}
