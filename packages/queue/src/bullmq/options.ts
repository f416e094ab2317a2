import type { JobCatalogue } from '@noctem/core/jobs';
import type { RunnerParts } from '../runner-parts.ts';

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
