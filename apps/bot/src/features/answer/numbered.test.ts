import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberedAnswers } from './numbered.ts';

it.each([
  ['1: 3:30pm 2: at 15:30', ['3:30pm', 'at 15:30']],
  ['1: friday at 3. 2: note', ['friday at 3.', 'note']],
  ['1) task, 2) 1.5 l of milk', ['task', '1.5 l of milk']],
  ['#1:note;#2=task', ['note', 'task']],
  ['1. tomorrow\n2. next friday', ['tomorrow', 'next friday']],
  ['on 2: note', []],
  ['12:30 lunch', []],
])('the numbers of answers are told from the figures in them: %s', (text, words) => {
  expect(numberedAnswers(text).map((answer) => answer.words)).toEqual(words);
});

it('answers are read as they were numbered, however they are parted', () => {
  const words = fc.constantFrom(
    'tomorrow',
    'note',
    '3:30pm',
    'friday 15:00',
    'it’s for the garden',
    'no deadline',
    '!1',
  );
  const sign = fc.constantFrom(': ', ') ', '= ');
  const gap = fc.constantFrom(' ', '\n', ', ', '; ');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), words), { minLength: 1 }),
      sign,
      gap,
      (said, colon, parting) => {
        const text = said.map(([number, answer]) => `${number}${colon}${answer}`).join(parting);
        expect(numberedAnswers(text)).toEqual(said.map(([number, answer]) => ({ number, words: answer })));
      },
    ),
  );
});

it('no text breaks it', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(numberedAnswers(text))));
});
