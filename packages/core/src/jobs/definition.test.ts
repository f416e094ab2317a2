import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jobCatalogue, newJob } from './catalogue.ts';
import { defineJob, definitionIn, jobMaker, retryDelayMs } from './definition.ts';

describe('a piece of work', () => {
  it('has an id that follows from what it is', () => {
    const backup = newJob({ name: 'backup', payload: { day: '2026-11-22' }, userId: null, runAt: 5 });
    expect(backup).toEqual({
      name: 'backup',
      jobId: 'backup-2026-11-22',
      payload: { day: '2026-11-22' },
      priority: jobCatalogue.backup.priority,
      userId: null,
      runAt: 5,
    });
    const fetch = newJob({ name: 'fetch-attachment', payload: { thoughtId: 12 }, userId: 3, runAt: 5 });
    expect(fetch.jobId).toBe('fetch-attachment-12');
  });

  it('is refused when its payload does not fit', () => {
    expect(() => newJob({ name: 'backup', payload: { day: '22.11.2026' }, userId: null, runAt: 0 })).toThrow(
      z.ZodError,
    );
  });

  it('is refused when no queue could carry its id', () => {
    const make = jobMaker({
      colon: defineJob({ ...jobCatalogue.backup, payload: z.object({ day: z.string() }), key: ({ day }) => day }),
    });
    expect(() => make({ name: 'colon', payload: { day: '12:30' }, userId: null, runAt: 0 })).toThrow(RangeError);
  });
});

describe('the catalogue', () => {
  it('has no entry for what objects inherit', () => {
    expect(() => definitionIn(jobCatalogue, 'toString')).toThrow(RangeError);
  });

  it('knows every kind of work that another waits for, and none waits for itself or for one that waits for it', () => {
    const before = (name: string) => {
      const { yieldsTo = [], interruptedBy = [] } = definitionIn(jobCatalogue, name);
      return [...yieldsTo, ...interruptedBy];
    };
    for (const name of Object.keys(jobCatalogue))
      for (const other of before(name)) {
        expect(Object.keys(jobCatalogue)).toContain(other);
        expect([other, ...before(other)]).not.toContain(name);
      }
    expect(before('review-log')).toEqual(expect.arrayContaining(['analyse-task', 'analyse-project']));
  });

  it('gives every kind of work a bound on time, on tries and a priority', () => {
    for (const { timeLimitMs, retries, priority } of Object.values(jobCatalogue)) {
      expect(timeLimitMs).toBeGreaterThan(0);
      expect(retries.attempts).toBeGreaterThan(0);
      // BullMQ runs work without a priority before all other, and knows none above 2 ** 21.
      expect(priority).toBeGreaterThanOrEqual(1);
      expect(priority).toBeLessThan(2 ** 21);
    }
  });
});

describe('the wait after a failure', () => {
  const retries = { attempts: 5, firstMs: 100, maxMs: 500 };

  it('doubles up to its bound, and ends with the last attempt', () => {
    expect([1, 2, 3, 4, 5, 6].map((attempt) => retryDelayMs(retries, attempt))).toEqual([
      100,
      200,
      400,
      500,
      null,
      null,
    ]);
  });
});
