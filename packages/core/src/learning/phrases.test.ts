import { ruleValues } from '@noctem/core/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, occurrencesIn } from './occurrences.ts';
import { candidatesIn } from './phrases.ts';
import { timePhrasesOf } from './time-phrases.ts';
import { phraseOf } from '@noctem/core/rules';
import { type Told, thought } from './testing/thoughts.ts';

const phrasesIn = (texts: readonly string[], told: Told = {}): string[] => {
  const occurrences = occurrencesIn(texts.map((text, at) => thought(text, { on: at, ...told })));
  return candidatesIn(occurrences, { among: () => true, above: 0 }).map(({ phrase }) => phrase);
};

describe('the phrases of a text', () => {
  it('begin and end with a word of the matter', () => {
    expect(phrasesIn(['the end of the tax year'])).toEqual(
      expect.arrayContaining(['end', 'tax', 'year', 'tax year', 'end of the tax']),
    );
    expect(phrasesIn(['in the', 'of my', 'to that'])).toEqual([]);
  });

  it('hold no figures, times, marks and quotations', () => {
    const found = phrasesIn(['pay 40 euros friday #home "secret word"'], { timePhrases: ['friday'] });
    expect(found).toEqual(['pay', 'euros']);
  });

  it('name the words that open a text where what follows differs', () => {
    const work = ['work on the shed', 'please work on a novel', 'I need to work on taxes', 'work on my report'];
    expect(phrasesIn(work)).toContain('work on …');
    expect(phrasesIn(['work on it', 'work on it again'])).not.toContain('work on …');
  });

  it('name a single word that opens a text beside the same word anywhere', () => {
    const found = phrasesIn(['recipe barley soup', 'recipe for scones', 'recipe plum cake', 'fax the recipe today']);
    expect(found).toEqual(expect.arrayContaining(['recipe', 'recipe …']));
  });

  it('take the genitive for the word', () => {
    expect(phrasesIn(["mum's cake"])).toContain('mum');
  });

  it('stand in the texts that they were found in, and can be written into a rule', () => {
    const word = fc.constantFrom(
      'work',
      'on',
      'the',
      'Tax',
      'café',
      "mum's",
      '12',
      'x'.repeat(50),
      'follow-up',
      '“quote”',
      '…',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const occurrences = occurrencesIn([thought(words.join(' '))]);
        for (const { phrase } of candidatesIn(occurrences, { among: () => true, above: 0 })) {
          expect(ruleValues.project.safeParse({ phrase, project: 'P' }).success).toBe(true);
          for (const occurrence of occurrences) expect(holds(occurrence, phraseOf(phrase))).toBe(true);
        }
      }),
    );
  });
});

describe('words that may say when', () => {
  const timesIn = (text: string, told: Told = {}): string[] =>
    occurrencesIn([thought(text, told)]).flatMap((occurrence) => [...timePhrasesOf(occurrence)]);

  it('are what was read as a time, without what only leads it in', () => {
    expect(timesIn('send it by end of day', { timePhrases: ['by end of day'] })).toContain('end of day');
    expect(timesIn('send it by eod', { timePhrases: ['by eod'] })).toEqual(['eod']);
  });

  it('are whole where they were left open as a whole', () => {
    const told = { unresolved: ['this weekend'], timePhrases: ['this weekend'] };
    expect(timesIn('mend the roof this weekend', told)).toEqual(['this weekend']);
  });

  it('are words that open a time with what follows them', () => {
    expect(timesIn('mend the roof after school')).toEqual(['after school']);
  });

  it('are no figures, and no words that stand in too many times', () => {
    const found = timesIn('call at 5 next week', { timePhrases: ['at 5', 'next week'] });
    expect(found).toEqual(['next week']);
  });
});
