import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConventions } from '../conventions.ts';
import { readTimes } from './index.ts';

const LENGTH = 4096;
const LIMIT_MS = 20;

const seeds = [
  'friday ',
  'every monday and ',
  '1/2 ',
  '12:',
  '10 ',
  'in 3 weeks and ',
  'first monday of ',
  'the week of ',
  '"',
  '“',
  '(',
  'from 1 to ',
  'may ',
  'twenty ',
  'a ',
  '1',
  'week after ',
  '3 weeks after ',
  'last ',
  'end of ',
  'between ',
  'on the ',
  'mon,',
  '😀',
  'half ',
  'early ',
  "o'",
  '-',
  '2016-',
  'at ',
  'every ',
  'next ',
  'until ',
  'hundred ',
  'a friday 3 weeks from ',
  '5 to ',
  'https://',
  'x@',
  '#a ',
  '1st, ',
  'two days before ',
  'friday to ',
  '2pm to ',
  'for 3 days, ',
  'starting ',
  '\n',
  'z',
];

/** The lesser of elapsed and processor time, the best of up to twelve: other work on the machine and the compiler's threads are no fault of the text. */
function milliseconds(text: string): number {
  const once = (): number => {
    const wall = performance.now();
    const start = process.cpuUsage();
    readTimes(text, {
      sentAt: 1_789_516_800_000,
      zone: 'Europe/Lisbon',
      locale: 'en-US',
      conventions: defaultConventions,
    });
    const { user, system } = process.cpuUsage(start);
    return Math.min(performance.now() - wall, (user + system) / 1000);
  };
  let best = Infinity;
  for (let k = 0; k < 12 && best >= LIMIT_MS / 2; k += 1) best = Math.min(best, once());
  return best;
}

describe('a text of 4,096 characters', () => {
  it('takes less than 20 ms whatever it holds', () => {
    for (const seed of seeds) milliseconds(seed.repeat(LENGTH / 8));
    const pathological = fc.array(fc.constantFrom(...seeds), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pathological, (parts) => {
        const unit = parts.join('');
        const text = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
        expect(milliseconds(text)).toBeLessThan(LIMIT_MS);
      }),
      { numRuns: 60 },
    );
  });
});
