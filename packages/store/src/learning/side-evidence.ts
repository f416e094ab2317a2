import type { ContactEvidence, ModelRun, SuggestionEvidence } from '@noctem/core/learning';
import type { ZoneId } from '@noctem/core/kernel';
import type { Database } from '../database.ts';

const modelRunsSql = `
  select l.metadata ->> '$.work' as work, l.metadata ->> '$.model' as model, l.at as at, l.metadata ->> '$.ms' as ms,
    l.metadata ->> '$.tokensPerSec' as tokensPerSec, l.outcome as outcome, l.trace_id as traceId
  from execution_logs l where l.component = 'model' and l.user_id = @userId order by l.at desc limit @limit`;

const suggestionsSql = `
  select s.id as id, s.type as type, s.text as text, s.shown_at as shownAt, s.outcome as outcome, s.trace_id as traceId,
    case s.target_type when 'project' then p.name
      else (select own.name from tasks t join projects own on own.id = t.project_id where t.id = s.target_id) end as project
  from suggestions s left join projects p on s.target_type = 'project' and p.id = s.target_id
  where s.user_id = @userId order by s.id desc limit @limit`;

const contactsSql = `
  select id, type, sent_at as sentAt from contacts
  where user_id = @userId and status = 'sent' and sent_at is not null order by id desc limit @limit`;

/** What a person did of late, newest first: the last so many acts, of which only some answer a contact. */
const actsSql = `
  select component, at, task_id as taskId from (
    select component, at, task_id from execution_logs where user_id = @userId and stage = 'complete' order by id desc limit @limit
  ) where component in ('tick', 'tick-button', 'ask-again', 'insight')`;

/** Answers to questions that a round asked again: what is answered where it was first asked, below the thought, answers no contact. */
const roundAnswersSql = `
  select c.answered_at as at from clarifications c join thoughts t on t.id = c.thought_id
  where c.user_id = @userId and c.status = 'answered' and c.answered_at is not null and c.asked_at > t.received_at + 60000
  order by c.id desc limit @limit`;

/** Tasks that a reminder spoke of: to tick one off there is no answer to an update. */
const remindersSql = `
  select task.value as taskId, said.at as at from (
    select trace_id, component, outcome from execution_logs where user_id = @userId and stage = 'complete' order by id desc limit @limit
  ) one cross join execution_logs said on said.trace_id = one.trace_id and said.stage = 'execute' and said.outcome = 'reminded'
    cross join json_each(said.metadata, '$.tasks') task
  where one.component = 'remind' and one.outcome = 'reminded'`;

/** So long after a reminder a task is ticked off because of it. */
const remindedMs = 24 * 3_600_000;

const mostActs = 5_000;

type RunRow = Omit<ModelRun, 'suggestion' | 'inTrouble'> & { readonly traceId: string };
type SuggestionRow = Omit<SuggestionEvidence, 'zone' | 'inTrouble' | 'shownAt'> & {
  readonly shownAt: number | null;
  readonly traceId: string;
};
type ContactRow = Pick<ContactEvidence, 'id' | 'type' | 'sentAt'>;

/** What is asked of a log beside its thoughts; each list is bounded and comes newest first. */
export interface SideQuery {
  readonly userId: number;
  /** Zone in which the person is now. */
  readonly zone: ZoneId;
  readonly limit: number;
}

/** Reads what a review looks at beside thoughts: runs of models, suggestions, contacts. */
export function createSideEvidence(database: Database) {
  const prepare = <T>(sql: string) => database.$client.prepare<{ userId: number; limit: number }, T>(sql);
  const runs = prepare<RunRow>(modelRunsSql);
  const suggestions = prepare<SuggestionRow>(suggestionsSql);
  const contacts = prepare<ContactRow>(contactsSql);
  const acts = prepare<Act>(actsSql);
  const roundAnswers = prepare<{ at: number }>(roundAnswersSql);
  const reminders = prepare<Reminder>(remindersSql);

  return {
    modelRuns: ({ userId, limit }: SideQuery): ModelRun[] => {
      const outcomes = new Map(suggestions.all({ userId, limit }).map((row) => [row.traceId, row.outcome]));
      return runs.all({ userId, limit }).map(({ traceId, ...run }) => ({
        ...run,
        suggestion: outcomes.get(traceId) ?? null,
        // A host that is away says nothing about its model.
        inTrouble: run.outcome === 'failed' || run.outcome === 'cancelled',
      }));
    },
    /** Only those that the person has seen. */
    suggestions: ({ userId, zone, limit }: SideQuery): SuggestionEvidence[] =>
      suggestions
        .all({ userId, limit })
        .flatMap(({ shownAt, traceId: _, ...row }) =>
          shownAt === null ? [] : [{ ...row, shownAt, zone, inTrouble: false }],
        ),
    /** With the first act that can be an answer, before the next contact of the same type. */
    contacts: ({ userId, zone, limit }: SideQuery): ContactEvidence[] => {
      const reminded = byTask(reminders.all({ userId, limit: mostActs }));
      const done = acts
        .all({ userId, limit: mostActs })
        .filter((act) => !(reminded.get(act.taskId ?? 0) ?? []).some(({ at }) => isSoonAfter(at, act)));
      const answers = roundAnswers.all({ userId, limit });
      const actsOf = (type: ContactRow['type']) =>
        type === 'clarification' ? answers : done.filter(({ component }) => answersTo[type].includes(component));
      const rows = contacts.all({ userId, limit });
      return rows.map((row, index) => {
        const next = rows.slice(0, index).findLast(({ type }) => type === row.type)?.sentAt ?? Infinity;
        const after = actsOf(row.type).filter(({ at }) => at > row.sentAt && at < next);
        const first = after.reduce<number | null>((least, { at }) => Math.min(least ?? at, at), null);
        return { ...row, zone, answeredAt: first, inTrouble: false };
      });
    },
  };
}

interface Act {
  readonly component: string;
  readonly at: number;
  readonly taskId: number | null;
}

interface Reminder {
  readonly taskId: number;
  readonly at: number;
}

function byTask(reminders: readonly Reminder[]): ReadonlyMap<number, readonly Reminder[]> {
  const grouped = new Map<number, Reminder[]>();
  for (const one of reminders) grouped.set(one.taskId, [...(grouped.get(one.taskId) ?? []), one]);
  return grouped;
}

function isSoonAfter(reminded: number, { at }: Act): boolean {
  return at >= reminded && at - reminded < remindedMs;
}

const answersTo: Readonly<Record<Exclude<ContactRow['type'], 'clarification'>, readonly string[]>> = {
  update: ['tick', 'tick-button', 'ask-again'],
  report: ['insight', 'tick', 'tick-button'],
};
