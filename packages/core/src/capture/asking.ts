import { byPrecedence, type RuleMatch, type RuleOf, type RuleSet, wordRulesIn } from '@noctem/core/rules';
import type { Ambiguity, CaptureDecision } from './decision.ts';
import { hiddenIn } from './sheet.ts';
import type { Understanding } from './understand.ts';

export type ThresholdClass = RuleOf<'confidence_threshold'>['value']['class'];

/** What decides which threshold counts for a decision. */
export interface Classified {
  readonly bestGuess: CaptureDecision['bestGuess'];
  readonly isSeveral: boolean;
  readonly rrule: string | null;
  readonly date: string | null;
  /** The words name a day by which. */
  readonly isDeadline: boolean;
}

/** The class of thoughts that a decision belongs to where thresholds are learned by class; null of what is never asked about. */
export function classOf({ bestGuess, isSeveral, rrule, date, isDeadline }: Classified): ThresholdClass | null {
  if (bestGuess === 'question' || bestGuess === 'command') return null;
  if (isSeveral) return 'several';
  if (bestGuess === 'note') return 'note';
  if (rrule !== null) return 'recurring';
  if (date === null) return 'undated';
  return isDeadline ? 'deadline' : 'dated';
}

/** The same of a decision that was made. */
export function thresholdClass(decision: CaptureDecision): ThresholdClass | null {
  const { bestGuess, items, rrule, date, reasons } = decision;
  const isDeadline = reasons.some(({ cue }) => cue === 'time:deadline');
  return classOf({ bestGuess, isSeveral: items.length > 1, rrule, date, isDeadline });
}

/** A threshold that was learned for a class. */
export interface LearnedThreshold {
  readonly id: number;
  readonly at: number;
}

/** The threshold that the rules set for a class; the newest where there are several, null where there is none. */
export function learnedThreshold(
  { rules }: RuleSet,
  of: { readonly class: ThresholdClass | null; readonly threshold: 'file' | 'confirm' },
): LearnedThreshold | null {
  let found: RuleOf<'confidence_threshold'> | null = null;
  for (const rule of rules) {
    if (rule.type !== 'confidence_threshold' || rule.value.class !== of.class || rule.value.threshold !== of.threshold)
      continue;
    if (found === null || rule.from > found.from || (rule.from === found.from && rule.id > found.id)) found = rule;
  }
  return found === null ? null : { id: found.id, at: found.value.at };
}

/** From this confidence on a thought is filed without fixes of one tap beside it, unless another threshold was learned. */
const sureToFile = 0.8;

/** Whether what was filed is shown with fixes of one tap. */
export function offersFixes(decision: CaptureDecision, rules: RuleSet): boolean {
  const learned = learnedThreshold(rules, { class: thresholdClass(decision), threshold: 'confirm' });
  return decision.confidence < (learned?.at ?? sureToFile);
}

/** The rule that changes whether fixes are offered; null where none does. */
export function ruleOfFixes(decision: CaptureDecision, rules: RuleSet): LearnedThreshold | null {
  if (decision.kind !== 'task' && decision.kind !== 'note') return null;
  const learned = learnedThreshold(rules, { class: thresholdClass(decision), threshold: 'confirm' });
  return learned !== null && decision.confidence < learned.at !== decision.confidence < sureToFile ? learned : null;
}

/** The rule by which a question of this kind is not asked about this text; null where it is to be asked. */
export function ruleAgainstAsking(set: RuleSet, whole: Understanding, reason: Ambiguity): RuleMatch | null {
  const wanted = set.rules.filter(
    (rule): rule is RuleOf<'question'> => rule.type === 'question' && rule.value.reason === reason,
  );
  if (wanted.length === 0) return null;
  const { project } = whole.draft;
  const fits = ({ value }: RuleOf<'question'>) =>
    value.project === null || value.project.toLowerCase() === project?.toLowerCase();
  const named = wordRulesIn(set, whole.sheet.text, {
    hidden: hiddenIn(whole.sheet),
    skipped: whole.times.expressions.map(({ span }) => span),
  }).filter(({ rule }) => wanted.some((one) => one.id === rule.id && fits(one)));
  const general = wanted
    .filter((rule) => rule.value.phrase === null && fits(rule))
    .map((rule) => ({ rule, span: { start: 0, end: 0 }, id: rule.id, words: 0, isTemplate: false, from: rule.from }));
  return [...named, ...general].toSorted(byPrecedence)[0] ?? null;
}
