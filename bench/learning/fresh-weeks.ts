import { type CaptureDecision, decideCapture, defaultConventions } from '@noctem/core/capture';
import { type ProposedRule, type Rule, ruleSetOf } from '@noctem/core/rules';
import type { Filed } from './filed.ts';
import type { Human } from './habit.ts';
import { dayOf, type Utterance } from './plan.ts';
import { wrongIn } from './wish.ts';

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

/** Messages that are filed wrong or asked about. */
function troubleUnder(proposed: readonly ProposedRule[], { human, life }: FreshWeeks): number {
  const rules = ruleSetOf(proposed.map((rule, index): Rule => ({ ...rule, id: index + 1, from: 0, until: null })));
  return life.filter(({ text, at, wish }) => {
    const decision = decideCapture({
      text,
      sentAt: at,
      zone: human.zone,
      locale: human.languageCode === 'de' ? 'de-DE' : 'en-US',
      conventions: defaultConventions,
      projects: [],
      rules,
    });
    const filed = filedUnder(decision);
    return filed.as === 'asked' || wrongIn(filed, wish, dayOf(at, human.zone)).length > 0;
  }).length;
}

function filedUnder(decision: CaptureDecision): Filed {
  const { kind, ambiguity, date, time, importance, project } = decision;
  const plain = kind === 'question' || kind === 'command' ? 'aside' : kind;
  const as = plain === 'ambiguous' ? 'asked' : (decision.becomes ?? plain);
  return { thoughtId: 0, as, wasAsked: kind === 'ambiguous', ambiguity, date, time, importance, project };
}
