import type { EpochMs } from '@noctem/core/kernel';

/** The stages of a piece of work, in the order in which they come; a stage may be missing, none comes twice but `execute`. */
export const stages = ['input', 'classify', 'route', 'execute', 'reply', 'complete'] as const;
export type Stage = (typeof stages)[number];

/** What a trace is linked to, so that "why?" finds it from any side. */
export interface TraceLinks {
  readonly thoughtId?: number | null;
  readonly taskId?: number | null;
  readonly projectId?: number | null;
}

export interface StageFacts extends TraceLinks {
  readonly stage: Stage;
  /** The feature or skill that worked, for example `capture`. */
  readonly component: string;
  /** One word for how it ended: `captured`, `duplicate`, `failed`. */
  readonly outcome: string;
  readonly confidence?: number | null;
  readonly classifier?: string | null;
  readonly ruleSet?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
}

/** One row of `execution_logs` before it is written. */
export interface StageRow extends Required<StageFacts> {
  readonly traceId: string;
  readonly at: EpochMs;
  readonly durationUs: number;
}
