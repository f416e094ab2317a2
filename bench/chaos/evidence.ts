import BetterSqlite3 from 'better-sqlite3';
import { silenceMs } from './people.ts';

/** What is left to do, and what was done, as the database has it. */
export interface Progress {
  readonly open: number;
  readonly ended: number;
}

export interface Evidence {
  readonly analyses: number;
  /** Analyses that were never committed. */
  readonly lost: number;
  /** Jobs whose rows were committed more than once. */
  readonly doubled: number;
  readonly failed: number;
  /** Jobs that were begun more than once, since the process that ran them was killed. */
  readonly repeated: number;
  /** Analyses that were begun before their person had been silent for long enough. */
  readonly early: number;
  /** Two suggestions open for one item. */
  readonly doubleSuggestions: number;
  /** What the bot kept of a person's messages: each once. */
  readonly chatted: { readonly kept: number; readonly doubled: number };
  readonly damage: string;
}

const skills = `job in ('look-over', 'analyse-task', 'analyse-project')`;

export function progressOf(file: string): Progress {
  return reading(file, (one) => ({
    // What waits for silence is put off by as much; the next look over a person's things is planned already, for later.
    open: one(
      `select count(*) from outbox where ${skills} and finished_at is null and run_at <= ${Date.now() + silenceMs}`,
    ),
    ended: one(`select count(*) from outbox where ${skills} and finished_at is not null`),
  }));
}

/** What is not done though it is due, by kind and state, for the message of a failure. */
export function leftOver(file: string): string {
  return reading(file, (_, text) =>
    text(
      `select group_concat(line, '; ') from (select count(*) || ' ' || job || ' ' || status || ' ' || coalesce(last_error, '') as line
        from outbox where finished_at is null and run_at <= ${Date.now()} group by job, status, last_error)`,
    ),
  );
}

/** Reads what the whole run came to. Each commit of an analysis names its job in the trace that is committed with it. */
export function evidenceOf(file: string, botUserId: number): Evidence {
  const commits = `select metadata ->> '$.job' as job, count(*) as times from execution_logs
    where stage = 'classify' and component like 'analyse-%' and metadata ->> '$.job' is not null group by 1`;
  return reading(file, (one, text) => ({
    analyses: one(`select count(*) from outbox where job like 'analyse-%'`),
    lost: one(
      `select count(*) from outbox left join (${commits}) c on c.job = outbox.job_id
        where outbox.job = 'analyse-task' and outbox.status = 'done' and c.times is null`,
    ),
    doubled: one(`select count(*) from (${commits}) where times > 1`),
    failed: one(`select count(*) from outbox where ${skills} and status = 'failed'`),
    repeated: one(`select count(*) from outbox where ${skills} and attempts > 1`),
    early: one(
      `select count(*) from execution_logs as log
        join (select user_id, max(received_at) as at from inbox group by 1) as word on word.user_id = log.user_id
        where log.stage = 'classify' and log.component like 'analyse-%' and log.at < word.at + ${silenceMs}`,
    ),
    doubleSuggestions: one(
      `select count(*) from (select 1 from suggestions where outcome is null group by target_type, target_id having count(*) > 1)`,
    ),
    chatted: {
      kept: one(`select count(*) from thoughts where user_id = ${botUserId}`),
      doubled: one(
        `select count(*) from (select text from thoughts where user_id = ${botUserId} group by text having count(*) > 1)`,
      ),
    },
    damage: text('pragma quick_check'),
  }));
}

function reading<T>(file: string, read: (one: (sql: string) => number, text: (sql: string) => string) => T): T {
  const client = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
  const value = (sql: string) => client.prepare(sql).pluck().get();
  try {
    return read(
      (sql) => Number(value(sql)),
      (sql) => String(value(sql)),
    );
  } finally {
    client.close();
  }
}
