import type { CaptureDecision, CaptureInput } from '@noctem/core/capture';
import { type ProposedRule, type Rule, ruleSetOf, type RuleSet } from '@noctem/core/rules';
import type { FiledAs, ThoughtEvidence } from './evidence.ts';
import type { Proof } from './insight.ts';
import { occurrencesIn } from './occurrences.ts';

/** What a decision files, as far as rules speak of it. */
export interface Filed extends FiledAs {
  readonly isAsked: boolean;
}

/** How a logged thought would be filed without a rule and with it; `same` where the rule makes no difference at all. */
export type Outcome = 'same' | { readonly before: Filed; readonly after: Filed };

/** The rule to try, or the removal of one that is in force. */
export type TriedRule = ProposedRule | { readonly remove: number };

export interface Trial {
  readonly rule: TriedRule;
  /** Rules in force: both arms have them. */
  readonly rules: readonly Rule[];
  /** The decision of the present classifier. */
  readonly decide: (input: CaptureInput) => CaptureDecision;
}

/** Decides a logged thought again, from all that its decision rested on but the rules, without a rule and with it. */
export function outcomeUnder({ rule, rules, decide }: Trial): (input: Omit<CaptureInput, 'rules'>) => Outcome {
  const arms = armsOf(rule, rules);
  return (input) => {
    const before = filedBy(decide({ ...input, rules: arms.without }));
    const after = filedBy(decide({ ...input, rules: arms.with }));
    return filedFields.every((field) => before[field] === after[field]) ? 'same' : { before, after };
  };
}

/** A logged thought that a rule can match, with what the rule would make of it; null where that cannot be told any more. */
export interface ReplayCase {
  readonly thought: ThoughtEvidence;
  readonly outcome: Outcome | null;
}

export type ReplayOf = Pick<Trial, 'rule' | 'rules'> & { readonly cases: readonly ReplayCase[] };

const mostExamples = 5;

/**
 * Compares what logged thoughts would have become without a rule and with it with what the person finally made of them, in
 * what the rule speaks about. Each text counts once a day. Thoughts whose end nobody knows count as changed only; those whose
 * decision cannot be recomputed as not comparable.
 */
export function prove({ rule, rules, cases }: ReplayOf): Proof {
  const speaksOf = 'remove' in rule ? rules.find(({ id }) => id === rule.remove) : rule;
  const outcomes = new Map(cases.map(({ thought, outcome }) => [thought.id, outcome]));
  const proof = { tried: 0, changed: 0, fixed: 0, broken: 0, brokenSilently: 0, notComparable: 0 };
  const examples: number[] = [];
  for (const { thought } of occurrencesIn(cases.map((one) => one.thought))) {
    const outcome = outcomes.get(thought.id) ?? null;
    if (outcome === null || speaksOf === undefined) {
      proof.notComparable += 1;
      continue;
    }
    proof.tried += 1;
    const verdict = outcome === 'same' ? 'same' : verdictOn(thought, { ...outcome, rule: speaksOf });
    if (verdict === 'same') continue;
    proof.changed += 1;
    if (verdict === 'fixed') proof.fixed += 1;
    if (verdict === 'broken') proof.broken += 1;
    if (verdict === 'broken' && isSilent(thought)) proof.brokenSilently += 1;
    if (verdict === 'fixed' && examples.length < mostExamples) examples.push(thought.id);
  }
  return { basis: 'replay', ...proof, examples };
}

/** Whether the person did nothing at all about a thought. */
function isSilent({ corrections, question }: ThoughtEvidence): boolean {
  return corrections.length === 0 && question?.status !== 'answered';
}

function armsOf(rule: TriedRule, rules: readonly Rule[]): { without: RuleSet; with: RuleSet } {
  const without = ruleSetOf(rules);
  if ('remove' in rule) return { without, with: ruleSetOf(rules.filter(({ id }) => id !== rule.remove)) };
  // An equal key in force ends when the new rule is applied.
  const others = rules.filter(({ type, key }) => type !== rule.type || key !== rule.key);
  const id = Math.max(0, ...rules.map((one) => one.id)) + 1;
  const from = Math.max(0, ...rules.map((one) => one.from)) + 1;
  return { without, with: ruleSetOf([...others, { ...rule, id, from, until: null }]) };
}

interface Arms {
  readonly before: Filed;
  readonly after: Filed;
  readonly rule: ProposedRule;
}

type Verdict = 'same' | 'fixed' | 'broken' | 'other';

function verdictOn(thought: ThoughtEvidence, { before: was, after: is, rule }: Arms): Verdict {
  if (isAlike(was, is, rule)) return 'same';
  const { wanted } = thought;
  if (wanted === null) return thought.question?.status === 'guessed' && was.isAsked && !is.isAsked ? 'fixed' : 'other';
  const [wasRight, isRight] = [isAsWanted(was, wanted, rule), isAsWanted(is, wanted, rule)];
  if (rule.type === 'ambiguity') return is.isAsked && !was.isAsked ? (wasRight ? 'broken' : 'fixed') : 'other';
  if (isRight && !is.isAsked && (!wasRight || was.isAsked)) return 'fixed';
  // What is asked about comes out right in the end: to file it wrongly without asking is worse.
  return !isRight && (wasRight || was.isAsked) ? 'broken' : 'other';
}

const filedFields = ['kind', 'date', 'time', 'rrule', 'importance', 'project', 'isAsked'] as const;

function filedBy(decision: CaptureDecision): Filed {
  const { date, time, rrule, importance, project, becomes, bestGuess, kind } = decision;
  return { kind: becomes ?? bestGuess, date, time, rrule, importance, project, isAsked: kind === 'ambiguous' };
}

/** What a rule speaks about. */
function fieldsOf(rule: ProposedRule): readonly (keyof FiledAs)[] {
  switch (rule.type) {
    case 'keyword':
      return ['importance'];
    case 'project':
      return ['project'];
    case 'kind':
    case 'confidence_threshold':
      return ['kind'];
    case 'ambiguity':
      return ['kind', 'date'];
    case 'question':
      return rule.value.reason === 'timing' ? ['kind', 'date'] : ['kind'];
    case 'time_expression':
      return [
        ...(rule.value.day === null ? [] : (['date'] as const)),
        ...(rule.value.time === null ? [] : (['time'] as const)),
      ];
    case 'model':
    case 'timing':
      return [];
  }
}

function isAlike(was: Filed, is: Filed, rule: ProposedRule): boolean {
  const asks = rule.type !== 'keyword' && rule.type !== 'project' && rule.type !== 'time_expression';
  return fieldsOf(rule).every((field) => was[field] === is[field]) && (!asks || was.isAsked === is.isAsked);
}

function isAsWanted(filed: Filed, wanted: FiledAs, rule: ProposedRule): boolean {
  // What became no task has neither rank nor time that could be wrong.
  if ((rule.type === 'keyword' || rule.type === 'time_expression') && wanted.kind !== 'task') return true;
  return fieldsOf(rule).every((field) => sameKey(filed[field]) === sameKey(wanted[field]));
}

/** Project names are the same however they are written. */
function sameKey(value: string | null): string | null {
  return value === null ? null : value.toLowerCase().replace(/[\s_-]+/gu, '');
}
