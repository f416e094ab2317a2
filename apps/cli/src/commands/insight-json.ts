import { isoInZone, type EpochMs } from '@noctem/core/kernel';
import type { Insight } from '@noctem/store';
import type { CliContext } from '../context.ts';

/** An insight or a finding as `--json` prints it. */
export function insightJson({ zone }: Pick<CliContext, 'zone'>, insight: Insight): Record<string, unknown> {
  const instant = (at: EpochMs | null) => at && isoInZone(at, zone);
  const { id, type, key, title, explanation, action, priority, status, patternId, rule, proof } = insight;
  return {
    id,
    type,
    key,
    title,
    explanation,
    action,
    priority,
    status,
    pattern_id: patternId,
    rule,
    proof,
    created_at: instant(insight.createdAt),
    reported_at: instant(insight.reportedAt),
    resolved_at: instant(insight.resolvedAt),
  };
}
