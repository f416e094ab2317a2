import type { Rule } from '@noctem/core/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectedPattern, KnownInsight, Proof } from './insight.ts';
import { proposeInsights } from './insights.ts';
import { priorityOf } from './priority.ts';

const good: Proof = { basis: 'replay', changed: 6, fixed: 6, broken: 0, brokenSilently: 0, examples: [1, 2] };

function pattern(phrase: string, more: Partial<DetectedPattern> = {}): DetectedPattern {
  return {
    type: 'correction',
    key: `phrase:${phrase}/importance`,
    count: 6,
    confidence: 0.78,
    firstSeen: 0,
    lastSeen: 10,
    evidence: [1, 2, 3],
    context: { weight: 4, against: 0, left_as_they_were: 0 },
    proposal: { type: 'keyword', key: `phrase:${phrase}`, value: { phrase, importance: 'high' } },
    ...more,
  };
}

function propose(patterns: DetectedPattern[], more: { known?: KnownInsight[]; rules?: Rule[]; proof?: Proof } = {}) {
  const { known = [], rules = [], proof = good } = more;
  return proposeInsights({ patterns, known, rules, replay: () => proof });
}

const dentist = pattern('dentist');
const inForce: Rule = {
  id: 4,
  type: 'keyword',
  key: 'phrase:dentist',
  value: { phrase: 'dentist', importance: 'high' },
  from: 0,
  until: null,
};
const before = (status: KnownInsight['status'], evidenceCount = 6): KnownInsight[] => [
  { type: 'keyword', key: 'phrase:dentist=high', status, evidenceCount },
];

describe('an insight', () => {
  it('names the day of the week that is understood beside an hour', () => {
    const weekend = pattern('this weekend', {
      type: 'extraction_failure',
      key: 'phrase:this weekend',
      context: { weight: 4, understood: { weekday: 6 } },
      proposal: {
        type: 'time_expression',
        key: 'phrase:this weekend',
        value: { phrase: 'this weekend', day: null, time: '10:00' },
      },
    });
    expect(propose([weekend])).toMatchObject([
      { title: '“this weekend” means Saturday 10:00', action: 'Read “this weekend” → Saturday 10:00' },
    ]);
  });

  it('about a part of a phrase that was refused, or about all of its kind, waits as long as the phrase', () => {
    const rota = (phrase: string, count: number) => pattern(phrase, { count });
    const known: KnownInsight[] = [
      { type: 'keyword', key: 'phrase:rota=high', status: 'dismissed', evidenceCount: 9 },
      { type: 'question', key: 'phrase:work on …=scope', status: 'dismissed', evidenceCount: 9 },
    ];
    expect(propose([rota('update rota', 17)], { known })).toEqual([]);
    expect(propose([rota('update rota', 18)], { known })).toHaveLength(1);
    expect(propose([rota('rotation', 6)], { known })).toHaveLength(1);
    expect(propose([rota('rota …', 6)], { known })).toHaveLength(1);
    const scope = pattern('', {
      type: 'unanswered_question',
      key: 'reason:scope',
      count: 12,
      proposal: { type: 'question', key: 'reason:scope', value: { phrase: null, reason: 'scope', project: null } },
    });
    expect(propose([scope], { known })).toEqual([]);
    expect(propose([{ ...scope, count: 18 }], { known })).toHaveLength(1);
  });

  it('may break as much silently as the person leaves anyway', () => {
    const proof: Proof = { ...good, changed: 15, fixed: 9, broken: 6, brokenSilently: 6 };
    const attentive = pattern('dentist', { context: { ...dentist.context, attention: 0.9 } });
    const careless = pattern('dentist', { context: { ...dentist.context, attention: 0.6 } });
    expect(propose([attentive], { proof })).toEqual([]);
    expect(propose([careless], { proof })).toHaveLength(1);
    expect(propose([careless], { proof: { ...proof, brokenSilently: 0 } })).toEqual([]);
  });

  it('says what was seen, what would be done, and how that was tried', () => {
    expect(propose([dentist])).toEqual([
      {
        type: 'keyword',
        key: 'phrase:dentist=high',
        title: '“dentist” is important to you',
        explanation:
          'You gave tasks with “dentist” high importance all 6 times; tried on your log it would have changed 6, 6 of them as you wanted, none against',
        action: 'Add “dentist” → high importance',
        priority: expect.any(Number),
        rule: dentist.proposal,
        proof: good,
        pattern: { type: 'correction', key: 'phrase:dentist/importance' },
      },
    ]);
  });

  it.each([{ count: 4 }, { confidence: 0.69 }, { proposal: null }])(
    'does not come of a pattern with $count $confidence $proposal',
    (weak) => {
      expect(propose([pattern('dentist', weak)])).toEqual([]);
    },
  );

  it.each([
    { fixed: 0, changed: 0 },
    { fixed: 2, changed: 2 },
    { fixed: 4, broken: 3 },
    { fixed: 6, broken: 2 },
  ])('does not come of a rule that does not help: $fixed fixed, $broken broken', (proof) => {
    expect(propose([dentist], { proof: { ...good, ...proof } })).toEqual([]);
  });

  it('bears some of what was left as it was, since not everything wrong is put right', () => {
    expect(propose([dentist], { proof: { ...good, fixed: 9, broken: 2, brokenSilently: 2 } })).toHaveLength(1);
    expect(propose([dentist], { proof: { ...good, fixed: 9, broken: 9, brokenSilently: 9 } })).toEqual([]);
  });

  it('is not proposed while its rule is in force, but one that says otherwise is', () => {
    expect(propose([dentist], { rules: [inForce] })).toEqual([]);
    const low = { ...inForce, value: { phrase: 'dentist', importance: 'low' as const } };
    expect(propose([dentist], { rules: [low] })).toHaveLength(1);
  });

  it.each([
    ['pending', 1],
    ['reported', 1],
    ['resolved', 1],
    ['never', 0],
    ['dismissed', 0],
    ['undone', 0],
    ['expired', 0],
  ] as const)('that is %s already is proposed %i times', (status, times) => {
    expect(propose([dentist], { known: before(status) })).toHaveLength(times);
  });

  it('that was dismissed returns when its evidence has doubled; never means never', () => {
    expect(propose([dentist], { known: before('dismissed', 3) })).toHaveLength(1);
    expect(propose([dentist], { known: before('never', 3) })).toEqual([]);
  });

  it.each([
    ['pending', 5, 1],
    ['reported', 5, 0],
    ['applied', 5, 1],
    ['never', 3, 0],
    ['dismissed', 5, 0],
    ['dismissed', 3, 1],
  ] as const)(
    'about an hour that wanders is one with that of another hour: %s with %i',
    (status, evidenceCount, times) => {
      const evening: DetectedPattern = {
        ...dentist,
        type: 'answer_time',
        key: 'contact:clarification',
        proposal: { type: 'timing', key: 'contact:clarification', value: { contact: 'clarification', at: '19:30' } },
      };
      const known = [{ type: 'timing', key: 'contact:clarification=19:00', status, evidenceCount }];
      expect(propose([evening], { known })).toHaveLength(times);
      const update = { ...evening, proposal: { ...evening.proposal, key: 'contact:update' } } as DetectedPattern;
      expect(propose([update], { known })).toHaveLength(1);
    },
  );

  it('shows the words of the person as text, on one line and within bounds', () => {
    const phrase = '<b>now</b> *bold*\n[x](http://evil)'.padEnd(80, '!');
    const [insight] = propose([pattern(phrase)]);
    expect(insight?.title).not.toContain('\n');
    expect(insight?.title.length).toBeLessThanOrEqual(120);
    expect(insight?.explanation.length).toBeLessThanOrEqual(500);
    expect(insight?.explanation).toContain('<b>now</b>');
  });

  it('comes best first, and each only once', () => {
    const often = pattern('visa', { count: 20, confidence: 0.93 });
    const found = propose([dentist, often, dentist]);
    expect(found.map(({ key }) => key)).toEqual(['phrase:visa=high', 'phrase:dentist=high']);
  });
});

