import { describe, expect, it } from 'vitest';
import { attentionIn } from './attention.ts';
import type { ThoughtEvidence } from './evidence.ts';
import { occurrencesIn } from './occurrences.ts';
import { candidatesIn } from './phrases.ts';
import { respectsOf } from './respects.ts';
import { usualAttention, weightOfSilence } from './tally.ts';
import { thought } from './testing/thoughts.ts';

const things = ['psalms', 'robes', 'tea', 'raffle', 'outing', 'folders', 'bus', 'hall', 'scones', 'poster'];

/** Of `all` thoughts with a word the person put the first `right` right. */
function spoken(word: string, of: { right: number; all: number; to?: (at: number) => string }): ThoughtEvidence[] {
  return Array.from({ length: of.all }, (_, at) =>
    thought(`${things[at % things.length] ?? 'tea'} for the ${word}`, {
      on: at,
      wanted: at < of.right ? { importance: of.to?.(at) ?? 'high' } : {},
    }),
  );
}

function attentionOf(log: readonly ThoughtEvidence[]): number {
  const candidates = candidatesIn(occurrencesIn(log), { among: () => true, above: 3 });
  return attentionIn(candidates, respectsOf([]));
}

describe('how much of what is wrong a person puts right', () => {
  it('is what is usual where nothing tells', () => {
    expect(attentionOf([])).toBe(usualAttention);
    expect(attentionOf(spoken('choir', { right: 4, all: 40 }))).toBe(usualAttention);
  });

  it('shows in the phrases about which they say one thing, and not always', () => {
    const careless = [...spoken('choir', { right: 18, all: 30 }), ...spoken('reunion', { right: 12, all: 20 })];
    expect(attentionOf(careless)).toBeLessThan(0.66);
    expect(attentionOf(spoken('choir', { right: 20, all: 20 }))).toBeGreaterThan(0.83);
  });

  it('does not show where they say now this, now that', () => {
    const varying = spoken('choir', { right: 18, all: 30, to: (at) => (at % 2 === 0 ? 'high' : 'low') });
    expect(attentionOf(varying)).toBe(usualAttention);
  });

  it('counts a thought once, however many of its phrases tell', () => {
    const once = attentionOf(spoken('choir', { right: 10, all: 10 }));
    const long = Array.from({ length: 10 }, (_, at) =>
      thought(`alto choir practice of ${things[at] ?? 'tea'}`, { on: at, wanted: { importance: 'high' } }),
    );
    expect(attentionOf(long)).toBe(once);
  });

  it('takes nobody for more careless than can be told from somebody who does not care', () => {
    expect(attentionOf(spoken('choir', { right: 20, all: 40 }))).toBe(0.6);
  });
});

describe('silences', () => {
  it('weigh nothing as long as they are no more than the person leaves anyway, and in full beyond that', () => {
    expect(weightOfSilence(3, 9, 0.75)).toBe(0);
    expect(weightOfSilence(5, 9, 0.75)).toBeCloseTo(2);
    expect(weightOfSilence(6, 9, 0.6)).toBe(0);
    expect(weightOfSilence(3, 9, 0.9)).toBeCloseTo(2);
  });
});
