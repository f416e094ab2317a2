import { Failure, isoInZone } from '@noctem/core/kernel';
import type { LogRow } from '@noctem/store';
import { type CliContext, type GlobalOptions, withContext } from '../context.ts';
import { print } from '../output.ts';

const links = { thought: 'thoughtId', task: 'taskId', project: 'projectId' } as const;

/** So many traces of a component or a model are shown. */
const mostShown = 20;

/**
 * `noctem trace ID`, `trace thought:12`, `trace component:capture`, `trace model:qwen2.5:7b`: what was done and why, stage
 * by stage, with durations. Of a component or a model the newest.
 */
export async function trace(wanted: string, options: GlobalOptions): Promise<void> {
  await withContext(options, (context) => {
    const about = /^(?:thought|task|project|component|model):/.test(wanted);
    const ids = about ? found(context, wanted) : [wanted];
    const traces = ids
      .map((id) => context.store.traces.ofTrace(id))
      .filter((rows) => rows.some((row) => row.userId === context.user.id));
    if (traces.length === 0) throw new Failure('no_such_trace', `There is no trace of ${wanted}.`);
    const documents = traces.map((rows) => traceJson(context, rows));
    print(options, about ? documents : documents[0], () => traces.flatMap((rows) => tree(context, rows)));
  });
}

function found({ store, user }: CliContext, wanted: string): string[] {
  const [name = '', ...rest] = wanted.split(':');
  const value = rest.join(':');
  if (name === 'component' || name === 'model')
    return store.traceAnalysis.find({ userId: user.id, [name]: value, limit: mostShown });
  return /^\d{1,15}$/.test(value) ? store.traces.about(links[name as keyof typeof links], Number(value)) : [];
}

function traceJson({ zone }: CliContext, rows: readonly LogRow[]) {
  const last = rows.at(-1);
  return {
    trace_id: last?.traceId,
    outcome: last?.outcome,
    duration_ms: (last?.durationUs ?? 0) / 1e3,
    thought_id: last?.thoughtId,
    task_id: last?.taskId,
    project_id: last?.projectId,
    stages: rows.map((row) => ({
      stage: row.stage,
      component: row.component,
      outcome: row.outcome,
      at: isoInZone(row.at, zone),
      duration_ms: row.durationUs / 1e3,
      confidence: row.confidence,
      classifier: row.classifier,
      rule_set: row.ruleSet,
      metadata: row.metadata,
    })),
  };
}

function tree({ zone }: CliContext, rows: readonly LogRow[]): string[] {
  const first = rows[0];
  if (!first) return [];
  const head = `${first.traceId}  ${isoInZone(first.at, zone)}`;
  return [head, ...rows.map((row, index) => `${index === rows.length - 1 ? '└─' : '├─'} ${stageLine(row)}`)];
}

function stageLine(row: LogRow): string {
  const facts = [`${row.stage} ${row.component}: ${row.outcome}`, `${(row.durationUs / 1000).toFixed(2)} ms`];
  if (row.confidence !== null) facts.push(`confidence ${row.confidence.toFixed(2)}`);
  if (row.metadata) facts.push(JSON.stringify(row.metadata).slice(0, 400));
  return facts.join('  ');
}
