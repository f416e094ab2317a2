import { describe, expect, it } from 'vitest';
import { explainFiling } from './explain.ts';

const text = 'call mum friday 5pm !1';

describe('the explanation of a filing', () => {
  it('tells the cues in plain words, the strongest first, and the words that were read', () => {
    const explained = explainFiling({
      text,
      kind: 'task',
      unresolved: [],
      reasons: [
        ['words:4-6', 'note', 0.2, null, null],
        ['call-someone', 'task', 0.8, null, null],
        ['verb-first', 'task', 2.3, 0, 4],
        ['no-subject', 'note', 0.6, null, null],
        ['time:weekday', 'date', 0, 9, 19],
        ['mark:importance', 'importance', 0, 20, 22],
      ],
    });
    expect(explained.cues).toEqual(['it begins with something to do (“call”)', 'somebody is to be called or met']);
    expect(explained.timeWords).toEqual(['friday 5pm']);
    expect(explained.marks).toEqual(['!1']);
  });

  it('names learned rules apart from cues, with what prevailed over those without a say', () => {
    const explained = explainFiling({
      text: 'call mum soon',
      kind: 'note',
      unresolved: [],
      reasons: [
        ['verb-first', 'task', 2.3, 0, 4],
        ['rule:12', 'note', 3, 0, 4],
        ['rule:7', 'date', 0, 9, 13],
        ['rule:3 yields to rule:12', 'task', 0, 0, 4],
        ['rule:4 yields to mark', 'importance', 0, 0, 4],
      ],
    });
    expect(explained).toMatchObject({ cues: [], rules: [12, 7], timeWords: ['soon'] });
    expect(explained.yielded).toEqual([
      { id: 3, to: 12 },
      { id: 4, to: null },
    ]);
  });

  it('names no winner where there was none', () => {
    const reasons = [['verb-first', 'task', 2.3, 0, 4]] as const;
    const explained = explainFiling({ text, kind: 'ambiguous', unresolved: ['someday'], reasons });
    expect(explained).toMatchObject({
      cues: [],
      against: ['it begins with something to do (“call”)'],
      vague: ['someday'],
    });
  });

  it('tells a cue without plain words by where it was seen', () => {
    const reasons = [
      ['odd-cue', 'task', 1, 5, 8],
      ['unseen-cue', 'task', 1, null, null],
    ] as const;
    expect(explainFiling({ text, kind: 'task', unresolved: [], reasons }).cues).toEqual(['the words “mum”']);
  });
});
