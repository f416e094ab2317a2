import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceBands, statisticsOf } from './trace-statistics.ts';

const work = (component: string, outcome: string, durationUs: number) => ({ component, outcome, durationUs });

describe('statistics of traces', () => {
  it('count each component with the shares of its outcomes, the most frequent first', () => {
    const statistics = statisticsOf([
      work('undo', 'undone', 5),
      work('capture', 'task', 40),
      work('capture', 'task', 10),
      work('capture', 'note', 20),
      work('capture', 'task', 30),
    ]);
    expect(statistics).toEqual([
      {
        component: 'capture',
        count: 4,
        outcomes: [
          { outcome: 'task', count: 3, share: 0.75 },
          { outcome: 'note', count: 1, share: 0.25 },
        ],
        p50Us: 20,
        p95Us: 40,
      },
      { component: 'undo', count: 1, outcomes: [{ outcome: 'undone', count: 1, share: 1 }], p50Us: 5, p95Us: 5 },
    ]);
    expect(statisticsOf([])).toEqual([]);
  });

  it('give durations that the stated share of all did not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 1, maxLength: 60 }), (durations) => {
        const [statistics] = statisticsOf(durations.map((one) => work('x', 'y', one)));
        for (const [share, limit] of [
          [0.5, statistics?.p50Us ?? -1],
          [0.95, statistics?.p95Us ?? -1],
        ] as const) {
          expect(durations.filter((one) => one <= limit).length / durations.length).toBeGreaterThanOrEqual(share);
          expect(durations.filter((one) => one < limit).length / durations.length).toBeLessThan(share);
        }
      }),
    );
  });
});

describe('bands of confidence', () => {
  it('tell the share that was right of those about whom somebody said so', () => {
    const bands = confidenceBands([
      { confidence: 0.95, isRight: true },
      { confidence: 1, isRight: false },
      { confidence: 0.9, isRight: null },
      { confidence: 0.4999, isRight: true },
      { confidence: 0.5, isRight: null },
      { confidence: 0, isRight: false },
    ]);
    const told = bands.filter(({ count }) => count > 0);
    expect(told).toEqual([
      { from: 0, to: 0.3, count: 1, judged: 1, right: 0 },
      { from: 0.3, to: 0.5, count: 1, judged: 1, right: 1 },
      { from: 0.5, to: 0.6, count: 1, judged: 0, right: null },
      { from: 0.9, to: 1, count: 3, judged: 2, right: 0.5 },
    ]);
  });
});
