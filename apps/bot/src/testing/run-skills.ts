import { botJobs, skillJobs } from '@noctem/core/jobs';
import { noBenchmark } from '@noctem/models';
import { createEmbeddedQueue, createSimulatedClock, type JobEvent } from '@noctem/queue';
import { answerSummons, answerSummonsLater } from '../features/summon/answer-by-model.ts';
import { createSkillHandlers } from '../jobs/handlers.ts';
import { inlineHeavyWork } from '../jobs/heavy.ts';
import { idleFrom } from '../skills/index.ts';
import type { Chat } from './open-chat.ts';

/** Runs everything a model may have a say in and that is due at the chat's time. Returns what became of each job. */
export async function runSkills(chat: Chat): Promise<string[]> {
  const { store, parts } = chat;
  const { models } = chat.world;
  const memory = { load: () => chat.now, save: () => undefined };
  const events: string[] = [];
  const heavy = inlineHeavyWork({ ...parts, data: '.', zone: parts.defaultZone });
  const summoning = { act: parts, models, wakeSender: () => undefined };
  const queue = createEmbeddedQueue({
    catalogue: { ...skillJobs, summon: botJobs.summon, 'summon-later': botJobs['summon-later'] },
    handlers: {
      ...createSkillHandlers({ store, models, benchmark: noBenchmark, heavy, act: parts }),
      summon: (work, run) => answerSummons(summoning, work, run),
      'summon-later': (work, run) => answerSummonsLater(summoning, work, run),
    },
    outbox: store.outbox,
    clock: createSimulatedClock(memory),
    idleFrom: idleFrom(store, parts.defaultZone),
    observe: (event: JobEvent) => events.push(wordsOf(event)),
    alone: true,
  });
  queue.start();
  await queue.drain();
  await queue.close();
  return events;
}

function wordsOf(event: JobEvent): string {
  if (event.type === 'trouble') return `trouble: ${event.error}`;
  const ending = event.type === 'finished' ? event.status : event.type;
  return `${event.job.name} ${ending}${'error' in event ? `: ${event.error}` : ''}`;
}
