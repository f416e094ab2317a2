import type { EpochMs } from '@noctem/core/kernel';
import type { JobEvent, JobObserver } from '@noctem/queue';
import type { Store } from '@noctem/store';
import type { Logger } from 'pino';
import { traceJob } from './trace-job.ts';

/** Writes down what became of each piece of work: in the log, and as a trace. */
export function observeJobs(about: {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => EpochMs;
}): JobObserver {
  return (event) => {
    logJob(about.log, event);
    traceJob(about.store, event, about.now());
  };
}

function logJob(log: Logger, event: JobEvent): void {
  if (event.type === 'trouble') return log.warn({ error: event.error }, 'the queue is in trouble');
  const facts = { job: event.job.jobId, event: event.type, ...('error' in event && { error: event.error }) };
  if (event.type === 'failed') log.error(facts, 'work failed');
  else log.debug(facts, 'work');
}
