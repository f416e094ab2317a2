import type { ZoneId } from '@noctem/core/kernel';
import type { JobOutcome, JobRun } from '@noctem/queue';
import type { HeavyName } from './heavy.ts';

/** What a thread for heavy work is given at its start. */
export interface ThreadSettings {
  readonly file: string;
  readonly migrations: string;
  readonly data: string;
  readonly zone: ZoneId;
}

/** What the thread is told. It does one piece at a time. */
export type ToThread =
  | { readonly type: 'run'; readonly name: HeavyName; readonly payload: unknown; readonly run: Omit<JobRun, 'signal'> }
  | { readonly type: 'abort' }
  | { readonly type: 'close' };

/** What it answers, once for each `run`. */
export type FromThread =
  | { readonly type: 'ended'; readonly outcome: JobOutcome }
  | { readonly type: 'threw'; readonly error: string };
