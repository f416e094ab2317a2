import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineJob, jobMaker } from '@noctem/core/jobs';
import { createEmbeddedQueue, loadBullmqQueue, type QueueDriver, systemClock } from '@noctem/queue';
import { openStore } from '@noctem/store';
import { z } from 'zod';

/** A job that does nothing: what is measured is its way to the handler and back. */
const catalogue = {
  nothing: defineJob({
    payload: z.object({ n: z.int() }),
    key: ({ n }) => String(n),
    retries: { attempts: 3, firstMs: 100, maxMs: 1_000 },
    timeLimitMs: 10_000,
    priority: 50,
    weight: 'light',
    waitsForIdle: false,
  }),
};
type Nothing = typeof catalogue;

const page = 100;

export interface ArmOptions {
  readonly jobs: number;
  readonly concurrency: number;
  readonly migrations: string;
  readonly redisUrl: string;
  /** Sets the keys of this run apart. */
  readonly prefix: string;
}

/** One way of doing the jobs; returns milliseconds from the first hand-over to the last end. */
export type Arm = (options: ArmOptions) => Promise<number>;

/** The library alone, as its documentation uses it. */
export const bareBullmq: Arm = async ({ jobs, concurrency, redisUrl, prefix }) => {
  const { Queue, Worker } = await import('bullmq');
  const { hostname: host, port } = new URL(redisUrl);
  const connection = { host, port: Number(port) };
  const queue = new Queue('nothing', { connection, prefix });
  const end = counter(jobs);
  const worker = new Worker<{ n: number }>('nothing', () => Promise.resolve(end.count()), {
    connection: { ...connection, maxRetriesPerRequest: null },
    prefix,
    concurrency,
  });
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  const began = performance.now();
  for (let n = 0; n < jobs; n += page) {
    const ids = Array.from({ length: Math.min(page, jobs - n) }, (_, index) => n + index);
    await queue.addBulk(
      ids.map((id) => ({
        name: 'nothing',
        data: { n: id },
        opts: { jobId: `nothing-${id}`, priority: 50, removeOnComplete: true, removeOnFail: true },
      })),
    );
  }
  await end.reached;
  const ms = performance.now() - began;
  await worker.close();
  await queue.close();
  return ms;
};

/** Noctem's queue without Redis. */
export const embedded: Arm = (options) =>
  onStore(options, (parts) => Promise.resolve(createEmbeddedQueue<Nothing>(parts)));

/** Noctem's queue on the library. */
export const bullmq: Arm = (options) =>
  onStore(options, (parts) => loadBullmqQueue<Nothing>({ ...parts, url: options.redisUrl, prefix: options.prefix }));

type Parts = Parameters<typeof createEmbeddedQueue<Nothing>>[0];

async function onStore(
  { jobs, concurrency, migrations }: ArmOptions,
  make: (parts: Parts) => Promise<QueueDriver<Nothing>>,
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-bench-queue-'));
  const store = openStore({ file: path.join(folder, 'noctem.db'), migrations });
  const newJob = jobMaker(catalogue);
  const end = counter(jobs);
  const handlers = {
    nothing: () => {
      end.count();
      return Promise.resolve({ status: 'done' as const });
    },
  };
  const queue = await make({ catalogue, handlers, outbox: store.outbox, clock: systemClock, concurrency });
  try {
    queue.start();
    const began = performance.now();
    for (let n = 0; n < jobs; n += page) {
      store.transact(() => {
        for (let id = n; id < Math.min(jobs, n + page); id += 1) {
          store.outbox.enqueue(newJob({ name: 'nothing', payload: { n: id }, userId: null, runAt: 0 }), Date.now());
        }
      });
      queue.wake();
      await new Promise(setImmediate);
    }
    await end.reached;
    while (store.outbox.counts().done < jobs) await new Promise(setImmediate);
    return performance.now() - began;
  } finally {
    await queue.close({ graceMs: 0 });
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function counter(jobs: number): { readonly count: () => void; readonly reached: Promise<void> } {
  let left = jobs;
  let resolve = () => {};
  const reached = new Promise<void>((done) => {
    resolve = done;
  });
  return {
    reached,
    count: () => {
      left -= 1;
      if (left === 0) resolve();
    },
  };
}
