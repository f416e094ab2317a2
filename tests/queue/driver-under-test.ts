import { createEmbeddedQueue, loadBullmqQueue, systemClock, type QueueDriver } from '@noctem/queue';
import type { Store } from '@noctem/store';
import { catalogue, type Kinds, type Workshop } from './workshop.ts';

export interface DriverWishes {
  readonly store?: Store;
  readonly concurrency?: number;
  readonly idleFrom?: (userId: number | null) => number;
  readonly leaseMs?: number;
  readonly work?: boolean;
}

/** Makes a driver over the workshop's database; the suite is the same for all of them. */
export type MakeDriver = (workshop: Workshop, wishes?: DriverWishes) => Promise<QueueDriver<Kinds>>;

export const embedded: MakeDriver = (workshop, wishes = {}) =>
  Promise.resolve(createEmbeddedQueue(partsOf(workshop, wishes)));

/** Drivers made by one of these share a Redis, under a prefix that no other run uses. */
export function bullmqOn(url: string, prefix: string): MakeDriver {
  return (workshop, { work = true, ...wishes } = {}) =>
    loadBullmqQueue({ ...partsOf(workshop, wishes), url, prefix, work, reconcileMs: 1_000 });
}

function partsOf(
  workshop: Workshop,
  { store = workshop.store, concurrency = 1, leaseMs = 5_000, idleFrom }: DriverWishes,
) {
  return {
    catalogue,
    handlers: workshop.handlers,
    outbox: store.outbox,
    clock: systemClock,
    observe: (event: Workshop['events'][number]) => void workshop.events.push(event),
    concurrency,
    leaseMs,
    pollMs: 100,
    ...(idleFrom === undefined ? {} : { idleFrom }),
  };
}
