import type { EpochMs } from '@noctem/core/kernel';
import {
  type ComponentStatistics,
  type ConfidenceBand,
  confidenceBands,
  type FinishedWork,
  type JudgedThought,
  statisticsOf,
} from '@noctem/core/traces';
import type { Database } from '../database.ts';

/** Which part of a person's log is looked at. */
export interface TraceSpan {
  readonly userId: number;
  readonly since?: EpochMs | undefined;
  readonly until?: EpochMs | undefined;
}

/** What traces are asked for: all that is given must fit. */
export interface TraceQuery extends TraceSpan {
  readonly thoughtId?: number | undefined;
  readonly taskId?: number | undefined;
  readonly projectId?: number | undefined;
  /** The feature or skill that the work was, or that had a part in it. */
  readonly component?: string | undefined;
  /** A model that was called. */
  readonly model?: string | undefined;
  readonly limit: number;
}

/** How the calls of one model for one kind of work went. */
export interface ModelStatistics {
  readonly model: string;
  readonly work: string;
  readonly calls: number;
  /** Calls whose answer could be used, repaired or not. */
  readonly usable: number;
  readonly tokensPerSec: number | null;
}

interface BoundSpan {
  readonly userId: number;
  readonly since: EpochMs | null;
  readonly until: EpochMs | null;
}

const inSpan = 'at >= coalesce(@since, at) and at <= coalesce(@until, at)';
const asked = {
  thoughtId: 'thought_id = @thoughtId',
  taskId: 'task_id = @taskId',
  projectId: 'project_id = @projectId',
} as const;

/** Questions to the traces: which there are, how long they took, how sure decisions were and how often right. */
export function createTraceAnalysis(database: Database) {
  const { $client } = database;
  const bound = ({ userId, since, until }: TraceSpan): BoundSpan => ({
    userId,
    since: since ?? null,
    until: until ?? null,
  });
  const finished = $client.prepare<BoundSpan, FinishedWork>(
    `select component, outcome, duration_us as durationUs from execution_logs
     where user_id = @userId and stage = 'complete' and ${inSpan}`,
  );
  const judged = $client.prepare<BoundSpan, { confidence: number; isRight: number | null }>(`
    select t.confidence as confidence, case
      when t.kind in ('question', 'command') then null
      when t.kind = 'ambiguous' then (select 1 - c.changed from clarifications c where c.thought_id = t.id and c.status = 'answered' limit 1)
      else not exists (select 1 from corrections c where c.thought_id = t.id and c.retracted_at is null) end as isRight
    from thoughts t where t.user_id = @userId and t.sent_at >= coalesce(@since, t.sent_at) and t.sent_at <= coalesce(@until, t.sent_at)`);
  const models = $client.prepare<BoundSpan, ModelStatistics>(`
    select metadata ->> '$.model' as model, metadata ->> '$.work' as work, count(*) as calls,
      sum(outcome in ('valid', 'repaired')) as usable, avg(metadata ->> '$.tokensPerSec') as tokensPerSec
    from execution_logs where component = 'model' and user_id = @userId and ${inSpan} group by 1, 2 order by 3 desc, 1, 2`);

  return {
    /** Ids of the traces that fit, oldest first; of more than `limit` the newest. */
    find(query: TraceQuery): string[] {
      const { limit, component, model } = query;
      const about = (['thoughtId', 'taskId', 'projectId'] as const).filter((name) => query[name] !== undefined);
      const conditions = [
        'user_id = @userId',
        inSpan,
        ...about.map((name) => asked[name]),
        ...(model === undefined ? [] : [`component = 'model' and metadata ->> '$.model' = @model`]),
        ...(component === undefined ? [] : ['component = @component']),
        // A trace as a whole carries the links; who had a part in it is told by its stages.
        ...(model === undefined && component === undefined ? [`stage = 'complete'`] : []),
      ];
      const links = { thoughtId: query.thoughtId, taskId: query.taskId, projectId: query.projectId };
      return $client
        .prepare<object, string>(
          `select trace_id from (
             select trace_id, max(id) as last from execution_logs where ${conditions.join(' and ')}
             group by trace_id order by last desc limit @limit
           ) order by last`,
        )
        .pluck()
        .all({ ...bound(query), ...links, component, model, limit });
    },
    /** Counts, outcomes and durations of each kind of work. */
    components: (span: TraceSpan): ComponentStatistics[] => statisticsOf(finished.iterate(bound(span))),
    /** How often decisions were right, by how sure they were. */
    confidence: (span: TraceSpan): ConfidenceBand[] => confidenceBands(thoughtsIn(judged.iterate(bound(span)))),
    models: (span: TraceSpan): ModelStatistics[] => models.all(bound(span)),
  };
}

function* thoughtsIn(rows: Iterable<{ confidence: number; isRight: number | null }>): Generator<JudgedThought> {
  for (const { confidence, isRight } of rows) yield { confidence, isRight: isRight === null ? null : isRight === 1 };
}
