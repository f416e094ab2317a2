import type { EpochMs } from '@noctem/core/kernel';
import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';

/** What became of recent work, counted by component and outcome. */
export interface OutcomeCount {
  readonly component: string;
  readonly outcome: string;
  readonly count: number;
}

/** How the machinery does, for a maintenance scan. Every query is by index or over a bounded number of rows. */
export function createUpkeep(database: Database) {
  return {
    /** Work that fell due at `before` or earlier and has not begun. */
    overdue: (before: EpochMs): { count: number; oldest: EpochMs | null } =>
      database.get<{ count: number; oldest: EpochMs | null }>(sql`
        select count(*) as count, min(run_at) as oldest from outbox
        where status in ('pending', 'dispatched') and run_at <= ${before}`),
    /** Kinds of work that were given up since, the most frequent first. */
    givenUp: (since: EpochMs): { job: string; count: number }[] =>
      database.all<{ job: string; count: number }>(sql`
        select job, count(*) as count from outbox where finished_at >= ${since} and status = 'failed'
        group by job order by count desc, job`),
    /** How the last `limit` pieces of work ended that were a person's, or the house's for null, as far as they began since. */
    outcomes: (about: { userId: number | null; since: EpochMs; limit: number }): OutcomeCount[] =>
      database.all<OutcomeCount>(sql`
        select component, outcome, count(*) as count from (
          select component, outcome, at from execution_logs
          where stage = 'complete' and user_id is ${about.userId} order by id desc limit ${about.limit}
        ) where at >= ${about.since} group by component, outcome`),
    /** The model that did most of each kind of a person's work since, among the last `limit` calls. */
    modelsInUse: (about: { userId: number; since: EpochMs; limit: number }): { work: string; model: string }[] =>
      database.all<{ work: string; model: string }>(sql`
        select work, model from (
          select work, model, row_number() over (partition by work order by count(*) desc, max(at) desc) as place from (
            select metadata ->> '$.work' as work, metadata ->> '$.model' as model, at from execution_logs
            where component = 'model' and user_id = ${about.userId} and at >= ${about.since}
            order by at desc limit ${about.limit}
          ) where work is not null and model is not null group by work, model
        ) where place = 1 order by work`),
    /** Size of the database file, free pages included. */
    bytes: (): number => {
      const pragma = (name: string) => Number(database.$client.pragma(name, { simple: true }));
      return pragma('page_count') * pragma('page_size');
    },
  };
}
