import { type JobCatalogue, type JobWeight, jobWeights } from '@noctem/core/jobs';
import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Rounds } from '../rounds.ts';
import { within } from '../within.ts';
import { producerConnection, workerConnection } from './connections.ts';
import { createDispatcher, type Ticket } from './dispatcher.ts';
import type { BullmqOptions } from './options.ts';

/** Everything that is connected to Redis. */
export interface Plumbing {
  readonly producer: Redis;
  readonly consumer: Redis | undefined;
  readonly queues: Readonly<Record<JobWeight, Queue<Ticket>>>;
  readonly workers: readonly Worker<Ticket>[];
  readonly dispatcher: Rounds;
}

interface Wiring {
  readonly process: (ticket: Ticket) => Promise<void>;
  readonly trouble: (error: unknown) => void;
  readonly wellAgain: () => void;
  readonly mayDispatch: () => boolean;
}

/** Connects queues, workers and the dispatcher. Returns at once; what Redis does shows later. */
export function lay<C extends JobCatalogue>(options: BullmqOptions<C>, wiring: Wiring): Plumbing {
  const { trouble, wellAgain } = wiring;
  const producer = producerConnection(options.url, trouble);
  const consumer = options.work === false ? undefined : workerConnection(options.url, trouble);
  const queues = { light: queueOf('light'), heavy: queueOf('heavy'), slow: queueOf('slow') };
  const dispatcher = createDispatcher({
    ...options,
    producer,
    queues,
    mayDispatch: wiring.mayDispatch,
    onRound: (error) => (error === null ? wellAgain() : trouble(error)),
    pollMs: options.pollMs ?? 1_000,
    reconcileMs: options.reconcileMs ?? 30_000,
  });
  const workers = consumer === undefined ? [] : jobWeights.map((weight) => workerOf(consumer, weight));
  dispatcher.start();
  return { producer, consumer, queues, workers, dispatcher };

  function queueOf(weight: JobWeight): Queue<Ticket> {
    const queue = new Queue<Ticket>(weight, { connection: producer, prefix: options.prefix, skipVersionCheck: true });
    queue.on('error', trouble);
    return queue;
  }

  function workerOf(connection: Redis, weight: JobWeight): Worker<Ticket> {
    const worker = new Worker<Ticket>(weight, (job) => wiring.process(job.data), {
      connection,
      prefix: options.prefix,
      skipVersionCheck: true,
      concurrency: weight === 'light' ? (options.concurrency ?? 2) : 1,
      // The default leaves a worker idle for 15 s after Redis is back.
      runRetryDelay: 500,
      // The outbox's lease says who is alive. BullMQ's renewal, begun by a worker that was closed before Redis was
      // there, would also keep the process from ending.
      skipLockRenewal: true,
      lockDuration: longestRunMs(options.catalogue) + 60_000,
    });
    worker.on('error', trouble);
    return worker;
  }
}

function longestRunMs(catalogue: JobCatalogue): number {
  return Math.max(0, ...Object.values(catalogue).map(({ timeLimitMs }) => timeLimitMs));
}

export function isReady({ producer }: Plumbing): boolean {
  return producer.status === 'ready';
}

/** Ends every connection without waiting for an answer that may never come. */
export async function disconnect({ producer, consumer, queues, workers }: Plumbing): Promise<void> {
  const ends = [
    ...workers.map((worker) => worker.getBackend().close(true)),
    ...jobWeights.map((weight) => queues[weight].close()),
  ];
  await within(Promise.allSettled(ends), 200);
  producer.disconnect();
  consumer?.disconnect();
}
