import type { ModelCall } from '@noctem/core/skills';
import type { TraceRecorder } from '@noctem/core/traces';

/** Puts every call of a model into the trace of the work that made it, one stage a call, in their order. */
export function recordCalls(trace: TraceRecorder, calls: readonly ModelCall[]): void {
  for (const { outcome, ...metadata } of calls)
    trace.record({ stage: 'execute', component: 'model', outcome, metadata });
}
