import BetterSqlite3 from 'better-sqlite3';

export interface ThoughtRow {
  readonly id: number;
  readonly message_id: number;
  readonly text: string;
  readonly status: string;
}

export interface TaskRow {
  readonly thought_id: number;
  readonly title: string;
  readonly status: string;
  readonly importance: string | null;
  readonly tags: string;
}

export interface DeliveryRow {
  readonly inbox_id: number | null;
  readonly message_id: number | null;
  readonly status: string;
}

/** What the bot's database says, read when the bot is gone. */
export interface Evidence {
  readonly inbox: readonly { id: number; update_id: number; type: string; fingerprint: string }[];
  readonly thoughts: readonly ThoughtRow[];
  readonly revisions: readonly { thought_id: number; text: string }[];
  readonly tasks: readonly TaskRow[];
  readonly changes: readonly { label: string; undone_at: number | null }[];
  readonly deliveries: readonly DeliveryRow[];
  readonly stages: readonly { trace_id: string; stage: string; thought_id: number | null; update_id: number | null }[];
  /** Findings of SQLite's own checks, none when all is well. */
  readonly damage: readonly string[];
}

export function readEvidence(file: string): Evidence {
  const client = new BetterSqlite3(file, { timeout: 5_000 });
  const all = <Row>(sql: string): Row[] => client.prepare<[], Row>(sql).all();
  try {
    return {
      inbox: all('select id, update_id, type, fingerprint from inbox order by id'),
      thoughts: all('select id, message_id, text, status from thoughts order by id'),
      revisions: all('select thought_id, text from thought_revisions order by thought_id, number'),
      tasks: all('select thought_id, title, status, importance, tags from tasks order by id'),
      changes: all('select label, undone_at from changes order by id'),
      deliveries: all('select inbox_id, message_id, status from deliveries order by id'),
      stages: all(
        `select trace_id, stage, thought_id, json_extract(metadata, '$.update') as update_id from execution_logs order by id`,
      ),
      damage: [
        ...all<object>('pragma foreign_key_check').map((row) => `dangling reference ${JSON.stringify(row)}`),
        ...all<{ integrity_check: string }>('pragma integrity_check')
          .map((row) => row.integrity_check)
          .filter((finding) => finding !== 'ok'),
      ],
    };
  } finally {
    client.close();
  }
}

/** How far the bot has come: updates that took effect, and messages that wait to be sent. Nothing before the first start. */
export function progressOf(file: string): { updates: number; unsent: number } {
  try {
    const client = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 1_000 });
    try {
      const row = client
        .prepare<[], { updates: number; unsent: number }>(
          `select (select count(*) from inbox) as updates,
             (select count(*) from deliveries where status = 'pending') as unsent`,
        )
        .get();
      return row ?? { updates: 0, unsent: 0 };
    } finally {
      client.close();
    }
  } catch {
    // Not made yet, or being recovered after a kill.
    return { updates: 0, unsent: 0 };
  }
}
