import { jobMaker, type JobCatalogue, type JobStatus, type NameIn, type Work } from '@noctem/core/jobs';
import type { Worker } from 'bullmq';
import { sentenceOf } from '../job-event.ts';
import type { QueueDriver, QueueHealth } from '../queue-driver.ts';
import { createRunner, type Runner } from '../runner.ts';
import { within } from '../within.ts';
import type { BullmqOptions } from './options.ts';
import type { Ticket } from './dispatcher.ts';
import { disconnect, isReady, lay, type Plumbing } from './plumbing.ts';

const defaultGraceMs = 5_000;
const soonMs = 20;

/**
 * The queue on BullMQ. Redis carries tickets that say "run this row now"; retries, delays, deduplication and results
 * are the outbox's, so a Redis that is away or has lost its memory delays work and loses none.
 */
export function createBullmqQueue<C extends JobCatalogue>(options: BullmqOptions<C>): QueueDriver<C> {
  return new BullmqDriver(options);
}

class BullmqDriver<C extends JobCatalogue> implements QueueDriver<C> {
  readonly wake = (): void => this.#plumbing?.dispatcher.wake();
  readonly #options: BullmqOptions<C>;
  readonly #newJob: ReturnType<typeof jobMaker<C>>;
  readonly #runner: Runner;
  #state: Exclude<QueueHealth['state'], 'down'> = 'idle';
  #problem: string | null = null;
  #plumbing: Plumbing | undefined;
  #soon: NodeJS.Timeout | null = null;

  constructor(options: BullmqOptions<C>) {
    this.#options = options;
    this.#newJob = jobMaker(options.catalogue);
    this.#runner = createRunner(options);
  }

  enqueue<N extends NameIn<C>>(work: Work<C, N>): 'enqueued' | 'known' {
    const { outbox, clock } = this.#options;
    const outcome = outbox.enqueue(this.#newJob(work), clock.now());
    this.wake();
    return outcome;
  }

  start(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'running';
    this.#plumbing = lay(this.#options, {
      process: (ticket) => this.#process(ticket),
      trouble: (error) => this.#tell(sentenceOf(error)),
      wellAgain: () => {
        this.#problem = null;
      },
      mayDispatch: () => this.#state === 'running',
    });
  }

  pause(): void {
    if (this.#state !== 'running') return;
    this.#state = 'paused';
    this.#eachWorker((worker) => worker.pause(true));
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'running';
    this.#eachWorker((worker) => worker.resume());
    this.wake();
  }

  counts(): Readonly<Record<JobStatus, number>> {
    return this.#options.outbox.counts();
  }

  health(): QueueHealth {
    const away = this.#state !== 'closed' && this.#plumbing !== undefined && !isReady(this.#plumbing);
    const problem = this.#problem ?? (away ? 'Redis is away' : null);
    return { driver: 'bullmq', state: away ? 'down' : this.#state, running: this.#runner.running, problem };
  }

  async close({ graceMs = defaultGraceMs }: { readonly graceMs?: number } = {}): Promise<void> {
    this.#state = 'closed';
    const closing = this.#plumbing?.workers.map((worker) => worker.close()) ?? [];
    const dispatched = this.#plumbing?.dispatcher.stop();
    if (!(await this.#runner.idleWithin(graceMs))) {
      this.#runner.abortAll();
      await this.#runner.idleWithin(600);
    }
    await within(Promise.allSettled([...closing, dispatched]), 400);
    if (this.#plumbing) await disconnect(this.#plumbing);
  }

  /** Runs the row of a ticket. One that cannot run now stays in the outbox: the ticket is spent, the next brings it. */
  async #process({ id, jobId }: Ticket): Promise<void> {
    const job = this.#runner.claimById(id, jobId);
    if (job === null) return;
    if (this.#state === 'running') {
      await this.#runner.run(job);
      // A run that is to be tried again, or that enqueued more, moved the next due time.
      return this.#wakeSoon();
    }
    const now = this.#options.clock.now();
    this.#options.outbox.release(job, { runAt: now, now });
  }

  /** One look for all the runs that end within a moment. */
  #wakeSoon(): void {
    if (this.#soon !== null) return;
    this.#soon = setTimeout(() => {
      this.#soon = null;
      this.wake();
    }, soonMs).unref();
  }

  #eachWorker(act: (worker: Worker<Ticket>) => Promise<void>): void {
    for (const worker of this.#plumbing?.workers ?? []) {
      act(worker).catch((error: unknown) => this.#tell(sentenceOf(error)));
    }
  }

  /** Redis away for an hour is one event, not one a second. */
  #tell(problem: string): void {
    const isNews = problem !== this.#problem && this.#state !== 'closed';
    this.#problem = problem;
    if (isNews) this.#options.observe?.({ type: 'trouble', error: problem });
  }
}
