import { describe, expect, it } from 'vitest';
import type { DetectedPattern } from './insight.ts';
import { review } from './review.ts';
import { liveAs, type PlantedHabit, type SimulatedPerson } from './testing/simulated-person.ts';
import { snapshotOf } from './testing/snapshot-of.ts';
import { thought } from './testing/thoughts.ts';
import { vocabularies } from './testing/vocabularies.ts';

const [household, office, country] = vocabularies;

const plain = {
  habits: [],
  weeks: 10,
  thoughtsAWeek: 90,
  habitAWeek: 2,
  attention: 0.95,
  whims: 0.02,
  answers: 0.8,
} as const;

function strongIn(patterns: readonly DetectedPattern[]): DetectedPattern[] {
  return patterns.filter(({ count, confidence, proposal }) => count >= 5 && confidence >= 0.7 && proposal !== null);
}

const says = (value: unknown, rule: object): boolean =>
  Object.entries(rule).every(
    ([name, wanted]) => JSON.stringify((value as Record<string, unknown>)[name]) === JSON.stringify(wanted),
  );

const proposed = (patterns: readonly DetectedPattern[]) => strongIn(patterns).map(({ proposal }) => proposal?.value);

describe('a review finds what a person means', () => {
  const planted: { of: SimulatedPerson['vocabulary'] | undefined; habits: PlantedHabit[]; rules: object[] }[] = [
    {
      of: household,
      habits: [
        { means: 'importance', phrase: 'dentist', level: 'high' },
        { means: 'kind', phrase: 'recipe', kind: 'note' },
        { means: 'kind', phrase: 'work on …', kind: 'project' },
        { means: 'time', phrase: 'this weekend', day: { weekday: 6 }, time: '10:00' },
      ],
      rules: [
        { phrase: 'dentist', importance: 'high' },
        { phrase: 'recipe', kind: 'note' },
        { phrase: 'work on …', kind: 'project' },
        { phrase: 'this weekend', time: '10:00' },
      ],
    },
    {
      of: office,
      habits: [
        { means: 'importance', phrase: 'board meeting', level: 'high' },
        { means: 'project', phrase: 'grant', project: 'Thesis' },
        { means: 'time', phrase: 'after lunch', day: { in: 0 }, time: '13:30' },
      ],
      rules: [
        { phrase: 'board meeting', importance: 'high' },
        { phrase: 'grant', project: 'Thesis' },
        { phrase: 'after lunch', time: '13:30' },
      ],
    },
    {
      of: country,
      habits: [
        { means: 'importance', phrase: 'hospice', level: 'low' },
        { means: 'kind', phrase: 'quote', kind: 'note' },
        { means: 'time', phrase: 'first thing', day: { in: 1 }, time: '07:15' },
      ],
      rules: [
        { phrase: 'hospice', importance: 'low' },
        { phrase: 'quote', kind: 'note' },
        { phrase: 'first thing', day: null, time: '07:15' },
      ],
    },
  ];

  it.each(planted)('$habits', ({ of, habits, rules }) => {
    if (of === undefined) throw new Error('no such vocabulary');
    const log = liveAs({ ...plain, vocabulary: of, habits }, 11);
    const found = proposed(review(snapshotOf(log)));
    for (const rule of rules) expect(found).toContainEqual(expect.objectContaining(rule));
    expect(found.filter((value) => !rules.some((rule) => says(value, rule)))).toEqual([]);
  });

  it('by its own words alone, however long it has lasted and whatever it is said of', () => {
    const things = ['rota', 'bill', 'map', 'crown'];
    const errands = ['buy milk', 'call mum', 'fix the bike', 'pay the rent'];
    const log = Array.from({ length: 240 }, (_, on) => [
      thought(`check out the ${things[on % 4]}`, { on, ...(on % 7 > 0 && { wanted: { kind: 'note' } }) }),
      thought(`${errands[on % 4]} ${on}`, { on }),
    ]).flat();
    expect(proposed(review(snapshotOf(log)))).toEqual([{ phrase: 'check out …', kind: 'note' }]);
  });
});
