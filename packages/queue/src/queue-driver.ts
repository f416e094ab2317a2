import type { JobCatalogue, JobStatus, NameIn, NoctemJobs, Work } from '@noctem/core/jobs';

/** What can be said of a queue without waiting: `down` means Redis is away and work waits in the outbox. */
export interface QueueHealth {
  readonly driver: 'embedded' | 'bullmq';
  readonly state: 'idle' | 'running' | 'paused' | 'down' | 'closed';
  /** Pieces of work that this process runs at the moment. */
  readonly running: number;
  /** What is wrong, in one sentence without secrets; null when nothing is. */
  readonly problem: string | null;
}

/**
 * Carries the work of the outbox to its handlers. Nothing here waits on a network: what a queue cannot do now stays in
 * the outbox and is done later.
 */
export interface QueueDriver<C extends JobCatalogue = NoctemJobs> {
  /** Writes the work and wakes the queue. Idempotent by job id. Inside an open transaction use the outbox, then `wake`. */
  enqueue<N extends NameIn<C>>(work: Work<C, N>): 'enqueued' | 'known';
  /** Begins to run what is due. Returns at once, whether or not Redis is there. */
  start(): void;
  /** Says that rows were written: look now, not at the next round. */
  readonly wake: () => void;
  /** No further work is begun until `resume`; what runs goes on. */
  pause(): void;
  resume(): void;
  counts(): Readonly<Record<JobStatus, number>>;
  health(): QueueHealth;
  /**
   * Stops. Runs get `graceMs` to end, then their signal is aborted and their rows are put back, using no attempt.
   * Resolves within `graceMs` and about a second, whatever handlers and Redis do.
   */
  close(options?: { readonly graceMs?: number }): Promise<void>;
}
