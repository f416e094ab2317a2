import { type CaptureDecision, decideCapture, defaultConventions } from '@noctem/core/capture';
import { type ProposedRule, type Rule, ruleSetOf } from '@noctem/core/rules';
import type { Filed } from './filed.ts';
import type { Human } from './habit.ts';
import { dayOf, type Utterance } from './plan.ts';
import { type WrongField, wrongIn } from './wish.ts';

export interface FreshWeeks {
  readonly human: Human;
  /** What the person will write, and what they will mean. */
  readonly life: readonly Utterance[];
  readonly inForce: readonly ProposedRule[];
}

/** Whether a person would have fewer things to put right in weeks that nobody has seen if the rule held as well. */
export function savesCorrections(rule: ProposedRule, fresh: FreshWeeks): boolean {
  return troubleUnder([...fresh.inForce, rule], fresh) < troubleUnder(fresh.inForce, fresh);
}

/** How many messages are filed wrong or asked about. */
function troubleUnder(rules: readonly ProposedRule[], { human, life }: FreshWeeks): number {
  return life.filter((said) => troubles(rules, { human, said }).length > 0).length;
}

/** What a person would have to put right in a message, `kind` where they are asked. */
export function troubles(
  rules: readonly ProposedRule[],
  { human, said }: { human: Human; said: Utterance },
): WrongField[] {
  const filed = filedUnder(decisionOn(said, { human, rules }));
  return filed.as === 'asked' ? ['kind'] : wrongIn(filed, said.wish, dayOf(said.at, human.zone));
}

/** How a message would be understood under rules. */
export function decisionOn(
  { text, at }: Utterance,
  { human, rules }: { human: Human; rules: readonly ProposedRule[] },
): CaptureDecision {
  return decideCapture({
    text,
    sentAt: at,
    zone: human.zone,
    locale: human.languageCode === 'de' ? 'de-DE' : 'en-US',
    conventions: defaultConventions,
    projects: [],
    rules: ruleSetOf(rules.map((rule, index): Rule => ({ ...rule, id: index + 1, from: 0, until: null }))),
  });
}

function filedUnder(decision: CaptureDecision): Filed {
  const { kind, ambiguity, date, time, importance, project } = decision;
  const plain = kind === 'question' || kind === 'command' ? 'aside' : kind;
  const as = plain === 'ambiguous' ? 'asked' : (decision.becomes ?? plain);
  return { thoughtId: 0, as, wasAsked: kind === 'ambiguous', ambiguity, date, time, importance, project };
}
