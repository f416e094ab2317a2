import { TraceRecorder } from '@noctem/core/traces';
import type { JobEvent } from '@noctem/queue';
import type { Store } from '@noctem/store';
import { newTraceId } from '../trace-id.ts';

/** Skills write traces of their own, with the effect; only what they failed at is added here. */
const tracedWithin: ReadonlySet<string> = new Set([
  'look-over',
  'analyse-task',
  'analyse-project',
  'summon',
  'summon-later',
]);

/** Writes the trace of a piece of work that has ended, well or not. What is tried again is not at its end yet. */
export function traceJob(store: Store, event: JobEvent, at: number): void {
  if (event.type !== 'finished' && event.type !== 'failed') return;
  const { name, jobId, userId, attempt } = event.job;
  if (event.type === 'finished' && tracedWithin.has(name)) return;
  const outcome = event.type === 'finished' ? event.status : 'failed';
  const metadata = { job: jobId, attempt, ms: Math.round(event.ms), ...('error' in event && { error: event.error }) };
  const trace = new TraceRecorder({ traceId: newTraceId(), at, timer: () => performance.now() });
  trace.record({ stage: 'execute', component: name, outcome, metadata });
  // Whose work it was may be gone by now: then the trace is nobody's.
  const whose = userId !== null && store.people.byId(userId) ? userId : null;
  store.transactForgivably(() => store.traces.write(whose, trace.finish(name, outcome)));
}
