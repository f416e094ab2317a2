import { skillJobs } from '@noctem/core/jobs';
import { type Models, noBenchmark, noModels } from '@noctem/models';
import { createEmbeddedQueue, createSimulatedClock, type JobEvent } from '@noctem/queue';
import { inlineHeavyWork } from '../jobs/heavy.ts';
import { createSkillHandlers } from '../jobs/handlers.ts';
import { idleFrom } from '../skills/index.ts';
import type { Chat } from './open-chat.ts';

/** Runs every skill that is due at the chat's time to its end. Returns what became of each job. */
export async function runSkills(chat: Chat, models: Models = noModels): Promise<string[]> {
  const { store, parts } = chat;
  const memory = { load: () => chat.now, save: () => undefined };
  const events: string[] = [];
  const heavy = inlineHeavyWork({ ...parts, data: '.', zone: parts.defaultZone });
  const queue = createEmbeddedQueue({
    catalogue: skillJobs,
    handlers: createSkillHandlers({ store, models, benchmark: noBenchmark, heavy, act: parts }),
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
