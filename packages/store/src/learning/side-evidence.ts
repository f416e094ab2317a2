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

/**
 * What was done about contacts: questions of a round that were answered after it; taps under its message; and what was said to
 * be done while its list was the newest in the chat. What the person does otherwise, under a reply or a reminder, answers no
 * contact.
 */
const actsSql = `
  with asked as (
    select id, type, sent_at from contacts
    where user_id = @userId and status = 'sent' and sent_at is not null order by id desc limit @limit
  ), done as (
    select traceId, component, at from (
      select trace_id as traceId, component, at from execution_logs
      where user_id = @userId and stage = 'complete' order by id desc limit 5000
    ) where component in ('tick', 'tick-button', 'snooze', 'ask-again', 'answer-button', 'suggest-button', 'insight')
  )
  select c.id as contactId, q.answered_at as at
  from asked c cross join deliveries d on d.contact_id = c.id cross join json_each(d.listing) one
    cross join clarifications q on q.thought_id = one.value ->> 1
  where c.type = 'clarification' and one.value ->> 0 = 'thought' and q.answered_at > c.sent_at
  union all
  select d.contact_id, done.at
  from done cross join users u on u.id = @userId
    cross join execution_logs begun on begun.trace_id = done.traceId and begun.stage = 'input' and begun.outcome = 'tap'
    cross join deliveries d on d.chat_id = u.telegram_id and d.message_id = begun.metadata ->> '$.on'
  where d.contact_id is not null
  union all
  select (select d.contact_id from deliveries d where d.chat_id = u.telegram_id and d.listing is not null and d.created_at < done.at
      order by d.id desc limit 1), done.at
  from done cross join users u on u.id = @userId where done.component = 'tick'`;

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
  const acts = prepare<{ contactId: number | null; at: number }>(actsSql);

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
    /** With the first act upon it, before the next contact of the same type. */
    contacts: ({ userId, zone, limit }: SideQuery): ContactEvidence[] => {
      const done = acts.all({ userId, limit }).toSorted((left, right) => left.at - right.at);
      const rows = contacts.all({ userId, limit });
      return rows.map((row, index) => {
        const next = rows.slice(0, index).findLast(({ type }) => type === row.type)?.sentAt ?? Infinity;
        const answer = done.find(({ contactId, at }) => contactId === row.id && at > row.sentAt && at < next);
        return { ...row, zone, answeredAt: answer?.at ?? null, inTrouble: false };
      });
    },
  };
}
