import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobMaker } from '@noctem/core/jobs';
import type { QueueDriver } from '@noctem/queue';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findRedis, removeKeys, startRedisServer, type RedisServer } from '../support/redis-server.ts';
import { bullmqOn, embedded, type DriverWishes, type MakeDriver } from './driver-under-test.ts';
import { catalogue, openWorkshop, type Kinds, type KindName, type Workshop } from './workshop.ts';

const redis = findRedis();
const newJob = jobMaker(catalogue);
const prefixOfRun = `noctem-test-${randomUUID()}`;

describe('the embedded driver', () => {
  conforms({ make: () => embedded, redisUrl: () => undefined });
});

describe.skipIf(redis === null)(`the bullmq driver${redis === null ? ' (NOT RUN: needs redis-server)' : ''}`, () => {
  let server: RedisServer | undefined;
  let url = '';
  beforeAll(async () => {
    if (redis?.kind === 'binary') server = await startRedisServer(redis.path);
    url = server?.url ?? (redis?.kind === 'url' ? redis.url : '');
  });
  afterAll(async () => {
    if (redis?.kind === 'url') await removeKeys(redis.url, prefixOfRun);
    await server?.stop();
  });
  conforms({ make: (prefix) => bullmqOn(url, prefix), redisUrl: () => url });
});

interface Suite {
  readonly make: (prefix: string) => MakeDriver;
  readonly redisUrl: () => string | undefined;
}

