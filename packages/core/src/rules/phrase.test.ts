import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byPrecedence, findPhrase, phraseOf, wordsOf } from './index.ts';

/** The words at which the phrase was found; null where it was not. */
function found(phrase: string, text: string): string | null {
  const match = findPhrase(phraseOf(phrase), wordsOf(text));
  return match && text.slice(match.start, match.end);
}

describe('a phrase', () => {
  it.each([
    ['dentist', 'call the Dentist today', 'Dentist'],
    ['dentist', "the dentist's bill", "dentist's"],
    ["kid's", 'the kid’s coat', 'kid’s'],
    ['creme brulee', 'try the Crème Brûlée place', 'Crème Brûlée'],
    ['crème brûlée', 'creme brulee', 'creme brulee'],
    ['follow up', 'write a follow-up', 'follow-up'],
    ['follow-up', 'follow up with Ana', 'follow up'],
    ['für oma', 'Kuchen FÜR Oma', 'FÜR Oma'],
    ['call … about', 'call my old landlord about the keys', 'call my old landlord about'],
  ])('%s stands in %s', (phrase, text, words) => {
    expect(found(phrase, text)).toBe(words);
  });

  it.each([
    ['art', 'party at Bart’s'],
    ['dentist', 'dentistry'],
    ['buy milk', 'buy some milk'],
    ['buy milk', 'what to buy? Milk'],
    ['buy milk', 'buy\nmilk'],
    ['call … about', 'call about the keys'],
    ['call … about', 'call one two three four five six about it'],
    ['… … …', 'anything at all'],
  ])('%s does not stand in %s', (phrase, text) => {
    expect(found(phrase, text)).toBeNull();
  });

  it('that ends open begins the text, behind a courtesy at most, and goes on', () => {
    for (const text of ['work on the shed', 'Please work on the shed', 'ok so I need to work on it', 'also: work on x'])
      expect(found('work on …', text)?.toLowerCase()).toBe('work on');
    for (const text of ['work on', 'the work on the bridge is loud', 'ask Tom to work on the shed', 'rework on it'])
      expect(found('work on …', text)).toBeNull();
  });

  it('that ends open begins behind a time that opens the text, and a time alone does not go on with it', () => {
    const skipped = [{ start: 0, end: 8 }];
    expect(findPhrase(phraseOf('work on …'), wordsOf('tomorrow work on it'), { skipped })).not.toBeNull();
    const behind = [{ start: 8, end: 16 }];
    expect(findPhrase(phraseOf('work on …'), wordsOf('work on tomorrow'), { skipped: behind })).toBeNull();
  });

  it('is not seen in what is hidden, nor across it', () => {
    const text = 'buy "old" milk';
    const words = wordsOf(text, [{ start: 4, end: 9 }]);
    expect(findPhrase(phraseOf('old'), words)).toBeNull();
    expect(findPhrase(phraseOf('buy milk'), words)).toBeNull();
  });

  it('is found wherever it is put between other words, in any case', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 5 }),
        fc.array(word, { minLength: 1, maxLength: 4 }),
        (around, phrase) => {
          const text = [...around, ...phrase.map((one) => one.toUpperCase()), ...around].join(' ');
          expect(found(phrase.join(' '), text)).not.toBeNull();
        },
      ),
    );
  });

  it('and a text can be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (phrase, text) => {
        const match = findPhrase(phraseOf(phrase), wordsOf(text));
        expect(match === null || (match.start >= 0 && match.end <= text.length)).toBe(true);
      }),
    );
  });
});

describe('precedence', () => {
  it('goes by words, then literal before template, then the newer', () => {
    const rule = (id: number, words: number, isTemplate = false, from = 0) => ({ id, words, isTemplate, from });
    const rules = [
      rule(1, 1),
      rule(2, 2, true),
      rule(3, 2),
      rule(4, 2, false, 9),
      rule(5, 3, true),
      rule(6, 2, false, 9),
    ];
    expect(rules.toSorted(byPrecedence).map(({ id }) => id)).toEqual([5, 6, 4, 3, 2, 1]);
  });
});
