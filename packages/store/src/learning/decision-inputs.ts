import type { CaptureInput } from '@noctem/core/capture';
import type { Database } from '../database.ts';

/** All that a decision rested on but the rules. */
export type DecisionInput = Omit<CaptureInput, 'rules'>;
type Context = Omit<DecisionInput, 'text' | 'sentAt'>;

interface InputRow {
  readonly id: number;
  readonly text: string;
  readonly sentAt: number;
  readonly hash: string;
  readonly context: string;
}

/** As for evidence, the ids lead. A decision that was forced, after a failure, rested on nothing that could be tried again. */
const inputsSql = `
  select t.id as id, t.text as text, coalesce(l.metadata ->> '$.sentAt', t.sent_at) as sentAt, c.hash as hash, c.context as context
  from json_each(@ids) one
    cross join thoughts t on t.id = one.value and +t.user_id = @userId and t.text <> ''
    cross join execution_logs l on l.trace_id = t.trace_id and l.stage = 'classify' and l.classifier is not null
    cross join decision_contexts c on c.user_id = t.user_id and c.hash = l.metadata ->> '$.context'
  where coalesce(l.metadata ->> '$.forced', 0) = 0`;

/** So many thoughts are read in one go. */
const batch = 500;

/**
 * Reads what decisions rested on, by thought, whichever classifier made them: whoever asks decides again by the present one. A thought
 * whose trace is gone is not there.
 */
export function createDecisionInputs(database: Database) {
  const inputs = database.$client.prepare<{ ids: string; userId: number }, InputRow>(inputsSql);

  return (userId: number, ids: readonly number[]): Map<number, DecisionInput> => {
    // Many thoughts share a context.
    const contexts = new Map<string, Context>();
    const found = new Map<number, DecisionInput>();
    for (let from = 0; from < ids.length; from += batch) {
      const some = JSON.stringify(ids.slice(from, from + batch));
      for (const row of inputs.all({ userId, ids: some })) {
        const context = contexts.get(row.hash) ?? (JSON.parse(row.context) as Context);
        contexts.set(row.hash, context);
        found.set(row.id, { ...context, text: row.text, sentAt: row.sentAt });
      }
    }
    return found;
  };
}
