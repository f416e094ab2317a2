import { type CaptureDecision, rulesInDecision } from '@noctem/core/capture';
import { isOverridden } from '@noctem/core/rules';
import { projectKey } from '@noctem/core/items';
import type { Correction } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';

/** Counts the rules that had a say in a decision, but not again those that had one in the decision before it. */
export function countRules(act: Act, decision: CaptureDecision, before?: CaptureDecision): void {
  const counted = before ? rulesInDecision(before) : [];
  for (const id of rulesInDecision(decision)) if (!counted.includes(id)) act.store.rules.countApplied(id, act.now);
}

/**
 * Does what changes the corrections of some thoughts, and counts what that says of their rules: one whose result now is
 * corrected in what it had decided was overridden, one whose correction was taken back is not any more.
 */
export function withOverrides(act: Act, thoughtIds: readonly (number | null)[], work: () => void): void {
  const ids = [...new Set(thoughtIds)].filter((id) => id !== null);
  const before = ids.map((id) => overridden(act, id));
  work();
  for (const [at, id] of ids.entries()) {
    const after = overridden(act, id);
    const were = before[at] ?? new Set();
    for (const rule of after) if (!were.has(rule)) act.store.rules.countOverridden(rule, 1);
    for (const rule of were) if (!after.has(rule)) act.store.rules.countOverridden(rule, -1);
  }
}

/** The rules that had a say in a thought and whose result stands corrected. */
function overridden({ store }: Act, thoughtId: number): Set<number> {
  const ids = store.thoughts.byId(thoughtId)?.rules ?? [];
  if (ids.length === 0) return new Set();
  const corrections = store.corrections.ofThought(thoughtId).filter(({ retractedAt }) => retractedAt === null);
  const changes = corrections.map(({ field, fromValue }: Correction) => ({ field, from: fromValue }));
  return new Set(
    ids.filter((id) => {
      const rule = store.rules.byId(id);
      return rule !== undefined && changes.some((change) => isOverridden(rule, change, projectKey));
    }),
  );
}
