import type { ProposedRule, Rule } from '@noctem/core/rules';
import { phrasedInsight } from './insight-words.ts';
import type { DetectedPattern, KnownInsight, Proof, ProposedInsight } from './insight.ts';
import { priorityOf, weightIn } from './priority.ts';
import { wilsonLower } from './statistics.ts';
import { usualAttention, weightOfSilence } from './tally.ts';

export interface Proposing {
  readonly patterns: readonly DetectedPattern[];
  /** All insights that there ever were; of equal type and key the newest counts. */
  readonly known: readonly KnownInsight[];
  /** Rules in force. */
  readonly rules: readonly Rule[];
  /**
   * Tries a rule on the logged thoughts that it can match, not before `since`. Asked only for rules that change filing and that
   * everything else speaks for.
   */
  readonly replay: (rule: ProposedInsight['rule'], since: number | null) => Proof;
}

const leastCount = 5;
const leastConfidence = 0.7;
/** A rule that is wrong more often than right for sure should go: to be without it is the safe side. */
const leastFailing = 0.5;
/** So many thoughts at least must come out as they were wanted; agreeing share as for patterns. */
const leastFixed = 3;

/**
 * The insights that the patterns warrant, best first, with their proof: those that are new, and those that are open, with their
 * present figures. What the person has answered for good, and what does not help in replay or breaks what was right, is not
 * among them.
 */
export function proposeInsights(proposing: Proposing): ProposedInsight[] {
  const insights = proposing.patterns.flatMap((pattern) => insightFrom(pattern, proposing) ?? []);
  const byRule = new Map<string, ProposedInsight>();
  for (const insight of insights.toSorted(byPriority)) {
    const key = `${insight.type} ${insight.key}`;
    if (!byRule.has(key)) byRule.set(key, insight);
  }
  return [...byRule.values()].filter((insight, _, all) => !isReplaced(insight, all, proposing.rules));
}

/** A rule need not be removed where another is proposed that ends it. */
function isReplaced({ rule }: ProposedInsight, all: readonly ProposedInsight[], rules: readonly Rule[]): boolean {
  const gone = 'remove' in rule ? rules.find(({ id }) => id === rule.remove) : undefined;
  return gone !== undefined && all.some(({ rule: other }) => !('remove' in other) && isSameKey(other, gone));
}

function isSameKey(left: ProposedRule, right: ProposedRule): boolean {
  return left.type === right.type && left.key === right.key;
}

function byPriority(left: ProposedInsight, right: ProposedInsight): number {
  return right.priority - left.priority || (left.key < right.key ? -1 : 1);
}

function insightFrom(pattern: DetectedPattern, proposing: Proposing): ProposedInsight | null {
  const rule = ruleOf(pattern, proposing.rules);
  if (rule === null || !isStrong(pattern)) return null;
  const about = 'remove' in rule ? proposing.rules.find(({ id }) => id === rule.remove) : rule;
  if (about === undefined) return null;
  const key = insightKey(rule, about);
  if (!mayPropose({ type: about.type, key, count: pattern.count }, proposing)) return null;
  const proof = proofOf(pattern, rule, { about, proposing });
  if (proof === null) return null;
  const priority = priorityOf({
    count: pattern.count,
    weight: weightIn(pattern),
    confidence: pattern.confidence,
    actsAtOnce: changesFiling(about),
  });
  const words = phrasedInsight({ pattern, rule: about, isRemoval: 'remove' in rule, proof });
  return { type: about.type, key, ...words, priority, rule, proof, pattern: { type: pattern.type, key: pattern.key } };
}

