import { TraceRecorder } from '@noctem/core/traces';
import type { Benchmarked, OllamaModels } from '@noctem/models';
import type { JobOutcome } from '@noctem/queue';
import type { Store } from '@noctem/store';
import type { ActParts } from '../conversation/act.ts';
import { recordCalls } from './record-calls.ts';

/** What measures models. */
export type ModelBenchmark = Pick<OllamaModels, 'look' | 'benchmark'>;

/** Measures the models of which there are no figures, or old ones, and leaves a trace of every call. */
export async function benchmarkModels(
  parts: {
    readonly store: Store;
    readonly act: Pick<ActParts, 'now' | 'newTraceId'>;
    readonly benchmark: ModelBenchmark;
  },
  signal: AbortSignal,
): Promise<JobOutcome> {
  const { benchmark } = parts;
  await benchmark.look();
  const measured = await benchmark.benchmark({ which: 'due', signal });
  traceBenchmark({ ...parts.act, store: parts.store }, measured);
  if (measured.length === 0) return { status: 'skipped', reason: 'nothing to measure' };
  const failed = measured.filter(({ error }) => error !== null);
  if (failed.length === measured.length) return { status: 'failed', reason: `${failed[0]?.name}: ${failed[0]?.error}` };
  return { status: 'done', result: { measured: measured.length - failed.length, failed: failed.length } };
}

/** Writes the trace of measuring each model; it is nobody's. */
export function traceBenchmark(
  { store, now, newTraceId }: { readonly store: Store } & Pick<ActParts, 'now' | 'newTraceId'>,
  measured: readonly Benchmarked[],
): void {
  for (const { name, host, error, calls } of measured) {
    const trace = new TraceRecorder({ traceId: newTraceId(), at: now(), timer: () => performance.now() });
    trace.record({ stage: 'input', component: 'benchmark-models', outcome: 'due', metadata: { model: name, host } });
    recordCalls(trace, calls);
    store.traces.write(null, trace.finish('benchmark-models', error === null ? 'measured' : 'failed'));
  }
}
