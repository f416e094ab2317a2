import type { ThoughtEvidence } from '@noctem/core/learning';
import type { Database } from '../database.ts';
import { createDecisionInputs, type DecisionInput } from './decision-inputs.ts';
import { createThoughtEvidence } from './thought-evidence.ts';

/**
 * Thoughts about which something was said or left open: corrected, asked about, with words about time unresolved, or
 * with a rule that spoke. Each way in is an index of its own, walked newest first, so the cost does not grow with the log.
 */
const noteworthySqls = [
  `select t.id as id, t.text as text, t.sent_at as sentAt from corrections c cross join thoughts t on t.id = c.thought_id
   where c.user_id = @userId and c.retracted_at is null order by c.at desc`,
  `select t.id as id, t.text as text, t.sent_at as sentAt from clarifications c cross join thoughts t on t.id = c.thought_id
   where c.user_id = @userId order by c.id desc`,
  `select id, text, sent_at as sentAt from thoughts where user_id = @userId and unresolved is not null order by id desc`,
  `select id, text, sent_at as sentAt from thoughts where user_id = @userId and rules is not null order by id desc`,
] as const;

const recentSql = 'select id, text, sent_at as sentAt from thoughts where user_id = @userId order by sent_at desc';

/** In the index a thought is named by four times its id; the other numbers are items. */
const holdingSql = `
  select t.id as id, t.text as text, t.sent_at as sentAt
  from search cross join thoughts t on t.id = search.rowid / 4
  where search match @words and search.rowid % 4 = 0 and +t.user_id = @userId order by search.rowid desc`;

/** So many rows are walked at most: in a flood of equal messages the rest of the log is behind it. */
const mostWalked = 20_000;
const dayMs = 86_400_000;

interface Walked {
  readonly id: number;
  readonly text: string;
  readonly sentAt: number;
}

/** The first `limit` rows that are not the same text on the same day as one before: such are one piece of evidence. */
function distinctIds(rows: Iterable<Walked>, limit: number): number[] {
  const ids: number[] = [];
  const seen = new Set<string>();
  let walked = 0;
  for (const { id, text, sentAt } of rows) {
    walked += 1;
    const key = `${Math.floor(sentAt / dayMs)} ${text}`;
    if (!seen.has(key)) ids.push(id);
    seen.add(key);
    if (ids.length >= limit || walked >= mostWalked) break;
  }
  return ids;
}

/**
 * A person's log, read as evidence for a review. Each list is bounded and comes newest first; of the same text on the same day
 * it has the newest only.
 */
export interface Log {
  readonly noteworthy: (limit: number) => ThoughtEvidence[];
  readonly recent: (limit: number) => ThoughtEvidence[];
  /**
   * The newest thoughts that hold the words of a phrase; `…` stands for any words. The index is coarser than the words of
   * a rule (it knows no case, no accents, no order across a `…`): whoever asks compares again.
   */
  readonly holding: (phrase: string, limit: number) => ThoughtEvidence[];
  readonly thoughts: (ids: readonly number[]) => ThoughtEvidence[];
  /** What the decisions of these thoughts rested on; those whose traces are gone are not there. */
  readonly inputs: (ids: readonly number[]) => ReadonlyMap<number, DecisionInput>;
}

/** Opens people's logs. What one log has read it remembers, so open it anew for each review. */
export function createLogs(database: Database) {
  const prepare = <P = unknown>(sql: string) => database.$client.prepare<P & { userId: number }, Walked>(sql);
  const noteworthy = noteworthySqls.map((sql) => prepare(sql));
  const recent = prepare(recentSql);
  const holding = prepare<{ words: string }>(holdingSql);
  const read = createThoughtEvidence(database);
  const inputs = createDecisionInputs(database);

  return (userId: number): Log => {
    const known = new Map<number, ThoughtEvidence>();
    const thoughts = (ids: readonly number[]): ThoughtEvidence[] => {
      const missing = ids.filter((id) => !known.has(id));
      for (const evidence of read(userId, missing)) known.set(evidence.id, evidence);
      return ids.flatMap((id) => known.get(id) ?? []);
    };
    return {
      noteworthy: (limit) => {
        const ids = noteworthy.flatMap((walk) => distinctIds(walk.iterate({ userId }), limit));
        return thoughts([...new Set(ids)].sort((left, right) => right - left).slice(0, limit));
      },
      recent: (limit) => thoughts(distinctIds(recent.iterate({ userId }), limit)),
      holding: (phrase, limit) => {
        const words = matchOf(phrase);
        return words === '' ? [] : thoughts(distinctIds(holding.iterate({ userId, words }), limit));
      },
      thoughts,
      inputs: (ids) => inputs(userId, ids),
    };
  };
}

/** A phrase as the full-text index is asked for it: each run of words as one phrase, quoted, so that nothing in it is an operator. */
function matchOf(phrase: string): string {
  return phrase
    .split('…')
    .map((words) => words.replaceAll(/["\0]/g, ' ').trim())
    .filter((words) => /[\p{L}\p{N}]/u.test(words))
    .map((words) => `"${words}"`)
    .join(' AND ');
}
