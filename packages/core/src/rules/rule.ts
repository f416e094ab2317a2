import type { EpochMs } from '@noctem/core/kernel';
import { z } from 'zod';

/**
 * A phrase as rules and patterns name it: the words in lower case parted by single spaces, `…` for words that differ
 * (`work on …`). It stands for whole words anywhere in a text; one that ends in `…` stands for a text that begins so.
 */
const phrase = z.string().min(1).max(80);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The day that words mean, seen from the day on which they are written. */
const day = z.union([
  z.object({ in: z.number().int().min(0).max(366) }),
  /** ISO number, 1 is Monday: the next such day, the day of writing included. */
  z.object({ weekday: z.number().int().min(1).max(7) }),
]);

/** Form of a rule's value for each type of rule. docs/learning.md says what each does. */
export const ruleValues = {
  keyword: z.object({ phrase, importance: z.enum(['high', 'medium', 'low']).nullable() }),
  kind: z.object({ phrase, kind: z.enum(['task', 'note', 'question', 'project']) }),
  project: z.object({ phrase, project: z.string().min(1).max(200) }),
  ambiguity: z.object({ phrase, ambiguity: z.enum(['scope', 'timing', 'intent']) }),
  time_expression: z.object({ phrase, day: day.nullable(), time: time.nullable() }),
  /** `file`: at this confidence and above it is filed without a question; `confirm`: without one-tap fixes. */
  confidence_threshold: z.object({
    class: z.enum(['deadline', 'dated', 'undated', 'recurring', 'note', 'several']),
    threshold: z.enum(['file', 'confirm']),
    at: z.number().min(0.3).max(0.95),
  }),
  model: z.object({ work: z.string().min(1).max(40), model: z.string().min(1).max(200) }),
  timing: z.object({ contact: z.enum(['update', 'clarification', 'report']), at: time }),
  /** What is not asked, or suggested, any more: texts of a phrase, or everything of a reason; filed by the best guess. */
  question: z.object({
    phrase: phrase.nullable(),
    reason: z.enum(['scope', 'timing', 'intent', 'suggestion']),
    project: z.string().min(1).max(200).nullable(),
  }),
} as const;

export type RuleType = keyof typeof ruleValues;
export type RuleValue<T extends RuleType> = z.infer<(typeof ruleValues)[T]>;

/** A rule as it is proposed: what it would do, not yet in force. `key` says in a line what it is about (`phrase:dentist`). */
export type ProposedRule = {
  [T in RuleType]: { readonly type: T; readonly key: string; readonly value: RuleValue<T> };
}[RuleType];

/** An accepted rule, an immutable version. In force from `from` on, before `until`. */
export type Rule = ProposedRule & {
  readonly id: number;
  readonly from: EpochMs;
  readonly until: EpochMs | null;
};

/** The rules of one type. */
export type RuleOf<T extends RuleType> = Extract<Rule, { readonly type: T }>;
