import type { EpochMs } from '@noctem/core/kernel';
import type { ProposedRule, RuleType } from '@noctem/core/rules';

export const patternTypes = [
  'ambiguity',
  'extraction_failure',
  'correction',
  'model_perf',
  'classification',
  'quick_change',
  'unanswered_question',
  'stale_suggestion',
  'answer_time',
  'threshold',
  'failing_rule',
] as const;
export type PatternType = (typeof patternTypes)[number];

/** Something that recurs in the log, as a detector finds it; the store gives it an id and a status. */
export interface DetectedPattern {
  readonly type: PatternType;
  /** Unique per person and type, for example `phrase:work on …`. */
  readonly key: string;
  /** Distinct evidence: one for each text and day. */
  readonly count: number;
  /** One-sided 90% Wilson lower bound of the agreeing share of the distinct evidence, 0 to 1. */
  readonly confidence: number;
  readonly firstSeen: EpochMs;
  readonly lastSeen: EpochMs;
  /** Thoughts that show it, oldest first. */
  readonly evidence: readonly number[];
  /** Whatever else explains it: the figures, the sum of the corrections' weights, the background. */
  readonly context: Readonly<Record<string, unknown>>;
  /** What would follow from it, where something would. */
  readonly proposal: ProposedRule | null;
}

export const insightTypes = [
  'keyword',
  'kind',
  'project',
  'ambiguity',
  'time_expression',
  'confidence_threshold',
  'model',
  'timing',
  'question',
] as const satisfies readonly RuleType[];

/** What trying a rule on the log has shown; thoughts by id. */
export interface Proof {
  readonly basis: 'replay' | 'figures';
  /** Thoughts that the rule would have filed otherwise. */
  readonly changed: number;
  /** Of these, those that it would have filed as the person later wanted them. */
  readonly fixed: number;
  /** Of these, those that were right as they were. */
  readonly broken: number;
  /** Some of the person's own thoughts that show it. */
  readonly examples: readonly number[];
  /** Logged thoughts on which it was tried, and those that the present classifier cannot speak about. */
  readonly tried?: number;
  readonly notComparable?: number;
  /** Of the broken ones, those about which the person had done nothing at all. */
  readonly brokenSilently?: number;
  /** The figures of a proof without replay, in words. */
  readonly figures?: Readonly<Record<string, unknown>>;
}

/** A pattern worth the person's attention, as it is proposed. */
export interface ProposedInsight {
  readonly type: (typeof insightTypes)[number];
  /** Identity of the proposal: the same rule is never proposed twice while one of it is open. */
  readonly key: string;
  readonly title: string;
  readonly explanation: string;
  readonly action: string;
  /** 0 to 1; docs/learning.md has the formula. */
  readonly priority: number;
  /** A new rule; or the removal of one that is in force, by its id. */
  readonly rule: ProposedRule | { readonly remove: number };
  readonly proof: Proof;
  readonly pattern: { readonly type: PatternType; readonly key: string };
}

/** An insight that the person knows of or that waits to be told, as far as it decides what may be proposed. */
export interface KnownInsight {
  readonly type: string;
  readonly key: string;
  readonly status: 'pending' | 'reported' | 'applied' | 'dismissed' | 'never' | 'undone' | 'expired' | 'resolved';
  /** Distinct evidence when it was proposed last. */
  readonly evidenceCount: number;
}
