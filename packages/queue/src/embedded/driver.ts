import { jobMaker, type ClaimedJob, type JobCatalogue } from '@noctem/core/jobs';
import { sentenceOf } from '../job-event.ts';
import { createPruning } from '../pruning.ts';
import type { QueueDriver, QueueHealth } from '../queue-driver.ts';
import { createRounds } from '../rounds.ts';
import { createRunner } from '../runner.ts';
import type { RunnerParts } from '../runner-parts.ts';
import { createLanes } from './lanes.ts';

export interface EmbeddedOptions<C extends JobCatalogue> extends RunnerParts<C> {
  /** Light pieces of work at a time; one heavy piece may run beside them. Default 2. */
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
  const { catalogue, outbox, clock, observe, alone = false, concurrency = 2, pollMs = 1_000 } = options;
  const runner = createRunner(options);
  const lanes = createLanes(
    catalogue,
    alone ? { together: 1, light: 1 } : { together: concurrency + 1, light: concurrency },
  );
  const newJob = jobMaker(catalogue);
  const names = Object.keys(catalogue);
  const prune = createPruning(outbox, clock);
  let state: QueueHealth['state'] = 'idle';
  let problem: string | null = null;

  function claim(): ClaimedJob | null {
    const open = lanes.open();
    return open.length === 0 ? null : runner.claimNext(open);
  }

  /** Begins as much due work as the lanes take. Returns how much that was. */
  function pump(): number {
    let begun = 0;
    for (let job = claim(); job !== null; job = claim()) {
      begun += 1;
      const leave = lanes.enter(job.name);
      void runner.run(job).then(() => {
        leave();
        rounds.wake();
      });
    }
    return begun;
  }

  function guardedPump(): number {
    if (state !== 'running') return 0;
    try {
      const begun = pump();
      prune();
      problem = null;
      return begun;
    } catch (error) {
      problem = sentenceOf(error);
      observe?.({ type: 'trouble', error: problem });
      return 0;
    }
  }

  const rounds = createRounds({
    round: () => void guardedPump(),
    nextAt: (since) => (state === 'running' ? outbox.nextDueAt({ names, after: since }) : null),
    clock,
    pollMs,
  });

  return {
    enqueue(work) {
      const outcome = outbox.enqueue(newJob(work), clock.now());
      rounds.wake();
      return outcome;
    },
    start() {
      if (state !== 'idle') return;
      if (alone) outbox.freeLeases({ now: clock.now(), leaseNow: Date.now(), all: true });
      state = 'running';
      rounds.start();
    },
    wake: rounds.wake,
    pause() {
      if (state === 'running') state = 'paused';
    },
    resume() {
      if (state !== 'paused') return;
      state = 'running';
      rounds.wake();
    },
    async drain() {
      while (guardedPump() > 0 || runner.running > 0) await runner.anyEnded();
    },
    counts: () => outbox.counts(),
    health: () => ({ driver: 'embedded', state, running: runner.running, problem }),
    async close({ graceMs = defaultGraceMs } = {}) {
      state = 'closed';
      await rounds.stop();
      if (await runner.idleWithin(graceMs)) return;
      runner.abortAll();
      await runner.idleWithin(1_000);
    },
  };
}
