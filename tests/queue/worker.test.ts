import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newJob } from '@noctem/core/jobs';
import { openStore, type Store } from '@noctem/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BotProcess, startBot } from '../crash/bot-process.ts';
import { startNoctem } from '../support/noctem.ts';
import { findRedisServer, freePort, type RedisServer, startRedisServer } from '../support/redis-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const path = findRedisServer();

describe.skipIf(path === null)(`a worker${path === null ? ' (NOT RUN: needs redis-server)' : ''}`, () => {
  let server: RedisServer;
  let data: string;
  let store: Store;
  let processes: BotProcess[];
  beforeEach(async () => {
    server = await startRedisServer(path ?? '');
    data = mkdtempSync(join(tmpdir(), 'noctem-worker-'));
    store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
    processes = [];
  });
  afterEach(async () => {
    await Promise.all(processes.map((each) => each.kill()));
    await server.stop();
    store.close();
    rmSync(data, { recursive: true, force: true });
  });

  const start = (REDIS_URL = server.url, folder = data) => {
    const worker = startBot({
      root,
      program: 'scripts/worker.mjs',
      environment: { REDIS_URL, NOCTEM_DATA: folder, TELEGRAM_BOT_TOKEN: '', OLLAMA_HOST: 'http://127.0.0.1:9' },
    });
    processes.push(worker);
    return worker;
  };
  const scan = (day: string, into = store) =>
    into.outbox.enqueue(
      newJob({ name: 'scan-maintenance', payload: { day }, userId: null, runAt: Date.now() }),
      Date.now(),
    );
  const finished = ({ done, skipped }: ReturnType<Store['outbox']['counts']>) => done + skipped;
  const ends = (count: number, of = store) =>
    vi.waitFor(() => expect(finished(of.outbox.counts())).toBe(count), { timeout: 40_000, interval: 50 });

  it('does skills without the bot, leaves it the bot’s own work, and stops in order', async () => {
    scan('2026-11-22');
    const backup = newJob({ name: 'backup', payload: { day: '2026-11-22' }, userId: null, runAt: 1 });
    store.outbox.enqueue(backup, 1);
    const worker = start();
    await ends(1);
    scan('2026-11-23');
    await ends(2);
    expect(store.outbox.counts()).toMatchObject({ pending: 1, failed: 0 });
    expect(await worker.stop()).toBe(0);
  }, 60_000);

  it('is one of several, and the bot goes on alone when all of them are gone', async () => {
    const noctem = await startNoctem({ settings: { redisUrl: server.url } });
    const workers = [start(server.url, noctem.data), start(server.url, noctem.data)];
    await Promise.all(workers.map((worker) => worker.awake));
    const days = Array.from({ length: 7 }, (_, index) => `2026-12-${String(index + 1).padStart(2, '0')}`);
    const [first = '', ...others] = days;
    for (const day of others) scan(day, noctem.store);
    await ends(others.length, noctem.store);
    await Promise.all(workers.map((worker) => worker.kill()));
    scan(first, noctem.store);
    await ends(days.length, noctem.store);
    expect(noctem.store.outbox.counts()).toMatchObject({ failed: 0, running: 0 });
  }, 120_000);

  it('says what is missing where no Redis is named', async () => {
    const worker = start('');
    await worker.awake;
    expect(await worker.stop()).toBe(2);
    expect(worker.output()).toContain('REDIS_URL is missing');
  }, 30_000);

  it('waits for a Redis that is not there, and can be stopped while it does', async () => {
    const worker = start(`redis://127.0.0.1:${await freePort()}`);
    await worker.awake;
    expect(await worker.stop()).toBe(0);
  }, 30_000);
});
