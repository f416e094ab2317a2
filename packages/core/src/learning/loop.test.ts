import { decideCapture } from '@noctem/core/capture';
import { phraseOf, type Rule, ruleValues } from '@noctem/core/rules';
import { describe, expect, it } from 'vitest';
import type { ThoughtEvidence } from './evidence.ts';
import type { KnownInsight, Proof, ProposedInsight } from './insight.ts';
import { proposeInsights } from './insights.ts';
import { holds, occurrencesIn } from './occurrences.ts';
import { outcomeUnder, prove } from './proof.ts';
import { review } from './review.ts';
import { chances } from './testing/chances.ts';
import { type Life, lifeOf, liveAs, type PlantedHabit, type SimulatedPerson } from './testing/simulated-person.ts';
import { snapshotOf } from './testing/snapshot-of.ts';
import { vocabularies } from './testing/vocabularies.ts';

const [household, office] = vocabularies;
if (household === undefined || office === undefined) throw new Error('there are three vocabularies');

const habits: PlantedHabit[] = [
  { means: 'importance', phrase: 'landlord', level: 'high' },
  { means: 'kind', phrase: 'quote', kind: 'note' },
  { means: 'project', phrase: 'tiles', project: 'House' },
];

const person: SimulatedPerson = {
  vocabulary: household,
  habits,
  weeks: 8,
  thoughtsAWeek: 60,
  habitAWeek: 2,
  attention: 0.95,
  whims: 0.01,
  answers: 0.8,
};

interface Lived {
  readonly told: { readonly week: number; readonly insight: ProposedInsight }[];
  readonly friction: number[];
}

/** Lives with weekly reviews, in which the three best insights are told and answered. */
function liveAndLearn(of: SimulatedPerson, accepts: (insight: ProposedInsight) => boolean): Lived {
  const life = lifeOf(of, 5);
  const log: ThoughtEvidence[] = [];
  const known: KnownInsight[] = [];
  let rules: Rule[] = [];
  const lived: Lived = { told: [], friction: [] };
  for (let week = 0; week < of.weeks; week += 1) {
    const thoughts = life.week(week, rules);
    log.push(...thoughts);
    lived.friction.push(frictionOf(thoughts));
    const patterns = review(snapshotOf(log, { rules }));
    const replay = (rule: ProposedInsight['rule']) => tryOut({ rule, log, life, rules });
    for (const insight of proposeInsights({ patterns, known, rules, replay }).slice(0, 3)) {
      lived.told.push({ week, insight });
      const isAccepted = accepts(insight);
      const count = patterns.find(({ key }) => key === insight.pattern.key)?.count ?? 0;
      known.push({
        type: insight.type,
        key: insight.key,
        status: isAccepted ? 'applied' : 'dismissed',
        evidenceCount: count,
      });
      if (isAccepted) rules = applied(rules, insight, log.at(-1)?.sentAt ?? 0);
    }
  }
  return lived;
}

function frictionOf(thoughts: readonly ThoughtEvidence[]): number {
  const own = occurrencesIn(thoughts).filter((one) => habits.some(({ phrase }) => holds(one, phraseOf(phrase))));
  return own.filter(({ thought }) => thought.corrections.length > 0 || thought.question !== null).length / own.length;
}

function applied(rules: readonly Rule[], { rule }: ProposedInsight, at: number): Rule[] {
  if ('remove' in rule) return rules.filter(({ id }) => id !== rule.remove);
  const id = Math.max(0, ...rules.map((one) => one.id)) + 1;
  return [
    ...rules.filter(({ type, key }) => type !== rule.type || key !== rule.key),
    { ...rule, id, from: at, until: null },
  ];
}

interface Trial {
  readonly rule: ProposedInsight['rule'];
  readonly log: readonly ThoughtEvidence[];
  readonly life: Life;
  readonly rules: readonly Rule[];
}

function tryOut({ rule, log, life, rules }: Trial): Proof {
  const outcomeOf = outcomeUnder({ rule, rules, decide: decideCapture });
  const cases = log.map((thought) => ({ thought, outcome: outcomeOf(life.inputOf(thought)) }));
  return prove({ rule, rules, cases });
}

describe('the loop', () => {
  it('learns every habit within weeks, nothing else, and spares the person what it has learned', () => {
    const { told, friction } = liveAndLearn(person, () => true);
    expect(told.map(({ insight }) => insight.key).toSorted((left, right) => (left < right ? -1 : 1))).toEqual([
      'phrase:landlord=high',
      'phrase:quote=note',
      'phrase:tiles=House',
    ]);
    expect(Math.max(...told.map(({ week }) => week))).toBeLessThan(5);
    expect(friction.at(-1)).toBeLessThanOrEqual((friction[0] ?? 0) * 0.35);
  });

  it('leaves in peace who dismisses everything', () => {
    const { told } = liveAndLearn(person, () => false);
    const keys = told.map(({ insight }) => insight.key);
    for (const key of keys) expect(keys.filter((other) => other === key).length).toBeLessThanOrEqual(2);
  });

  it('tells nothing to who has no habits', () => {
    const { told } = liveAndLearn({ ...person, vocabulary: office, habits: [], attention: 1 }, () => true);
    expect(told).toEqual([]);
  });
});

describe('a review', () => {
  const log = liveAs(person, 9);

  it('is the same whenever and in whatever order it looks', () => {
    const next = chances(3);
    const shuffled = log
      .map((thought) => ({ thought, at: next() }))
      .toSorted((left, right) => left.at - right.at)
      .map(({ thought }) => thought);
    const snapshot = snapshotOf(log);
    const found = review(snapshot);
    expect(review(snapshot)).toEqual(found);
    const noteworthy = new Set(snapshot.noteworthy.map(({ id }) => id));
    const other = { ...snapshot, noteworthy: shuffled.filter(({ id }) => noteworthy.has(id)), sample: shuffled };
    expect(review(other)).toEqual(found);
  });

  it('does not mind thoughts that are there twice', () => {
    const snapshot = snapshotOf(log);
    const twice = { ...snapshot, noteworthy: [...snapshot.noteworthy, ...snapshot.noteworthy] };
    expect(review(twice)).toEqual(review(snapshot));
  });

  it('proposes only rules that can be written down', () => {
    for (const { proposal, count, confidence } of review(snapshotOf(log))) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(count).toBeGreaterThan(3);
      if (proposal !== null) expect(ruleValues[proposal.type].safeParse(proposal.value).success).toBe(true);
    }
  });
});
