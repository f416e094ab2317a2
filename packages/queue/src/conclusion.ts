import { retryDelayMs, type ClaimedJob, type Ending, type JobCatalogue, type JobDefinition } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { End } from './attempt.ts';
import { sentenceOf } from './job-event.ts';
import type { RunnerParts } from './runner-parts.ts';

interface Conclusion {
  readonly job: ClaimedJob;
  readonly definition: JobDefinition;
  readonly end: End;
  readonly ms: number;
}

/** Work that waits for other work looks again after this at the earliest. */
const soonMs = 500;

/** Writes down what became of a run and tells the observer. */
export function conclude<C extends JobCatalogue>(
  parts: RunnerParts<C>,
  { job, definition, end, ms }: Conclusion,
): void {
  switch (end.status) {
    case 'done':
      return finish(parts, { job, ms, ending: { status: 'done', error: null, result: end.result ?? null } });
    case 'skipped':
      return finish(parts, { job, ms, ending: { status: 'skipped', error: null, result: { reason: end.reason } } });
    case 'failed': {
      const delay = end.final === true ? null : retryDelayMs(definition.retries, job.attempt);
      const error = sentenceOf(end.reason);
      if (delay === null) return finish(parts, { job, ms, ending: { status: 'failed', error, result: null } });
      return retry(parts, { job, ms, error, delay });
    }
    case 'stopped':
      return release(parts, job, parts.clock.now());
    case 'interrupted':
      return release(parts, job, parts.clock.now() + soonMs);
    case 'later':
      return release(parts, job, Math.max(end.runAt, parts.clock.now() + soonMs));
    case 'lost':
      parts.observe?.({ type: 'lost', job });
  }
}

function finish<C extends JobCatalogue>(
  { outbox, clock, observe }: RunnerParts<C>,
  { job, ms, ending }: { readonly job: ClaimedJob; readonly ms: number; readonly ending: Omit<Ending, 'now'> },
): void {
  if (!outbox.finish(job, { ...ending, now: clock.now() })) return observe?.({ type: 'lost', job });
  const { status, error } = ending;
  observe?.(
    status === 'failed' ? { type: 'failed', job, error: error ?? '', ms } : { type: 'finished', job, status, ms },
  );
}

function retry<C extends JobCatalogue>(
  { outbox, clock, observe }: RunnerParts<C>,
  next: { readonly job: ClaimedJob; readonly ms: number; readonly error: string; readonly delay: number },
): void {
  const { job, ms, error, delay } = next;
  const now = clock.now();
  const runAt = now + delay;
  const kept = outbox.retry(job, { runAt, now, error });
  observe?.(kept ? { type: 'retrying', job, error, ms, runAt } : { type: 'lost', job });
}

/** Puts a row back as if it had not been claimed. */
export function release<C extends JobCatalogue>(
  { outbox, clock, observe }: RunnerParts<C>,
  job: ClaimedJob,
  runAt: EpochMs,
): void {
  const released = outbox.release(job, { runAt, now: clock.now() });
  observe?.(released ? { type: 'released', job, runAt } : { type: 'lost', job });
}
