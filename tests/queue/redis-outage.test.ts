import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueDriver } from '@noctem/queue';
import { Queue, Worker } from 'bullmq';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findRedisServer, freePort, startRedisServer, type RedisServer } from '../support/redis-server.ts';
import { bullmqOn, type DriverWishes } from './driver-under-test.ts';
import { openWorkshop, type Kinds, type Workshop } from './workshop.ts';

const path = findRedisServer();
/** 200 ms of grace, a second and some for handlers and connections, and what a busy machine adds. */
const stopBoundMs = 3_000;
describe.skipIf(path === null)(`Redis in trouble${path === null ? ' (NOT RUN: needs redis-server)' : ''}`, () => {
  let server: RedisServer;
  let workshop: Workshop;
  let opened: QueueDriver<Kinds>[];

  beforeEach(async () => {
    server = await startRedisServer(path ?? '');
    workshop = openWorkshop();
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((queue) => queue.close({ graceMs: 0 })));
    workshop.close();
    await server.stop();
  });

  const prefix = `noctem-test-${randomUUID()}`;
  const open = async (wishes: DriverWishes = {}, url = server.url) => {
    const queue = await bullmqOn(url, prefix)(workshop, wishes);
    opened.push(queue);
    return queue;
  };
  const running = async (wishes: DriverWishes = {}, url = server.url) => {
    const queue = await open(wishes, url);
    queue.start();
    return queue;
  };
  const put = (queue: QueueDriver<Kinds>, n: number) =>
    queue.enqueue({ name: 'plain', payload: { n }, userId: null, runAt: Date.now() });
  const ends = (jobId: string) =>
    vi.waitFor(() => expect(workshop.row(jobId)?.status).toBe('done'), { timeout: 10_000, interval: 20 });
  const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

  it('down at the start: nothing hangs, and the work is done once it is there', async () => {
    await server.kill();
    const queue = await open();
    const before = Date.now();
    queue.start();
    for (const n of [1, 2, 3]) put(queue, n);
    expect(Date.now() - before).toBeLessThan(500);
    await sleep(1_000);
    expect(queue.health()).toMatchObject({ state: 'down', running: 0 });
    expect(queue.counts()).toMatchObject({ pending: 3 });
    await server.restart();
    for (const n of [1, 2, 3]) await ends(`plain-${n}`);
    expect(workshop.ran.map(({ n }) => n)).toEqual([1, 2, 3]);
    await soon(() => expect(queue.health()).toMatchObject({ state: 'running', problem: null }));
  });

  it('never there: the program still stops within its bound, and tells its trouble once', async () => {
    const queue = await running({}, `redis://:hunter2@127.0.0.1:${await freePort()}`);
    put(queue, 1);
    await sleep(1_500);
    const before = Date.now();
    await queue.close({ graceMs: 200 });
    expect(Date.now() - before).toBeLessThan(stopBoundMs);
    expect(workshop.row('plain-1')?.status).toBe('pending');
    expect(workshop.events).toMatchObject([{ type: 'trouble' }]);
    expect(JSON.stringify(workshop.events)).not.toContain('hunter2');
  });

  it('never there: the process ends by itself, at once after the stop', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/queue/stopping-process.ts'], {
      env: { ...process.env, QUEUE_FILE: workshop.file, QUEUE_REDIS: `redis://127.0.0.1:${await freePort()}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    // How long it takes to start on a busy machine is not the question.
    await once(child.stdout, 'data');
    const late = setTimeout(() => child.kill('SIGKILL'), 1_500);
    const [code] = await ended;
    clearTimeout(late);
    expect(code).toBe(0);
  }, 60_000);

  it('loses its memory with work in it: the work is handed over again', async () => {
    const dispatcher = await running({ work: false });
    for (const n of [1, 2, 3]) put(dispatcher, n);
    await soon(() => expect(dispatcher.counts().dispatched).toBe(3));
    await server.restart();
    await running();
    for (const n of [1, 2, 3]) await ends(`plain-${n}`);
    expect(workshop.ran).toHaveLength(3);
  });

  it('gives its work to a process that dies before it begins: another one does it', async () => {
    const dispatcher = await running({ work: false });
    const { hostname: host, port } = new URL(server.url);
    const dying = new Worker('light', () => new Promise(() => {}), {
      connection: { host, port: Number(port) },
      prefix,
      lockDuration: 600_000,
    });
    put(dispatcher, 1);
    await vi.waitFor(async () => expect(await activeTickets(server.url, prefix)).toBe(1), { timeout: 10_000 });
    await dying.disconnect();
    await running();
    await ends('plain-1');
    expect(workshop.ran).toMatchObject([{ n: 1, attempt: 1 }]);
  });

  it('hands over again at the start of a program what Redis forgot while none ran', async () => {
    const dispatcher = await running({ work: false });
    put(dispatcher, 1);
    await soon(() => expect(dispatcher.counts().dispatched).toBe(1));
    await dispatcher.close();
    await server.restart();
    await running();
    await ends('plain-1');
  });

  it('dies under a run: the run ends, its row is written once, and later work is done', async () => {
    workshop.act(async ({ n }) => {
      if (n === 1) await sleep(600);
      return { status: 'done' };
    });
    const queue = await running();
    put(queue, 1);
    await soon(() => expect(workshop.ran).toHaveLength(1));
    await server.kill();
    put(queue, 2);
    await ends('plain-1');
    expect(workshop.row('plain-2')?.status).toBe('pending');
    await server.restart();
    await ends('plain-2');
    await sleep(1_500);
    expect(workshop.ran.map(({ n }) => n)).toEqual([1, 2]);
  });

  it('answers nothing for a while: callers do not wait, and each piece is done once', async () => {
    const queue = await running();
    put(queue, 1);
    await ends('plain-1');
    server.freeze();
    const before = Date.now();
    for (const n of [2, 3]) put(queue, n);
    expect(Date.now() - before).toBeLessThan(200);
    await sleep(2_500);
    server.thaw();
    for (const n of [2, 3]) await ends(`plain-${n}`);
    await sleep(1_500);
    expect(workshop.ran.map(({ n }) => n).sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('answers nothing at a stop: the stop keeps its bound', async () => {
    const queue = await running();
    put(queue, 1);
    await ends('plain-1');
    server.freeze();
    const before = Date.now();
    await queue.close({ graceMs: 200 });
    expect(Date.now() - before).toBeLessThan(stopBoundMs);
    server.thaw();
  });
});

async function activeTickets(url: string, prefix: string): Promise<number> {
  const { hostname: host, port } = new URL(url);
  const queue = new Queue('light', { connection: { host, port: Number(port) }, prefix });
  try {
    return await queue.getActiveCount();
  } finally {
    await queue.close();
  }
}
