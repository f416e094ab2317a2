import type { JobCatalogue, Outbox } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { Clock } from './clock.ts';
import type { JobObserver } from './job-event.ts';
import type { JobHandlers } from './job-handler.ts';

/** What both drivers need to run work. */
export interface RunnerParts<C extends JobCatalogue> {
  readonly catalogue: C;
  readonly handlers: JobHandlers<C>;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Until when work that waits for idleness is to wait: an instant past means that the person is idle now. */
  readonly idleFrom?: (userId: number | null) => EpochMs;
  readonly observe?: JobObserver;
  /** A process that gives no sign for this long is taken for dead, and its work is done again. Default 15 s. */
  readonly leaseMs?: number;
  /** What a handler gets to end by itself once its signal is aborted. Default 300 ms. */
  readonly settleMs?: number;
}

export const defaultLeaseMs = 15_000;
export const defaultSettleMs = 300;
