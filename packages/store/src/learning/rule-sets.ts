import { emptyRuleSet, ruleIdsOf, type Rule, type RuleSet, ruleSetOf, ruleValues } from '@noctem/core/rules';
import type { Database } from '../database.ts';
import type { LearnedRule } from './rules.ts';

type RuleRow = Pick<LearnedRule, 'id' | 'type' | 'key' | 'fromAt' | 'untilAt'> & { readonly value: string };

const columns = 'id, type, key, value, from_at as fromAt, until_at as untilAt';

/** So many sets are remembered; a new one comes with every rule that begins or ends. */
const remembered = 64;

/**
 * People's rules as capture reads them. A rule is an immutable version, so its ids name a set: only they are asked for at
 * each thought, from an index that holds nothing else, and another process's change counts at the very next one.
 */
export function createRuleSets(database: Database) {
  const idsInForce = database.$client
    .prepare<{ userId: number }, number>(
      'select id from learned_rules where user_id = @userId and until_at is null order by id',
    )
    .pluck();
  const rowsOf = database.$client.prepare<{ userId: number; ids: string }, RuleRow>(
    `select ${columns} from learned_rules where user_id = @userId and id in (select value from json_each(@ids)) order by id`,
  );
  const known = new Map<string, RuleSet>();

  function setOf(userId: number, ids: readonly number[]): RuleSet {
    if (ids.length === 0) return emptyRuleSet;
    const name = `${userId} ${ids.join('+')}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const rows = rowsOf.all({ userId, ids: JSON.stringify(ids) });
    const set = ruleSetOf(rows.flatMap((row) => ruleOf({ ...row, value: JSON.parse(row.value) as unknown }) ?? []));
    if (known.size >= remembered) known.clear();
    known.set(name, set);
    return set;
  }

  return {
    /** The rules that a person has in force now; the same object as long as they are the same rules. */
    inForce: (userId: number): RuleSet => setOf(userId, idsInForce.all({ userId })),
    /** The set that a trace names by its version, in force or not; rules that were erased are missing from it. */
    named: (userId: number, version: string): RuleSet => setOf(userId, ruleIdsOf(version)),
  };
}

/** A stored rule as core knows it; null where its value has a form that this program does not know. */
export function ruleOf(
  row: Pick<LearnedRule, 'id' | 'type' | 'key' | 'fromAt' | 'untilAt'> & { value: unknown },
): Rule | null {
  const value = ruleValues[row.type].safeParse(row.value);
  if (!value.success) return null;
  const { id, type, key, fromAt: from, untilAt: until } = row;
  // The value was parsed as that of its type.
  return { id, type, key, value: value.data, from, until } as Rule;
}