describe('the removal of a rule', () => {
  const failing = pattern('dentist', {
    type: 'failing_rule',
    key: 'rule:4',
    confidence: 0.55,
    proposal: null,
    context: {
      rule: 4,
      weight: 3,
      sentence: 'Of the last 9 times that it spoke you corrected it 7 times',
      figures: { spoke: 9 },
    },
  });

  it('is proposed with the figures of its corrections', () => {
    const [removal] = propose([failing], { rules: [inForce] });
    expect(removal).toMatchObject({
      type: 'keyword',
      key: 'remove:4',
      rule: { remove: 4 },
      proof: { basis: 'figures', figures: { spoke: 9 } },
      action: 'Remove the rule about “dentist”',
    });
  });

  it('is not proposed beside a rule that takes its place, nor when it is gone', () => {
    const low = pattern('dentist', {
      proposal: { type: 'keyword', key: 'phrase:dentist', value: { phrase: 'dentist', importance: 'low' } },
    });
    expect(propose([failing, low], { rules: [inForce] }).map(({ rule }) => rule)).toEqual([low.proposal]);
    expect(propose([failing], { rules: [] })).toEqual([]);
  });
});

describe('the priority', () => {
  const parts = fc.record({
    count: fc.integer({ min: 1, max: 200 }),
    weight: fc.double({ min: 0, max: 200, noNaN: true }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    actsAtOnce: fc.boolean(),
  });

  it('lies between 0 and 1 and never falls when anything rises', () => {
    fc.assert(
      fc.property(parts, parts, (one, more) => {
        const greater = {
          count: Math.max(one.count, more.count),
          weight: Math.max(one.weight, more.weight),
          confidence: Math.max(one.confidence, more.confidence),
          actsAtOnce: one.actsAtOnce || more.actsAtOnce,
        };
        expect(priorityOf(greater)).toBeGreaterThanOrEqual(priorityOf(one));
        expect(priorityOf(one)).toBeGreaterThanOrEqual(0);
        expect(priorityOf(one)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