/** The rule that a pattern proposes; null where it is in force already. */
function ruleOf(pattern: DetectedPattern, rules: readonly Rule[]): ProposedInsight['rule'] | null {
  const { proposal } = pattern;
  if (pattern.type === 'failing_rule') {
    const id = pattern.context['rule'];
    return typeof id === 'number' ? { remove: id } : null;
  }
  if (proposal === null) return null;
  const isThere = rules.some(
    ({ type, key, value }) => type === proposal.type && key === proposal.key && same(value, proposal.value),
  );
  return isThere ? null : proposal;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isStrong({ type, count, confidence }: DetectedPattern): boolean {
  return count >= leastCount && confidence >= (type === 'failing_rule' ? leastFailing : leastConfidence);
}

/** Identity of a proposal: what it is about and what it makes of it. */
function insightKey(rule: ProposedInsight['rule'], about: ProposedRule): string {
  return 'remove' in rule ? `remove:${rule.remove}` : `${about.key}=${valueKey(about)}`;
}

function valueKey(rule: ProposedRule): string {
  switch (rule.type) {
    case 'keyword':
      return rule.value.importance ?? 'none';
    case 'kind':
      return rule.value.kind;
    case 'project':
      return rule.value.project;
    case 'ambiguity':
      return rule.value.ambiguity;
    case 'time_expression': {
      const { day, time } = rule.value;
      // With the hour the day is often named as well, or is not any more: that makes no other proposal of it.
      if (time !== null) return time;
      return day === null ? '' : 'in' in day ? `+${day.in}` : `weekday ${day.weekday}`;
    }
    case 'confidence_threshold':
      return `${rule.value.threshold} ${rule.value.at}`;
    case 'timing':
      return rule.value.at;
    case 'model':
      return rule.value.model;
    case 'question':
      return rule.value.reason;
  }
}

/**
 * Open ones are kept up to date. What was dismissed, undone or never answered may return when its evidence has doubled, and
 * what is forbidden never; what was applied is in force, or was replaced by something else.
 */
function mayPropose(of: { type: string; key: string; count: number }, { known }: Proposing): boolean {
  const before = known.findLast(({ type, key }) => type === of.type && key === of.key);
  const alike = known.filter((one) => one.type === of.type && one.key !== of.key && isAlike(one, of));
  const isOpen = wandering.has(of.type) && alike.some(({ status }) => status === 'reported');
  return !isOpen && permits(before, of.count) && alike.every((one) => permits(one, of.count));
}

/** Of these the value follows the newest figures: who refuses one of 19:00 need not be asked about 19:30. */
const wandering: ReadonlySet<string> = new Set(['timing', 'confidence_threshold']);

/** Whether two proposals of a type come to the same: what was refused of one phrase is not asked again of a part of it. */
function isAlike(known: KnownInsight, of: { type: string; key: string }): boolean {
  const [left, right] = [partsOf(known.key), partsOf(of.key)];
  if (wandering.has(of.type)) return left.about === right.about;
  return left.value === right.value && isRelated(left.about, right.about);
}

/** What a proposal is about, and what it makes of it. */
function partsOf(key: string): { about: string; value: string } {
  const at = key.indexOf('=');
  return at < 0 ? { about: key, value: '' } : { about: key.slice(0, at), value: key.slice(at + 1) };
}

/**
 * Whether one phrase holds the other; all questions of a reason hold those about some words. The same words at the front of a text only
 * are another matter: they come up where elsewhere they turned out to mean nothing.
 */
function isRelated(left: string, right: string): boolean {
  if (left.startsWith('reason:') || right.startsWith('reason:')) return true;
  const bare = (about: string) => ` ${about.replace(/^phrase:/u, '').replace(' …', '')} `;
  if (bare(left) === bare(right)) return false;
  return bare(left).includes(bare(right)) || bare(right).includes(bare(left));
}

function permits(before: KnownInsight | undefined, count: number): boolean {
  switch (before?.status) {
    case undefined:
    case 'pending':
    case 'reported':
    case 'resolved':
    case 'applied':
      return true;
    case 'never':
      return false;
    case 'dismissed':
    case 'undone':
    case 'expired':
      return count >= before.evidenceCount * 2;
  }
}

const filing: ReadonlySet<string> = new Set(['keyword', 'kind', 'project', 'ambiguity', 'time_expression', 'question']);

function changesFiling(rule: ProposedRule): boolean {
  if (rule.type === 'confidence_threshold') return rule.value.threshold === 'file';
  return filing.has(rule.type) && !(rule.type === 'question' && rule.value.reason === 'suggestion');
}

interface Proving {
  readonly about: ProposedRule;
  readonly proposing: Proposing;
}

/** The proof of a rule, or null where it does not help. A rule that fails is taken away on the figures of what was corrected. */
function proofOf(pattern: DetectedPattern, rule: ProposedInsight['rule'], { about, proposing }: Proving): Proof | null {
  if ('remove' in rule || !changesFiling(about)) return figuresOf(pattern);
  const since = pattern.context['since'];
  const proof = proposing.replay(rule, typeof since === 'number' ? since : null);
  const attention = pattern.context['attention'];
  return helps(proof, typeof attention === 'number' ? attention : usualAttention) ? proof : null;
}

/** Whether more comes out right, for sure, than breaks. What broke and was never spoken about is a silence, and weighs as one. */
function helps({ fixed, broken, brokenSilently = 0 }: Proof, attention: number): boolean {
  const against = broken - brokenSilently + weightOfSilence(brokenSilently, fixed, attention);
  return fixed >= leastFixed && (broken === 0 || wilsonLower(fixed, fixed + against) >= leastConfidence);
}

function figuresOf({ context, evidence }: DetectedPattern): Proof {
  const figures = context['figures'];
  return {
    basis: 'figures',
    changed: 0,
    fixed: 0,
    broken: 0,
    examples: evidence.slice(-5),
    figures: typeof figures === 'object' && figures !== null ? { ...figures } : {},
  };
}
