import type { EpochMs } from '@noctem/core/kernel';
import type { NewJob } from './definition.ts';

export const jobStatuses = ['pending', 'dispatched', 'running', 'done', 'skipped', 'failed'] as const;
/**
 * `pending` waits for its time or for a queue, `dispatched` was handed to Redis, `running` is leased by a process;
 * `done`, `skipped` and `failed` are final.
 */
export type JobStatus = (typeof jobStatuses)[number];
export type FinalStatus = Extract<JobStatus, 'done' | 'skipped' | 'failed'>;

/** A row that may be handed to a queue. `ticket` numbers its hand-overs: the same ticket twice is the same hand-over. */
export interface DispatchableJob {
  readonly id: number;
  readonly jobId: string;
  readonly name: string;
  readonly priority: number;
  readonly ticket: number;
}

/** A row leased to this process. Whoever holds `lease` may end it, nobody else. */
export interface ClaimedJob {
  readonly id: number;
  readonly jobId: string;
  readonly name: string;
  readonly payload: unknown;
  readonly userId: number | null;
  /** Number of this run, from 1. */
  readonly attempt: number;
  readonly lease: string;
}

/**
 * A lease is held in real time even where the clock of the program is simulated: `leaseNow` and `leaseUntil` are the
 * machine's, `now` is the program's.
 */
export interface Claim {
  readonly now: EpochMs;
  readonly leaseNow: EpochMs;
  readonly leaseUntil: EpochMs;
  /** A fresh random word for the lease. */
  readonly lease: string;
}

export interface Ending {
  readonly status: FinalStatus;
  readonly now: EpochMs;
  readonly error: string | null;
  /** Small and JSON; null when there is nothing to say. */
  readonly result: unknown;
}

/**
 * The rows of work, which are the truth whatever queue carries them. Every method is one short transaction and
 * synchronous; `enqueue` called inside an open transaction of the same database handle becomes part of it.
 */
export interface Outbox {
  /** Writes the row unless its job id is known, in whatever state. */
  enqueue(job: NewJob, now: EpochMs): 'enqueued' | 'known';
  /** The most urgent row that is due, of one of these names; null when there is none. Includes rows whose lease ran out. */
  claimNext(claim: Claim & { readonly names: readonly string[] }): ClaimedJob | null;
  /** This row, if it is due and free; null when it is finished, not due yet, or leased. */
  claimById(claim: Claim & { readonly id: number; readonly jobId: string }): ClaimedJob | null;
  /** Prolongs a lease; false when it is no longer ours, and the run should stop. */
  renew(job: ClaimedJob, leaseUntil: EpochMs): boolean;
  /** Ends the row; false when the lease is no longer ours and nothing was changed. */
  finish(job: ClaimedJob, ending: Ending): boolean;
  /** Puts the row back for another run at `runAt`; false when the lease is no longer ours. */
  retry(job: ClaimedJob, next: { readonly runAt: EpochMs; readonly now: EpochMs; readonly error: string }): boolean;
  /** Puts the row back as if it had not been claimed, for `runAt`; false when the lease is no longer ours. */
  release(job: ClaimedJob, next: { readonly runAt: EpochMs; readonly now: EpochMs }): boolean;
  /** Makes every lease that ran out, or every lease at all, pending again. Returns how many there were. */
  freeLeases(which: { readonly now: EpochMs; readonly leaseNow: EpochMs; readonly all: boolean }): number;
  /** Due rows of these names that no queue has yet, the most urgent first, each with its next ticket. */
  undispatched(query: {
    readonly names: readonly string[];
    readonly now: EpochMs;
    readonly limit: number;
  }): DispatchableJob[];
  /** Remembers that these tickets were handed over; a row that moved on meanwhile stays as it is. */
  markDispatched(jobs: readonly DispatchableJob[], now: EpochMs): void;
  /** Rows handed over but not yet claimed, with the ticket that was used, by id and above `afterId`. */
  dispatched(query: { readonly afterId: number; readonly limit: number }): DispatchableJob[];
  /** Those of these job ids whose rows were handed over and are not claimed, with the ticket that was used. */
  unclaimed(jobIds: readonly string[]): DispatchableJob[];
  /** Makes rows wait again whose tickets are lost; a row that moved on meanwhile stays as it is. */
  takeBack(jobs: readonly DispatchableJob[], now: EpochMs): void;
  /** The next instant after `after` at which a waiting row of one of these names falls due; null when there is none. */
  nextDueAt(query: { readonly names: readonly string[]; readonly after: EpochMs }): EpochMs | null;
  /** Whether a row of one of these names is due or leased. */
  isBusyWith(query: { readonly names: readonly string[]; readonly now: EpochMs }): boolean;
  /** Makes what waits of this kind of work of a person due now; what nobody waits with stays as it is. */
  hasten(which: { readonly name: string; readonly userId: number; readonly now: EpochMs }): void;
  counts(): Readonly<Record<JobStatus, number>>;
  /**
   * Deletes up to `limit` finished rows that ended before `finishedBefore`, the oldest first; their job ids are forgotten
   * with them. Returns how many there were.
   */
  prune(which: { readonly finishedBefore: EpochMs; readonly limit: number }): number;
}

/** Where the scheduler remembers how far it came. `fire` is one transaction. */
export interface ScheduleBook {
  /** The slot last fired (or the instant the schedule was first seen); null for a schedule never seen. */
  lastDueAt(name: string): EpochMs | null;
  /** Notes a schedule as first seen at `at`, or as seen no later than that where the machine's clock was set back. */
  begin(name: string, at: EpochMs): void;
  /** Enqueues the job of the slot `due` and moves the schedule there; neither twice. */
  fire(slot: { readonly name: string; readonly due: EpochMs; readonly job: NewJob; readonly now: EpochMs }): void;
}

/** Where a simulated clock keeps its time over restarts. */
export interface ClockMemory {
  load(): EpochMs | null;
  /** Keeps `instant` unless a later one is kept. */
  save(instant: EpochMs): void;
}
