import {
  jobMaker,
  type ClaimedJob,
  type JobCatalogue,
  type JobStatus,
  type NameIn,
  type Work,
} from '@noctem/core/jobs';
import { sentenceOf } from '../job-event.ts';
import { createPruning } from '../pruning.ts';
import type { QueueDriver, QueueHealth } from '../queue-driver.ts';
import { createRounds, type Rounds } from '../rounds.ts';
import { createRunner, type Runner } from '../runner.ts';
import type { RunnerParts } from '../runner-parts.ts';
import { createLanes, type Lanes } from './lanes.ts';

export interface EmbeddedOptions<C extends JobCatalogue> extends RunnerParts<C> {
  /** Light pieces of work at a time; one heavy and one slow piece may run beside them. Default 2. */
  readonly concurrency?: number;
  /**
   * This is the only process that works on the database, and it does one piece at a time: for the simulated clock.
   * Whatever is leased at the start then belongs to a process that died and is taken up at once.
   */
  readonly alone?: boolean;
  /** How often to look for rows that other processes wrote. Default 1 s. */
  readonly pollMs?: number;
}

export interface EmbeddedQueue<C extends JobCatalogue> extends QueueDriver<C> {
  /** Runs everything that is due now, and what that causes for now, to its end. */
  drain(): Promise<void>;
}

const defaultGraceMs = 5_000;

/** The queue without Redis: this process takes its work straight from the outbox. */
export function createEmbeddedQueue<C extends JobCatalogue>(options: EmbeddedOptions<C>): EmbeddedQueue<C> {
  return new EmbeddedDriver(options);
}

class EmbeddedDriver<C extends JobCatalogue> implements EmbeddedQueue<C> {
  readonly wake = (): void => this.#rounds.wake();
  readonly #options: EmbeddedOptions<C>;
  readonly #newJob: ReturnType<typeof jobMaker<C>>;
  readonly #runner: Runner;
  readonly #lanes: Lanes;
  readonly #rounds: Rounds;
  readonly #prune: () => void;
  #state: QueueHealth['state'] = 'idle';
  #problem: string | null = null;

  constructor(options: EmbeddedOptions<C>) {
    const { catalogue, outbox, clock, alone = false, concurrency = 2, pollMs = 1_000 } = options;
    const names = Object.keys(catalogue);
    this.#options = options;
    this.#newJob = jobMaker(catalogue);
    this.#runner = createRunner(options);
    this.#lanes = createLanes(
      catalogue,
      alone ? { together: 1, light: 1 } : { together: concurrency + 2, light: concurrency },
    );
    this.#prune = createPruning(outbox, clock);
    this.#rounds = createRounds({
      round: () => void this.#round(),
      nextAt: (since) => (this.#state === 'running' ? outbox.nextDueAt({ names, after: since }) : null),
      clock,
      pollMs,
    });
  }

  enqueue<N extends NameIn<C>>(work: Work<C, N>): 'enqueued' | 'known' {
    const { outbox, clock } = this.#options;
    const outcome = outbox.enqueue(this.#newJob(work), clock.now());
    this.wake();
    return outcome;
  }

  start(): void {
    if (this.#state !== 'idle') return;
    const { outbox, clock, alone } = this.#options;
    if (alone) outbox.freeLeases({ now: clock.now(), leaseNow: Date.now(), all: true });
    this.#state = 'running';
    this.#rounds.start();
  }

  pause(): void {
    if (this.#state === 'running') this.#state = 'paused';
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'running';
    this.wake();
  }

  async drain(): Promise<void> {
    while (this.#round() > 0 || this.#runner.running > 0) await this.#runner.anyEnded();
  }

  counts(): Readonly<Record<JobStatus, number>> {
    return this.#options.outbox.counts();
  }

  health(): QueueHealth {
    return { driver: 'embedded', state: this.#state, running: this.#runner.running, problem: this.#problem };
  }

  async close({ graceMs = defaultGraceMs }: { readonly graceMs?: number } = {}): Promise<void> {
    this.#state = 'closed';
    await this.#rounds.stop();
    if (await this.#runner.idleWithin(graceMs)) return;
    this.#runner.abortAll();
    await this.#runner.idleWithin(1_000);
  }

  /** Begins as much due work as the lanes take. Returns how much that was. */
  #round(): number {
    if (this.#state !== 'running') return 0;
    try {
      const begun = this.#begin();
      this.#prune();
      this.#problem = null;
      return begun;
    } catch (error) {
      this.#tell(sentenceOf(error));
      return 0;
    }
  }

  #begin(): number {
    let begun = 0;
    for (let job = this.#claim(); job !== null; job = this.#claim()) {
      begun += 1;
      const leave = this.#lanes.enter(job.name);
      void this.#runner.run(job).then(() => {
        leave();
        // The place that is free takes the next piece at once; where there is none, what falls due next has to be found out.
        if (this.#round() === 0) this.wake();
      });
    }
    return begun;
  }

  #claim(): ClaimedJob | null {
    const open = this.#lanes.open();
    return open.length === 0 ? null : this.#runner.claimNext(open);
  }

  /** A database that is locked for an hour is one event, not one a second. */
  #tell(problem: string): void {
    if (problem !== this.#problem) this.#options.observe?.({ type: 'trouble', error: problem });
    this.#problem = problem;
  }
}
