import { isoInZone, oneLine } from '@noctem/core/kernel';
import { ruleInWords } from '@noctem/core/rules';
import { insightStatuses, type LearnedRule, type Pattern, patternStatuses } from '@noctem/store';
import type { CliContext } from '../context.ts';
import { insightJson } from './insight-json.ts';

interface LearningQuery {
  readonly userId: number;
  readonly limit: number;
  readonly since?: number;
  readonly status?: string;
}

type Row = Readonly<Record<string, unknown>>;

/** What was learned from a person's log: patterns, insights, rules; newest last. */
export const learningLists = {
  patterns: {
    rows: (context: CliContext, query: LearningQuery): Row[] =>
      context.store.patterns
        .of(
          query.userId,
          patternStatuses.find((status) => status === query.status),
        )
        .filter(({ lastSeen }) => lastSeen >= (query.since ?? 0))
        .slice(-query.limit)
        .map((pattern) => patternJson(context, pattern)),
    cells: (row: Row): string[] => [
      String(row['id']),
      String(row['type']),
      `${String(row['count'])} times`,
      Number(row['confidence']).toFixed(2),
      String(row['status']),
      oneLine(String(row['key']), 100),
    ],
  },
  insights: {
    rows: (context: CliContext, query: LearningQuery): Row[] =>
      context.store.insights
        .of(
          query.userId,
          insightStatuses.find((status) => status === query.status),
        )
        .filter(({ updatedAt }) => updatedAt >= (query.since ?? 0))
        .slice(-query.limit)
        .map((insight) => insightJson(context, insight)),
    cells: (row: Row): string[] => [
      String(row['id']),
      String(row['status']),
      String(row['type']),
      oneLine(`${String(row['title'])}: ${String(row['action'])}`, 160),
    ],
  },
  rules: {
    rows: (context: CliContext, query: LearningQuery): Row[] =>
      context.store.rules
        .of(query.userId)
        .filter(({ fromAt }) => fromAt >= (query.since ?? 0))
        .map((rule) => ruleJson(context, rule))
        .filter(({ status }) => query.status === undefined || status === query.status)
        .slice(-query.limit),
    cells: (row: Row): string[] => [
      String(row['id']),
      String(row['status']),
      `spoke ${String(row['applied_count'])} times, corrected ${String(row['overridden_count'])}`,
      oneLine(String(row['words']), 140),
    ],
  },
};

function patternJson({ zone }: CliContext, pattern: Pattern) {
  const { evidence = [], ...context } = pattern.context;
  return {
    id: pattern.id,
    type: pattern.patternType,
    key: pattern.patternKey,
    count: pattern.occurrenceCount,
    confidence: pattern.confidence,
    status: pattern.status,
    first_seen: isoInZone(pattern.firstSeen, zone),
    last_seen: isoInZone(pattern.lastSeen, zone),
    evidence,
    context,
  };
}

function ruleJson({ zone }: CliContext, rule: LearnedRule) {
  const { id, type, key, value, insightId, appliedCount, overriddenCount, lastApplied, fromAt, untilAt } = rule;
  return {
    id,
    type,
    key,
    value,
    enabled: untilAt === null,
    insight_id: insightId,
    applied_count: appliedCount,
    overridden_count: overriddenCount,
    last_applied: lastApplied === null ? null : isoInZone(lastApplied, zone),
    from: isoInZone(fromAt, zone),
    until: untilAt === null ? null : isoInZone(untilAt, zone),
    status: untilAt === null ? 'in-force' : 'ended',
    words: ruleInWords({ type, value }),
  };
}
