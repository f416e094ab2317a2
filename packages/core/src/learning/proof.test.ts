import { type CaptureDecision, type CaptureInput, decideCapture, defaultConventions } from '@noctem/core/capture';
import type { ProposedRule, Rule } from '@noctem/core/rules';
import { describe, expect, it } from 'vitest';
import type { ThoughtEvidence } from './evidence.ts';
import type { Proof } from './insight.ts';
import { outcomeUnder, prove, type TriedRule } from './proof.ts';
import { type Told, thought } from './testing/thoughts.ts';

/** A logged thought, with all that its decision rested on but the rules; null where the log has lost that. */
interface Logged {
  readonly thought: ThoughtEvidence;
  readonly input: Omit<CaptureInput, 'rules'> | null;
}

const caseOf = (one: ThoughtEvidence): Logged => ({
  thought: one,
  input: {
    text: one.text,
    sentAt: one.sentAt,
    zone: one.zone,
    locale: one.locale,
    conventions: defaultConventions,
    projects: ['Garden'],
  },
});

/** Filed as the present classifier does, then put right by the person. */
function lived(text: string, on: number, wanted: Told['wanted'] = {}): Logged {
  const { input } = caseOf(thought(text, { on }));
  if (input === null) throw new Error('every case here has an input');
  const decision = decideCapture({ ...input, rules: { version: 'none', rules: [] } });
  const { date, time, rrule, importance, project, bestGuess } = decision;
  const isAsked = decision.kind === 'ambiguous' && decision.ambiguity !== null;
  return caseOf(
    thought(text, {
      on,
      kind: bestGuess,
      date,
      time,
      rrule,
      importance,
      project,
      wanted,
      ...(isAsked && decision.ambiguity !== null && { asked: decision.ambiguity, answered: true }),
    }),
  );
}

const keyword: ProposedRule = {
  type: 'keyword',
  key: 'phrase:dentist',
  value: { phrase: 'dentist', importance: 'high' },
};

function tryOut(rule: TriedRule, logged: readonly Logged[], rules: readonly Rule[] = []): Proof {
  const decide = outcomeUnder({ rule, rules, decide: decideCapture });
  const cases = logged.map(({ thought: one, input }) => ({
    thought: one,
    outcome: input === null ? null : decide(input),
  }));
  return prove({ rule, rules, cases });
}

describe('the proof of a rule', () => {
  const dentist = [
    lived('call the dentist', 1, { importance: 'high' }),
    lived('dentist friday 3pm', 2, { importance: 'high' }),
    lived('pay the dentist', 3),
    lived('dentist !1', 4),
    lived('buy milk', 5),
  ];

  it('counts what it would have changed, as the person wanted it and against', () => {
    expect(tryOut(keyword, dentist)).toMatchObject({
      basis: 'replay',
      tried: 5,
      changed: 3,
      fixed: 2,
      broken: 1,
      brokenSilently: 1,
      notComparable: 0,
    });
  });

  it('shows thoughts that would have come out right', () => {
    const { examples } = tryOut(keyword, dentist);
    expect(new Set(examples)).toEqual(new Set(dentist.slice(0, 2).map((one) => one.thought.id)));
  });

  it('counts equal texts of a day once, and says what it cannot recompute', () => {
    const twice = [
      lived('call the dentist', 1, { importance: 'high' }),
      lived('call the dentist', 1, { importance: 'high' }),
    ];
    const lost = { ...lived('ask the dentist', 6, { importance: 'high' }), input: null };
    expect(tryOut(keyword, [...twice, lost])).toMatchObject({ tried: 1, fixed: 1, notComparable: 1 });
  });

  it('changes nothing where an equal rule is in force', () => {
    const inForce: Rule = { ...keyword, id: 3, from: 0, until: null };
    expect(tryOut({ ...keyword, key: 'phrase:the dentist' }, dentist, [inForce])).toMatchObject({
      changed: 0,
      fixed: 0,
    });
  });

  it('lets the rule of the same key end that it would take the place of', () => {
    const old: Rule = { ...keyword, value: { phrase: 'dentist', importance: 'low' }, id: 3, from: 0, until: null };
    expect(tryOut(keyword, dentist, [old])).toMatchObject({ fixed: 2 });
  });

  it('is told of the removal of a rule by what would be right without it', () => {
    const wrong: Rule = { ...keyword, id: 3, from: 0, until: null };
    const calm = [lived('tell the dentist', 1), lived('thank the dentist', 2)];
    expect(tryOut({ remove: 3 }, calm, [wrong])).toMatchObject({ changed: 2, fixed: 2, broken: 0 });
  });

  it('looks at kind and question for rules about kinds and questions', () => {
    const work = [
      lived('work on the shed', 1, { kind: 'project' }),
      lived('work on the canoe', 2, { kind: 'project' }),
      lived('work on the album', 3),
    ];
    const project: ProposedRule = { type: 'kind', key: 'k', value: { phrase: 'work on …', kind: 'project' } };
    const unasked: ProposedRule = {
      type: 'question',
      key: 'q',
      value: { phrase: 'work on …', reason: 'scope', project: null },
    };
    expect(tryOut(project, work)).toMatchObject({ changed: 3, fixed: 2, broken: 1 });
    expect(tryOut(unasked, work)).toMatchObject({ changed: 3, fixed: 1, broken: 2 });
  });

  it('looks at time for rules about times', () => {
    const weekends = [lived('mend the roof this weekend', 2, { time: '10:00' }), lived('mow this weekend at 5pm', 3)];
    const rule: ProposedRule = {
      type: 'time_expression',
      key: 't',
      value: { phrase: 'this weekend', day: null, time: '10:00' },
    };
    expect(tryOut(rule, weekends)).toMatchObject({ changed: 1, fixed: 1, broken: 0 });
  });

  it('asks the decision function and nothing else', () => {
    const asked: CaptureInput[] = [];
    const decide = (input: CaptureInput): CaptureDecision => {
      asked.push(input);
      return decideCapture(input);
    };
    const outcomeOf = outcomeUnder({ rule: keyword, rules: [], decide });
    for (const { input } of dentist) if (input !== null) outcomeOf(input);
    expect(asked.map(({ rules }) => rules.version)).toEqual(dentist.flatMap(() => ['none', '1']));
  });
});
