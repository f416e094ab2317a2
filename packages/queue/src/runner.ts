import { randomUUID } from 'node:crypto';
import { definitionIn, type ClaimedJob, type JobCatalogue, type JobDefinition } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import { attempt, Stopped, type Run } from './attempt.ts';
import { conclude, release } from './conclusion.ts';
import { sentenceOf, type JobEvent } from './job-event.ts';
import { createPrecedence, type Precedence } from './precedence.ts';
import { defaultLeaseMs, type RunnerParts } from './runner-parts.ts';
import { within } from './within.ts';

/** Runs work of the outbox in this process, one row a call. */
export interface Runner {
  readonly running: number;
  claimNext(names: readonly string[]): ClaimedJob | null;
  claimById(id: number, jobId: string): ClaimedJob | null;
  /** Runs a claimed row to its end and writes down what became of it. Never rejects. */
  run(job: ClaimedJob): Promise<void>;
  /** Resolves when nothing runs, true, or after `ms` at the latest, false. */
  idleWithin(ms: number): Promise<boolean>;
  /** Resolves when a run has ended; at once when none is under way. */
  anyEnded(): Promise<void>;
  /** Aborts every run and puts its row back, using no attempt. */
  abortAll(): void;
}

export function createRunner<C extends JobCatalogue>(given: RunnerParts<C>): Runner {
  const parts = { ...given, observe: unfailing(given.observe), precedence: createPrecedence(given) };
  const { outbox, clock, leaseMs = defaultLeaseMs } = parts;
  const active = new Map<Promise<void>, AbortController>();
  const lease = () => {
    const leaseNow = Date.now();
    return { now: clock.now(), leaseNow, leaseUntil: leaseNow + leaseMs, lease: randomUUID() };
  };
  return {
    get running() {
      return active.size;
    },
    claimNext: (names) => {
      const may = parts.precedence.mayBegin(names);
      return may.length === 0 ? null : outbox.claimNext({ ...lease(), names: may });
    },
    claimById: (id, jobId) => outbox.claimById({ ...lease(), id, jobId }),
    run(job) {
      const controller = new AbortController();
      const run = runClaimed(parts, { job, controller }).finally(() => active.delete(run));
      active.set(run, controller);
      return run;
    },
    async idleWithin(ms) {
      const deadline = Date.now() + ms;
      while (active.size > 0) {
        const left = deadline - Date.now();
        if (left <= 0) return false;
        await within(Promise.all(active.keys()), left);
      }
      return true;
    },
    async anyEnded() {
      if (active.size > 0) await Promise.race(active.keys());
    },
    abortAll() {
      for (const controller of active.values()) controller.abort(new Stopped());
    },
  };
}

async function runClaimed<C extends JobCatalogue>(
  parts: RunnerParts<C> & { readonly precedence: Precedence },
  run: Run,
): Promise<void> {
  const began = performance.now();
  try {
    const definition = definitionIn(parts.catalogue, run.job.name);
    const startAt = earliestStart(parts, { job: run.job, definition });
    if (startAt > parts.clock.now()) return release(parts, run.job, startAt);
    const end = await attempt(parts, { ...run, definition });
    conclude(parts, { job: run.job, definition, end, ms: performance.now() - began });
  } catch (error) {
    // The row keeps its lease; when that runs out it is taken up again.
    parts.observe?.({ type: 'trouble', error: sentenceOf(error) });
  }
}

/** How long work that was handed over too early waits before it is handed over again. */
const yieldMs = 2_000;

/** When a claimed row may begin, as things stand: not while its person writes, nor while what goes first is waiting. */
function earliestStart<C extends JobCatalogue>(
  { clock, idleFrom, precedence }: RunnerParts<C> & { readonly precedence: Precedence },
  { job, definition }: { readonly job: ClaimedJob; readonly definition: JobDefinition },
): EpochMs {
  const now = clock.now();
  const idleAt = definition.waitsForIdle ? (idleFrom?.(job.userId) ?? 0) : 0;
  if (idleAt > now) return idleAt;
  return precedence.mayBegin([job.name]).length === 0 ? now + yieldMs : now;
}

/** What is watched must not fail because its watcher did. */
function unfailing(observe: (event: JobEvent) => void = () => {}): (event: JobEvent) => void {
  return (event) => {
    try {
      observe(event);
    } catch {
      // The watcher is where a failure would be told.
    }
  };
}
