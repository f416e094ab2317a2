import type { ClaimedJob } from '@noctem/core/jobs';

/** What happened to a run, for the log and the trace. */
export type JobEvent =
  | { readonly type: 'finished'; readonly job: ClaimedJob; readonly status: 'done' | 'skipped'; readonly ms: number }
  | { readonly type: 'failed'; readonly job: ClaimedJob; readonly error: string; readonly ms: number }
  /** Failed, and will be tried again at `runAt`. */
  | {
      readonly type: 'retrying';
      readonly job: ClaimedJob;
      readonly error: string;
      readonly ms: number;
      readonly runAt: number;
    }
  /** Put back unrun or half run: the person is writing, or the program stops. */
  | { readonly type: 'released'; readonly job: ClaimedJob; readonly runAt: number }
  /** Another process took the work over while this one was too slow to say that it lives. */
  | { readonly type: 'lost'; readonly job: ClaimedJob }
  /** The queue itself is in trouble: Redis away, database locked. */
  | { readonly type: 'trouble'; readonly error: string };

export type JobObserver = (event: JobEvent) => void;

/** Says what `thrown` is in one line without secrets: bot tokens and passwords in addresses are cut out. */
export function sentenceOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return withoutSecrets(text).slice(0, 500);
}

function withoutSecrets(text: string): string {
  return text.replaceAll(/\d{5,}:[\w-]{20,}/g, '[token]').replaceAll(/\/\/[^\s/@]*@/g, '//');
}