function conforms({ make, redisUrl }: Suite): void {
  let workshop: Workshop;
  let prefix: string;
  let opened: QueueDriver<Kinds>[];

  const open = async (wishes: DriverWishes = {}) => {
    const queue = await make(prefix)(workshop, wishes);
    opened.push(queue);
    return queue;
  };
  const running = async (wishes: DriverWishes = {}) => {
    const queue = await open(wishes);
    queue.start();
    return queue;
  };
  const put = (queue: QueueDriver<Kinds>, name: KindName, n: number, inMs = 0) =>
    queue.enqueue({ name, payload: { n }, userId: null, runAt: Date.now() + inMs });
  const ends = (jobId: string, status = 'done') =>
    vi.waitFor(() => expect(workshop.row(jobId)?.status).toBe(status), { timeout: 10_000, interval: 20 });

  beforeEach(() => {
    workshop = openWorkshop();
    prefix = `${prefixOfRun}-${randomUUID()}`;
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((queue) => queue.close({ graceMs: 0 })));
    workshop.close();
  });

  it('runs what is enqueued and keeps the result', async () => {
    workshop.act(({ n }) => Promise.resolve({ status: 'done', result: { twice: n * 2 } }));
    put(await running(), 'plain', 4);
    await ends('plain-4');
    expect(workshop.row('plain-4')).toMatchObject({ attempts: 1, result: '{"twice":8}', last_error: null });
  });

  it('runs the same work once, however often it is enqueued', async () => {
    const queue = await running();
    expect([put(queue, 'plain', 1), put(queue, 'plain', 1)]).toEqual(['enqueued', 'known']);
    await ends('plain-1');
    expect(put(queue, 'plain', 1)).toBe('known');
    put(queue, 'plain', 2);
    await ends('plain-2');
    expect(workshop.ran.map(({ n }) => n)).toEqual([1, 2]);
  });

  it('runs urgent work first, and else in the order in which it was enqueued', async () => {
    const queue = await open();
    for (const n of [1, 2, 3]) put(queue, 'plain', n);
    for (const n of [1, 2]) put(queue, 'urgent', n);
    queue.start();
    await ends('plain-3');
    expect(workshop.ran.map(({ name, n }) => `${name}-${n}`)).toEqual([
      'urgent-1',
      'urgent-2',
      'plain-1',
      'plain-2',
      'plain-3',
    ]);
  });

  it('tries again after waits that double, until it works', async () => {
    workshop.act(({ attempt }) =>
      attempt < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve({ status: 'done' }),
    );
    put(await running(), 'plain', 1);
    await ends('plain-1');
    const [first, second, third] = workshop.ran.map(({ at }) => at);
    expect(workshop.ran.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(60);
    expect(Number(third) - Number(second)).toBeGreaterThanOrEqual(120);
  });

  it('gives up after the last attempt and says why, without the token', async () => {
    const token = '123456789:AAH-secretsecretsecretsecretsecret00';
    workshop.act(() => Promise.reject(new Error(`GET https://api.example/bot${token}/getFile failed`)));
    put(await running(), 'hasty', 1);
    await ends('hasty-1', 'failed');
    const row = workshop.row('hasty-1');
    expect(row).toMatchObject({ attempts: 2 });
    expect(row?.last_error).toContain('getFile failed');
    expect(JSON.stringify([row, workshop.events])).not.toContain(token);
  });

  it('does not try again what failed for good, and keeps the reason of what was skipped', async () => {
    workshop.act(({ n }) =>
      Promise.resolve(
        n === 1 ? { status: 'failed', reason: 'gone', final: true } : { status: 'skipped', reason: 'old' },
      ),
    );
    const queue = await running();
    put(queue, 'plain', 1);
    put(queue, 'plain', 2);
    await ends('plain-1', 'failed');
    await ends('plain-2', 'skipped');
    expect(workshop.row('plain-1')).toMatchObject({ attempts: 1, last_error: 'gone' });
    expect(workshop.row('plain-2')?.result).toBe('{"reason":"old"}');
  });

  it('ends a run at its time limit, whether or not the handler listens', async () => {
    workshop.act(({ n, signal }) => (n === 1 ? untilAborted(signal) : new Promise(() => {})));
    const queue = await running({ concurrency: 2 });
    put(queue, 'hasty', 1);
    put(queue, 'hasty', 2);
    await ends('hasty-1', 'failed');
    await ends('hasty-2', 'failed');
    expect(workshop.row('hasty-1')?.last_error).toBe('took longer than 0.12 s');
    expect(workshop.row('hasty-2')).toMatchObject({ attempts: 2, last_error: 'took longer than 0.12 s' });
  });

  it('fails work whose payload no longer fits, without calling the handler', async () => {
    const queue = await running();
    workshop.store.outbox.enqueue({ ...plain(1), payload: { n: 'one' } }, Date.now());
    queue.wake();
    await ends('plain-1', 'failed');
    expect(workshop.ran).toEqual([]);
  });

  it('leaves work that it does not know for a program that does', async () => {
    const queue = await running();
    workshop.store.outbox.enqueue({ ...plain(1), name: 'from-next-year', jobId: 'from-next-year-1', priority: 1 }, 0);
    put(queue, 'plain', 2);
    await ends('plain-2');
    expect(workshop.row('from-next-year-1')?.status).not.toBe('failed');
    expect(workshop.row('from-next-year-1')?.attempts).toBe(0);
  });

  it('does not run delayed work before its time, nor much later', async () => {
    const queue = await running();
    const due = Date.now() + 400;
    put(queue, 'plain', 1, 400);
    await sleep(200);
    expect(workshop.ran).toEqual([]);
    await ends('plain-1');
    expect(Number(workshop.ran[0]?.at)).toBeGreaterThanOrEqual(due);
    expect(Number(workshop.ran[0]?.at)).toBeLessThan(due + 3_000);
  });

  it('runs a heavy piece beside light ones, and never two', async () => {
    let heavy = 0;
    let most = 0;
    workshop.act(async ({ name }) => {
      if (name !== 'heavy') return { status: 'done' };
      heavy += 1;
      most = Math.max(most, heavy);
      await sleep(150);
      heavy -= 1;
      return { status: 'done' };
    });
    const queue = await running({ concurrency: 2 });
    for (const n of [1, 2, 3]) put(queue, 'heavy', n);
    put(queue, 'plain', 1);
    await ends('plain-1');
    expect(workshop.row('heavy-3')?.status).not.toBe('done');
    await ends('heavy-3');
    expect(most).toBe(1);
  });

  it('lets work wait until the person is idle, without using an attempt', async () => {
    let idleFrom = Number.POSITIVE_INFINITY;
    const queue = await running({ idleFrom: () => Math.min(idleFrom, Date.now() + 100) });
    put(queue, 'polite', 1);
    put(queue, 'plain', 1);
    await ends('plain-1');
    await sleep(300);
    expect(workshop.row('polite-1')?.status).not.toBe('done');
    idleFrom = 0;
    await ends('polite-1');
    expect(workshop.ran.filter(({ name }) => name === 'polite')).toMatchObject([{ attempt: 1 }]);
  });

  it('waits for the one who is writing, and for nobody else', async () => {
    const { id: writing } = workshop.store.people.local(1);
    const { id: idle } = workshop.store.people.admit({ telegramId: 7, role: 'guest', name: 'Idle', now: 1 });
    const queue = await running({ idleFrom: (userId) => (userId === writing ? Date.now() + 60_000 : 0) });
    const putFor = (userId: number, name: KindName, n: number) =>
      queue.enqueue({ name, payload: { n }, userId, runAt: Date.now() });
    putFor(writing, 'polite', 1);
    putFor(idle, 'polite', 2);
    putFor(writing, 'plain', 3);
    await ends('polite-2');
    await ends('plain-3');
    expect(workshop.ran.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([2, 3]);
    expect(workshop.row('polite-1')).toMatchObject({ attempts: 0 });
  });

  it('begins work that yields to other work when that is done, though its lane is free, and not for what is to come', async () => {
    const release = gate();
    workshop.act(async ({ name }) => {
      if (name === 'plain') await release.opened;
      return { status: 'done' };
    });
    const queue = await running();
    for (const n of [1, 2]) put(queue, 'plain', n);
    put(queue, 'plain', 3, 60_000);
    for (const n of [1, 2, 3]) put(queue, 'last', n);
    put(queue, 'heavy', 1);
    await ends('heavy-1');
    await sleep(300);
    expect(workshop.row('last-1')).toMatchObject({ attempts: 0 });
    // What waits is left alone: to take it up and put it back, again and again, would cost a long queue dearly.
    expect(workshop.events.filter(({ type }) => type === 'released')).toEqual([]);
    release.open();
    await ends('plain-2');
    await ends('last-3');
    expect(workshop.ran.at(-1)).toMatchObject({ name: 'last', attempt: 1 });
    expect(workshop.row('plain-3')).toMatchObject({ status: 'pending' });
  });

  it('breaks a run off for work that somebody waits for, and makes up for it without using an attempt', async () => {
    const release = gate();
    workshop.act(async ({ name, signal }) => {
      const isFirst = workshop.ran.filter((ran) => ran.name === 'modest').length === 1;
      if (name === 'modest' && isFirst) return await untilAborted(signal);
      if (name === 'urgent') await release.opened;
      return { status: 'done' };
    });
    const queue = await running();
    put(queue, 'modest', 1);
    await vi.waitFor(() => expect(workshop.ran).toHaveLength(1), { timeout: 10_000 });
    put(queue, 'urgent', 1);
    await ends('modest-1', 'pending');
    await sleep(700);
    expect(workshop.ran.map(({ name }) => name)).toEqual(['modest', 'urgent']);
    release.open();
    await ends('modest-1');
    expect(workshop.ran.map(({ name, attempt }) => `${name} ${attempt}`)).toEqual(['modest 1', 'urgent 1', 'modest 1']);
  });

  it('puts off what says that it comes later, without using an attempt, and hastens it where that is asked', async () => {
    const { id: userId } = workshop.store.people.local(1);
    const isReady = () => workshop.ran.length > 1;
    workshop.act(() =>
      Promise.resolve(isReady() ? { status: 'done' } : { status: 'later', runAt: Date.now() + 3_600_000 }),
    );
    const queue = await running();
    queue.enqueue({ name: 'plain', payload: { n: 1 }, userId, runAt: Date.now() });
    await vi.waitFor(() => expect(workshop.row('plain-1')).toMatchObject({ status: 'pending', attempts: 0 }));
    await vi.waitFor(() => expect(workshop.ran).toHaveLength(1), { timeout: 10_000 });
    await ends('plain-1', 'pending');
    workshop.store.outbox.hasten({ name: 'plain', userId: userId + 1, now: Date.now() });
    workshop.store.outbox.hasten({ name: 'urgent', userId, now: Date.now() });
    await sleep(300);
    expect(workshop.ran).toHaveLength(1);
    workshop.store.outbox.hasten({ name: 'plain', userId, now: Date.now() });
    await ends('plain-1');
    expect(workshop.ran.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it('begins nothing while it is paused', async () => {
    const queue = await running();
    queue.pause();
    put(queue, 'plain', 1);
    await sleep(300);
    expect(workshop.ran).toEqual([]);
    expect(queue.health().state).toBe('paused');
    queue.resume();
    await ends('plain-1');
    expect(workshop.ran).toMatchObject([{ attempt: 1 }]);
  });

  it('runs each piece once where two processes work on one database', async () => {
    const second = workshop.secondStore();
    const queues = [await running({ concurrency: 3 }), await running({ concurrency: 3, store: second })];
    workshop.act(async () => {
      await sleep(1);
      return { status: 'done' };
    });
    for (let n = 0; n < 120; n += 1) for (const queue of queues) put(queue, 'plain', n);
    await vi.waitFor(() => expect(workshop.store.outbox.counts().done).toBe(120), { timeout: 15_000 });
    expect(workshop.ran.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, n) => n));
  });

  it('waits at a stop for a run that ends in time, and begins no other', async () => {
    const release = gate();
    workshop.act(async () => {
      await release.opened;
      return { status: 'done' };
    });
    const queue = await running();
    put(queue, 'plain', 1);
    put(queue, 'plain', 2);
    await vi.waitFor(() => expect(workshop.ran).toHaveLength(1), { timeout: 10_000 });
    const closed = queue.close({ graceMs: 5_000 });
    await sleep(50);
    release.open();
    await closed;
    expect(workshop.row('plain-1')?.status).toBe('done');
    expect(workshop.ran).toHaveLength(1);
    expect(queue.health().state).toBe('closed');
  });

  it('stops within its bound whatever a handler does, and the next driver does the work', async () => {
    workshop.act(() => new Promise(() => {}));
    const queue = await running();
    put(queue, 'plain', 1);
    await vi.waitFor(() => expect(workshop.ran).toHaveLength(1), { timeout: 10_000 });
    const before = Date.now();
    await queue.close({ graceMs: 100 });
    expect(Date.now() - before).toBeLessThan(3_000);
    expect(workshop.row('plain-1')).toMatchObject({ status: 'pending', attempts: 0 });
    workshop.act(() => Promise.resolve({ status: 'done' }));
    await running();
    await ends('plain-1');
    expect(workshop.ran.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it('does again what a killed process was doing, and counts the attempt', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/queue/stuck-process.ts'], {
      env: { ...process.env, QUEUE_FILE: workshop.file, QUEUE_PREFIX: prefix, QUEUE_REDIS: redisUrl() ?? '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    workshop.store.outbox.enqueue(plain(1), Date.now());
    await vi.waitFor(() => expect(workshop.row('plain-1')?.status).toBe('running'), { timeout: 15_000, interval: 20 });
    child.kill('SIGKILL');
    await gone;
    await running({ leaseMs: 600 });
    await ends('plain-1');
    expect(workshop.ran).toMatchObject([{ name: 'plain', n: 1, attempt: 2 }]);
  });

  it('forgets finished work of long ago, and only that', async () => {
    const { outbox } = workshop.store;
    const finishAt = (n: number, now: number) => {
      outbox.enqueue({ ...plain(n), runAt: 0 }, 0);
      const job = outbox.claimNext({ now: 1, leaseNow: 0, leaseUntil: 1, lease: 'old', names: ['plain'] });
      return job !== null && outbox.finish(job, { status: 'done', now, error: null, result: null });
    };
    expect([finishAt(1, Date.now() - 31 * 86_400_000), finishAt(2, Date.now() - 29 * 86_400_000)]).toEqual([
      true,
      true,
    ]);
    await running();
    await vi.waitFor(() => expect(workshop.row('plain-1')).toBeUndefined(), { timeout: 10_000 });
    expect(workshop.row('plain-2')).toBeDefined();
  });

  it('gives up work that kills its process every time', async () => {
    const { outbox } = workshop.store;
    const queue = await open();
    put(queue, 'plain', 1);
    for (const lease of ['first', 'second', 'third']) {
      const past = { now: Date.now(), leaseNow: Date.now(), leaseUntil: Date.now() - 1, lease };
      expect(outbox.claimNext({ ...past, names: ['plain'] })).not.toBeNull();
    }
    queue.start();
    await ends('plain-1', 'failed');
    expect(workshop.ran).toEqual([]);
    expect(workshop.row('plain-1')?.last_error).toBe('cut short 3 times, given up');
  });

  function plain(n: number) {
    return newJob({ name: 'plain', payload: { n }, userId: null, runAt: Date.now() });
  }
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
}
