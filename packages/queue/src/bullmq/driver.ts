import { jobMaker, type JobCatalogue } from '@noctem/core/jobs';
import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { sentenceOf } from '../job-event.ts';
import type { QueueDriver, QueueHealth } from '../queue-driver.ts';
import { createRunner } from '../runner.ts';
import type { RunnerParts } from '../runner-parts.ts';
import { within } from '../within.ts';
import { producerConnection, workerConnection } from './connections.ts';
import { createDispatcher, type Ticket, type Weight } from './dispatcher.ts';

export interface BullmqOptions<C extends JobCatalogue> extends RunnerParts<C> {
  readonly url: string;
  /** Sets this installation apart on a shared Redis. Letters, digits and `-`. */
  readonly prefix: string;
  /** False for a process that only hands work over. Default true. */
  readonly work?: boolean;
  /** Light pieces of work at a time; one heavy piece may run beside them. Default 2. */
  readonly concurrency?: number;
  /** How often to look for rows that other processes wrote. Default 1 s. */
  readonly pollMs?: number;
  /** How often to hand over again what Redis may have forgotten. Default 30 s. */
  readonly reconcileMs?: number;
}

const defaultGraceMs = 5_000;
const weights = ['light', 'heavy'] as const satisfies readonly Weight[];

/**
 * The queue on BullMQ. Redis carries tickets that say "run this row now"; retries, delays, deduplication and results
 * are the outbox's, so a Redis that is away or has lost its memory delays work and loses none.
 */
export function createBullmqQueue<C extends JobCatalogue>(options: BullmqOptions<C>): QueueDriver<C> {
  const { outbox, clock, observe } = options;
  const runner = createRunner(options);
  const newJob = jobMaker(options.catalogue);
  let state: Exclude<QueueHealth['state'], 'down'> = 'idle';
  let problem: string | null = null;
  let plumbing: Plumbing | undefined;

  const trouble = (error: unknown) => {
    const sentence = sentenceOf(error);
    // Redis away for an hour is one event, not one a second.
    if (sentence !== problem && state !== 'closed') observe?.({ type: 'trouble', error: sentence });
    problem = sentence;
  };

  async function process({ id, jobId }: Ticket): Promise<void> {
    // What cannot run now stays in the outbox; the ticket is spent, and a free row is handed over anew.
    const job = runner.claimById(id, jobId);
    if (job === null) return;
    if (state === 'running') {
      await runner.run(job);
      // A run that is to be tried again, or that enqueued more, moved the next due time.
      return plumbing?.dispatcher.wake();
    }
    outbox.release(job, { runAt: clock.now(), now: clock.now() });
  }

  const setWorkers = (action: 'pause' | 'resume') => {
    for (const worker of plumbing?.workers ?? []) {
      const moved = action === 'pause' ? worker.pause(true) : worker.resume();
      moved.catch(trouble);
    }
  };

  return {
    enqueue(work) {
      const outcome = outbox.enqueue(newJob(work), clock.now());
      plumbing?.dispatcher.wake();
      return outcome;
    },
    start() {
      if (state !== 'idle') return;
      state = 'running';
      plumbing = connect(options, {
        process,
        trouble,
        mayDispatch: () => state === 'running',
        wellAgain: () => (problem = null),
      });
    },
    wake: () => plumbing?.dispatcher.wake(),
    pause() {
      if (state !== 'running') return;
      state = 'paused';
      setWorkers('pause');
    },
    resume() {
      if (state !== 'paused') return;
      state = 'running';
      setWorkers('resume');
      plumbing?.dispatcher.wake();
    },
    counts: () => outbox.counts(),
    health() {
      const away = state !== 'closed' && plumbing !== undefined && plumbing.producer.status !== 'ready';
      const seen = away ? 'down' : state;
      return {
        driver: 'bullmq',
        state: seen,
        running: runner.running,
        problem: away ? (problem ?? 'Redis is away') : problem,
      };
    },
    async close({ graceMs = defaultGraceMs } = {}) {
      state = 'closed';
      const closing = plumbing?.workers.map((worker) => worker.close()) ?? [];
      const dispatched = plumbing?.dispatcher.stop();
      if (!(await runner.idleWithin(graceMs))) {
        runner.abortAll();
        await runner.idleWithin(600);
      }
      await within(Promise.allSettled([...closing, dispatched]), 400);
      if (plumbing) await disconnect(plumbing);
    },
  };
}

interface Plumbing {
  readonly producer: Redis;
  readonly consumer: Redis | undefined;
  readonly queues: Readonly<Record<Weight, Queue<Ticket>>>;
  readonly workers: readonly Worker<Ticket>[];
  readonly dispatcher: ReturnType<typeof createDispatcher>;
}

interface Wiring {
  readonly process: (ticket: Ticket) => Promise<void>;
  readonly trouble: (error: unknown) => void;
  readonly wellAgain: () => void;
  readonly mayDispatch: () => boolean;
}

function connect<C extends JobCatalogue>(options: BullmqOptions<C>, wiring: Wiring): Plumbing {
  const { trouble, wellAgain } = wiring;
  const producer = producerConnection(options.url, trouble);
  const consumer = options.work === false ? undefined : workerConnection(options.url, trouble);
  const queues = { light: queueOf('light'), heavy: queueOf('heavy') };
  const dispatcher = createDispatcher({
    ...options,
    producer,
    queues,
    mayDispatch: wiring.mayDispatch,
    onRound: (error) => (error === null ? wellAgain() : trouble(error)),
    pollMs: options.pollMs ?? 1_000,
    reconcileMs: options.reconcileMs ?? 30_000,
  });
  const workers = consumer === undefined ? [] : weights.map((weight) => workerOf(consumer, weight));
  dispatcher.start();
  return { producer, consumer, queues, workers, dispatcher };

  function queueOf(weight: Weight): Queue<Ticket> {
    const queue = new Queue<Ticket>(weight, { connection: producer, prefix: options.prefix, skipVersionCheck: true });
    queue.on('error', trouble);
    return queue;
  }

  function workerOf(connection: Redis, weight: Weight): Worker<Ticket> {
    const worker = new Worker<Ticket>(weight, (job) => wiring.process(job.data), {
      connection,
      prefix: options.prefix,
      skipVersionCheck: true,
      concurrency: weight === 'heavy' ? 1 : (options.concurrency ?? 2),
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

/** Ends every connection without waiting for an answer that may never come. */
async function disconnect({ producer, consumer, queues, workers }: Plumbing): Promise<void> {
  const ends = [
    ...workers.map((worker) => worker.getBackend().close(true)),
    queues.light.close(),
    queues.heavy.close(),
  ];
  await within(Promise.allSettled(ends), 200);
  producer.disconnect();
  consumer?.disconnect();
}
