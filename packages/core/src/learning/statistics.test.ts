import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialTail, discoveries, fisherTail, wilsonLower, wilsonUpper } from './statistics.ts';
import { chances } from './testing/chances.ts';

describe('the bound of a share', () => {
  it.each([
    [5, 5, 0.753],
    [5, 6, 0.575],
    [6, 6, 0.785],
    [10, 10, 0.859],
    [9, 10, 0.718],
    [0, 8, 0],
  ])('of %i in %i is %f', (hits, trials, bound) => {
    expect(wilsonLower(hits, trials)).toBeCloseTo(bound, 2);
  });

  it('says nothing without a trial', () => {
    expect(wilsonLower(0, 0)).toBe(0);
    expect(wilsonUpper(0, 0)).toBe(1);
  });

  const shares = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 200 })).map(([hits, more]) => [hits, hits + more]);

  it('lies below the share, and rises with each hit and falls with each miss', () => {
    fc.assert(
      fc.property(shares, ([hits = 0, trials = 1]) => {
        const bound = wilsonLower(hits, trials);
        expect(bound).toBeGreaterThanOrEqual(0);
        expect(bound).toBeLessThanOrEqual(hits / trials + 1e-12);
        expect(wilsonLower(hits + 1, trials + 1)).toBeGreaterThan(bound);
        expect(wilsonLower(hits, trials + 1)).toBeLessThanOrEqual(bound);
        expect(wilsonUpper(hits, trials)).toBeGreaterThanOrEqual(hits / trials - 1e-12);
      }),
    );
  });
});

describe('the tail of the binomial', () => {
  it('agrees with known values', () => {
    expect(binomialTail(5, 5, 0.5)).toBeCloseTo(1 / 32, 12);
    expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialTail(3, 200, 0.001)).toBeCloseTo(0.001137, 5);
  });

  it('is a probability that falls with more hits and rises with the chance', () => {
    const cases = fc.tuple(fc.nat(300), fc.nat(300), fc.double({ min: 0.001, max: 0.99, noNaN: true }));
    fc.assert(
      fc.property(cases, ([a, b, chance]) => {
        const [hits, trials] = [Math.min(a, b), Math.max(a, b)];
        const tail = binomialTail(hits, trials, chance);
        expect(tail).toBeGreaterThanOrEqual(0);
        expect(tail).toBeLessThanOrEqual(1);
        expect(binomialTail(hits + 1, trials, chance)).toBeLessThanOrEqual(tail + 1e-9);
        expect(binomialTail(hits, trials, Math.min(1, chance + 0.01))).toBeGreaterThanOrEqual(tail - 1e-9);
      }),
    );
  });
});

it('finds that two shares differ by the exact test', () => {
  expect(fisherTail({ hits: 5, trials: 5 }, { hits: 0, trials: 7 })).toBeCloseTo(1 / 792, 9);
  expect(fisherTail({ hits: 3, trials: 4 }, { hits: 1, trials: 4 })).toBeCloseTo(17 / 70, 9);
  expect(fisherTail({ hits: 0, trials: 4 }, { hits: 4, trials: 4 })).toBeCloseTo(1, 9);
});

describe('discoveries', () => {
  it('are those of the paper by Benjamini and Hochberg (1995)', () => {
    const paper = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(discoveries(paper, 0.05).filter(Boolean)).toHaveLength(4);
  });

  it('answer in the order of the questions', () => {
    expect(discoveries([0.9, 0.0001, 0.5], 0.05)).toEqual([false, true, false]);
    expect(discoveries([], 0.05)).toEqual([]);
  });

  it('are made in no more cases than the rate says where there is nothing to find', () => {
    const next = chances(7);
    const cases = Array.from({ length: 1_000 }, () => Array.from({ length: 40 }, () => next()));
    const fooled = cases.filter((all) => discoveries(all, 0.05).some(Boolean));
    expect(fooled.length).toBeLessThan(80);
    expect(fooled.length).toBeGreaterThan(20);
  });
});
