import type { JobCatalogue, NameIn, NoctemJobs, PayloadIn } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';

/**
 * What became of a run. `failed` is tried again as the catalogue allows, unless it is `final`; `later`: something else has to
 * be done first, and the row waits until `runAt`, using no attempt.
 */
export type JobOutcome =
  | { readonly status: 'done'; readonly result?: unknown }
  | { readonly status: 'skipped'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string; readonly final?: boolean }
  | { readonly status: 'later'; readonly runAt: EpochMs };

/** What a handler knows of its run. */
export interface JobRun {
  readonly jobId: string;
  readonly userId: number | null;
  /** Number of this run, from 1. */
  readonly attempt: number;
  /** Aborted at the time limit, at a stop that has waited long enough, and when the lease was lost. */
  readonly signal: AbortSignal;
}

/**
 * Does one piece of work. It may run again after a crash, so its effects are idempotent by `jobId`. Expected failures
 * are returned; what is thrown counts as a failure that is tried again.
 */
export type JobHandler<N extends NameIn<C>, C extends JobCatalogue = NoctemJobs> = (
  payload: PayloadIn<C, N>,
  run: JobRun,
) => Promise<JobOutcome>;

/** One handler per entry of the catalogue: `{ ... } satisfies JobHandlers`. */
export type JobHandlers<C extends JobCatalogue = NoctemJobs> = { readonly [N in NameIn<C>]: JobHandler<N, C> };
