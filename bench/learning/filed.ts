import BetterSqlite3 from 'better-sqlite3';
import type { EpochMs } from '@noctem/core/kernel';
import type { ProposedRule } from '@noctem/core/rules';

/** What has become of a message, as the person can see it in the chat or in the lists. */
export interface Filed {
  readonly thoughtId: number;
  /** Task, note, project, `aside` for questions and commands, `forgotten`; `asked` while the butler waits for an answer. */
  readonly as: 'task' | 'note' | 'project' | 'aside' | 'forgotten' | 'asked';
  /** The first decision was to ask. */
  readonly wasAsked: boolean;
  readonly ambiguity: 'scope' | 'timing' | 'intent' | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly importance: string | null;
  readonly project: string | null;
}

/** An insight as the person has been told of it. */
export interface ToldInsight {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly rule: ProposedRule | { readonly remove: number };
  readonly evidenceCount: number;
  readonly status: string;
}

/** Eyes on the butler's database: reads only. */
export interface Eyes {
  filed(messageId: number): Filed | null;
  /** The message from which a thought came, and its text. */
  messageOf(thoughtId: number): number | null;
  insights(): ToldInsight[];
  /** Whether something is still to be sent. */
  busy(): boolean;
  close(): void;
}

interface ThoughtRow {
  id: number;
  kind: string;
  finalKind: string | null;
  status: string;
  ambiguity: Filed['ambiguity'];
}

type TaskRow = Pick<Filed, 'date' | 'time' | 'importance' | 'project'>;

export function openEyes(file: string, chatId: number): Eyes {
  const client = new BetterSqlite3(file, { readonly: true });
  const thought = client.prepare<[number, number], ThoughtRow>(
    `select id, kind, final_kind as finalKind, status, ambiguity from thoughts where chat_id = ? and message_id = ?`,
  );
  const task = client.prepare<[number], TaskRow>(
    `select date, time, importance, (select name from projects where id = project_id) as project
     from tasks where thought_id = ? and status <> 'deleted' order by position limit 1`,
  );
  const note = client.prepare<[number], TaskRow>(
    `select null as date, null as time, null as importance, (select name from projects where id = project_id) as project
     from notes where thought_id = ? and status <> 'deleted' limit 1`,
  );
  const project = client.prepare<[number], { id: number }>(
    `select id from projects where thought_id = ? and status <> 'deleted' limit 1`,
  );
  const message = client.prepare<[number], { messageId: number | null }>(
    `select message_id as messageId from thoughts where id = ?`,
  );
  const waiting = client.prepare<[], { id: number }>(
    `select id from deliveries where status in ('pending', 'sending') limit 1`,
  );
  const told = client.prepare<[], Omit<ToldInsight, 'rule'> & { rule: string; createdAt: EpochMs }>(
    `select id, type, title, rule, evidence_count as evidenceCount, status from maintenance_insights
     where type <> 'maintenance' order by id`,
  );
  return {
    filed: (messageId) => {
      const row = thought.get(chatId, messageId);
      if (!row) return null;
      const found = { task: task.get(row.id), note: note.get(row.id), project: project.get(row.id) };
      return filedOf(row, found);
    },
    messageOf: (thoughtId) => message.get(thoughtId)?.messageId ?? null,
    // The column holds a rule's JSON as the program wrote it.
    insights: () => told.all().map((row) => ({ ...row, rule: JSON.parse(row.rule) as ToldInsight['rule'] })),
    busy: () => waiting.get() !== undefined,
    close: () => client.close(),
  };
}

interface Found {
  readonly task: TaskRow | undefined;
  readonly note: TaskRow | undefined;
  readonly project: { id: number } | undefined;
}

function filedOf(row: ThoughtRow, { task, note, project }: Found): Filed {
  const wasAsked = row.kind === 'ambiguous';
  const nothing = { date: null, time: null, importance: null, project: null };
  const common = { thoughtId: row.id, wasAsked, ambiguity: row.ambiguity };
  if (row.status === 'pending') return { ...common, ...nothing, as: 'asked' };
  if (row.status === 'forgotten') return { ...common, ...nothing, as: 'forgotten' };
  // Several thoughts may have become one project.
  if (project || row.finalKind === 'project') return { ...common, ...nothing, as: 'project' };
  if (task) return { ...common, ...task, as: 'task' };
  return note ? { ...common, ...note, as: 'note' } : { ...common, ...nothing, as: 'aside' };
}
