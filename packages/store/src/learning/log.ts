import type { ThoughtEvidence } from '@noctem/core/learning';
import type { Database } from '../database.ts';
import { createDecisionInputs, type DecisionInput } from './decision-inputs.ts';
import { createThoughtEvidence } from './thought-evidence.ts';

/**
 * Thoughts about which something was said or left open: corrected, asked about, with words about time unresolved, or
 * with a rule that spoke. Each way in is an index of its own, so the cost does not grow with the log.
 */
const noteworthySql = `
  select distinct id from (
    select * from (select thought_id as id from corrections
      where user_id = @userId and retracted_at is null and thought_id is not null order by at desc limit @limit)
    union all
    select * from (select thought_id from clarifications where user_id = @userId order by id desc limit @limit)
    union all
    select * from (select id from thoughts where user_id = @userId and unresolved is not null order by id desc limit @limit)
    union all
    select * from (select id from thoughts where user_id = @userId and rules is not null order by id desc limit @limit)
  ) order by id desc limit @limit`;

const recentSql = 'select id from thoughts where user_id = @userId order by sent_at desc limit @limit';

/** In the index a thought is named by four times its id; the other numbers are items. */
const holdingSql = `
  select search.rowid / 4 as id from search cross join thoughts on thoughts.id = search.rowid / 4
  where search match @words and search.rowid % 4 = 0 and +thoughts.user_id = @userId
  order by search.rowid desc limit @limit`;

/** A person's log, read as evidence for a review. Each list is bounded and comes newest first. */
export interface Log {
  readonly noteworthy: (limit: number) => ThoughtEvidence[];
  readonly recent: (limit: number) => ThoughtEvidence[];
  /**
   * The newest thoughts that hold the words of a phrase; `…` stands for any words. The index is coarser than the words of
   * a rule (it knows no case, no accents, no order across a `…`): whoever asks compares again.
   */
  readonly holding: (phrase: string, limit: number) => ThoughtEvidence[];
  readonly thoughts: (ids: readonly number[]) => ThoughtEvidence[];
  /** What the decisions of these thoughts rested on; those of an older classifier are not there. */
  readonly inputs: (ids: readonly number[]) => ReadonlyMap<number, DecisionInput>;
}

/** Opens people's logs. What one log has read it remembers, so open it anew for each review. */
export function createLogs(database: Database) {
  const prepare = <P>(sql: string) =>
    database.$client.prepare<P & { userId: number; limit: number }, { id: number }>(sql);
  const noteworthy = prepare(noteworthySql);
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
    const idsIn = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
    return {
      noteworthy: (limit) => thoughts(idsIn(noteworthy.all({ userId, limit }))),
      recent: (limit) => thoughts(idsIn(recent.all({ userId, limit }))),
      holding: (phrase, limit) => {
        const words = matchOf(phrase);
        return words === '' ? [] : thoughts(idsIn(holding.all({ userId, words, limit })));
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
