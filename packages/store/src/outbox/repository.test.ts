import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimedJob, NewJob } from '@noctem/core/jobs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store.ts';

describe('the outbox', () => {
  let folder: string;
  let store: Store;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'noctem-outbox-'));
    store = openStore({ file: join(folder, 'noctem.db'), migrations: 'drizzle' });
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const job = (n: number, own: Partial<NewJob> = {}): NewJob => ({
    name: 'plain',
    jobId: `plain-${n}`,
    payload: { n },
    priority: 50,
    userId: null,
    runAt: 100,
    ...own,
  });
  const claim = (own: { now?: number; leaseNow?: number; lease?: string } = {}): ClaimedJob | null =>
    store.outbox.claimNext({ now: 100, leaseNow: 1_000, leaseUntil: 2_000, lease: 'mine', names: ['plain'], ...own });
  const claimed = (): ClaimedJob => {
    const row = claim();
    if (row === null) throw new Error('nothing to claim');
    return row;
  };

  it('commits with what caused the work, or not at all', () => {
    expect(() =>
      store.transact(() => {
        store.outbox.enqueue(job(1), 100);
        throw new Error('the thought could not be kept');
      }),
    ).toThrow('the thought could not be kept');
    expect(store.outbox.counts().pending).toBe(0);
    store.transact(() => store.outbox.enqueue(job(1), 100));
    expect(store.outbox.counts().pending).toBe(1);
  });

  it('gives a row to one claimant, with its payload', () => {
    store.outbox.enqueue(job(1), 100);
    expect(claim()).toEqual({
      id: 1,
      jobId: 'plain-1',
      name: 'plain',
      payload: { n: 1 },
      userId: null,
      attempt: 1,
      lease: 'mine',
    });
    expect(claim({ lease: 'other' })).toBeNull();
    expect(
      store.outbox.claimById({ now: 100, leaseNow: 1_000, leaseUntil: 2_000, lease: 'x', id: 1, jobId: 'plain-1' }),
    ).toBeNull();
  });

  it('gives nothing before its time, nor what has another name, nor an id that means other work by now', () => {
    store.outbox.enqueue(job(1), 100);
    const lease = { leaseNow: 1_000, leaseUntil: 2_000, lease: 'x' };
    expect(claim({ now: 99 })).toBeNull();
    expect(store.outbox.claimNext({ now: 100, ...lease, names: ['other'] })).toBeNull();
    expect(store.outbox.claimById({ now: 99, ...lease, id: 1, jobId: 'plain-1' })).toBeNull();
    expect(store.outbox.claimById({ now: 100, ...lease, id: 1, jobId: 'plain-2' })).toBeNull();
  });

  it('takes up a row whose lease ran out, and then ignores the one who held it', () => {
    store.outbox.enqueue(job(1), 100);
    const slow = claimed();
    expect(claim({ leaseNow: 1_999, lease: 'quick' })).toBeNull();
    const quick = claim({ leaseNow: 2_000, lease: 'quick' });
    expect(quick?.attempt).toBe(2);
    const done = { status: 'done' as const, now: 200, error: null, result: null };
    expect(store.outbox.renew(slow, 9_000)).toBe(false);
    expect(store.outbox.finish(slow, done)).toBe(false);
    expect(store.outbox.retry(slow, { runAt: 0, now: 200, error: 'late' })).toBe(false);
    expect(store.outbox.release(slow, { runAt: 0, now: 200 })).toBe(false);
    expect(quick !== null && store.outbox.finish(quick, done)).toBe(true);
    expect(store.outbox.counts()).toMatchObject({ done: 1, running: 0 });
  });

  it('keeps a lease that is renewed', () => {
    store.outbox.enqueue(job(1), 100);
    expect(store.outbox.renew(claimed(), 5_000)).toBe(true);
    expect(claim({ leaseNow: 4_999, lease: 'other' })).toBeNull();
    expect(store.outbox.freeLeases({ now: 100, leaseNow: 4_999, all: false })).toBe(0);
    expect(store.outbox.freeLeases({ now: 100, leaseNow: 5_000, all: false })).toBe(1);
  });

  it('counts an attempt that was retried, and not one that was released', () => {
    store.outbox.enqueue(job(1), 100);
    store.outbox.retry(claimed(), { runAt: 100, now: 100, error: 'no network' });
    store.outbox.release(claimed(), { runAt: 100, now: 100 });
    expect(claimed().attempt).toBe(2);
  });

  it('hands a row over once a ticket', () => {
    store.outbox.enqueue(job(1), 100);
    store.outbox.enqueue(job(2, { priority: 10 }), 100);
    const names = ['plain'];
    const page = store.outbox.undispatched({ names, now: 100, limit: 10 });
    expect(page.map(({ jobId, ticket }) => [jobId, ticket])).toEqual([
      ['plain-2', 1],
      ['plain-1', 1],
    ]);
    store.outbox.markDispatched(page, 100);
    store.outbox.markDispatched(page, 100);
    expect(store.outbox.undispatched({ names, now: 100, limit: 10 })).toEqual([]);
    expect(store.outbox.dispatched({ afterId: 1, limit: 10 })).toMatchObject([{ jobId: 'plain-2', ticket: 1 }]);
    store.outbox.retry(claimed(), { runAt: 100, now: 100, error: 'no network' });
    expect(store.outbox.undispatched({ names, now: 100, limit: 10 })).toMatchObject([{ jobId: 'plain-2', ticket: 2 }]);
  });

  it('does not call a row handed over that was claimed meanwhile', () => {
    store.outbox.enqueue(job(1), 100);
    const page = store.outbox.undispatched({ names: ['plain'], now: 100, limit: 10 });
    claimed();
    store.outbox.markDispatched(page, 100);
    expect(store.outbox.counts()).toMatchObject({ running: 1, dispatched: 0 });
  });

  it('knows when the next row falls due', () => {
    store.outbox.enqueue(job(1, { runAt: 300 }), 100);
    store.outbox.enqueue(job(2, { runAt: 200 }), 100);
    const next = (after: number, names = ['plain']) => store.outbox.nextDueAt({ names, after });
    expect([next(100), next(200), next(300), next(100, ['other'])]).toEqual([200, 300, null, null]);
  });

  it('is busy with what is due or leased, and with nothing else', () => {
    const busy = (now: number, names = ['plain']) => store.outbox.isBusyWith({ names, now });
    store.outbox.enqueue(job(1, { runAt: 300 }), 100);
    expect([busy(299), busy(300), busy(300, ['other'])]).toEqual([false, true, false]);
    store.outbox.enqueue(job(2), 100);
    const running = claimed();
    expect(busy(100)).toBe(true);
    store.outbox.finish(running, { status: 'done', now: 150, error: null, result: null });
    expect(busy(150)).toBe(false);
  });

  it('forgets finished work of long ago and nothing else', () => {
    store.outbox.enqueue(job(1), 100);
    store.outbox.enqueue(job(2), 100);
    store.outbox.finish(claimed(), { status: 'failed', now: 150, error: 'gone', result: null });
    expect(store.outbox.prune({ finishedBefore: 150, limit: 10 })).toBe(0);
    expect(store.outbox.prune({ finishedBefore: 151, limit: 0 })).toBe(0);
    expect(store.outbox.prune({ finishedBefore: 151, limit: 10 })).toBe(1);
    expect(store.outbox.counts()).toMatchObject({ pending: 1, failed: 0 });
  });

  it('fires a slot with its row, or neither', () => {
    const { scheduleBook } = store;
    scheduleBook.begin('backup', 50);
    const broken = job(1, { priority: 0 });
    expect(() => scheduleBook.fire({ name: 'backup', due: 100, job: broken, now: 100 })).toThrow('CHECK');
    expect(scheduleBook.lastDueAt('backup')).toBe(50);
    scheduleBook.fire({ name: 'backup', due: 100, job: job(1), now: 120 });
    expect([scheduleBook.lastDueAt('backup'), store.outbox.counts().pending]).toEqual([100, 1]);
  });

  it('keeps the latest simulated time', () => {
    const { clockMemory } = store;
    expect(clockMemory.load()).toBeNull();
    clockMemory.save(2_000);
    clockMemory.save(999);
    expect(clockMemory.load()).toBe(2_000);
  });
});
