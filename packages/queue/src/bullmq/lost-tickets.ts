import type { DispatchableJob } from '@noctem/core/jobs';
import { within } from '../within.ts';
import type { DispatcherParts } from './dispatcher.ts';

const askLimitMs = 2_000;

/**
 * Finds tickets that a process took from Redis and did not live to claim the row of: Redis has them in work for as long as
 * the longest run may take, and no other process would get them. Whoever takes a ticket claims at once, so one that is
 * seen in work and unclaimed twice is lost. A row that is handed over again and claimed after all is claimed once.
 */
export function createLostTickets(
  { outbox, clock, queues }: Pick<DispatcherParts, 'outbox' | 'clock' | 'queues'>,
  everyMs: number,
): () => Promise<void> {
  let nextAt = 0;
  let suspects = new Set<string>();
  return async () => {
    if (Date.now() < nextAt) return;
    nextAt = Date.now() + everyMs;
    const inWork = await within(
      Promise.all(Object.values(queues).map((queue) => queue.getRanges(['active']))),
      askLimitMs,
    );
    const taken = new Set(inWork?.flat());
    const jobIds = [...taken].map((id) => id.slice(0, id.lastIndexOf('.')));
    const unclaimed = outbox.unclaimed(jobIds).filter((job) => taken.has(ticketId(job)));
    outbox.takeBack(
      unclaimed.filter((job) => suspects.has(ticketId(job))),
      clock.now(),
    );
    suspects = new Set(unclaimed.map(ticketId));
  };
}

/** Under this id BullMQ knows one hand-over of a row. */
export function ticketId({ jobId, ticket }: Pick<DispatchableJob, 'jobId' | 'ticket'>): string {
  return `${jobId}.${ticket}`;
}
