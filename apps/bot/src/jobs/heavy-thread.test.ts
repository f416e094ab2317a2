import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JobRun } from '@noctem/queue';
import { openStore } from '@noctem/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeavyThread, type HeavyThreadOptions } from './heavy-thread.ts';
import type { HeavyWork } from './heavy.ts';

const migrations = 'drizzle';
const unused: HeavyWork = { run: () => Promise.reject(new Error('not here')), close: () => Promise.resolve() };
const runOf = (signal = new AbortController().signal): JobRun => ({ jobId: 'j', userId: null, attempt: 1, signal });

/** A thread that speaks the protocol and does with each piece of work what its day says. */
const script = `
  const { parentPort, workerData } = require('node:worker_threads');
  const done = (result) => parentPort.postMessage({ type: 'ended', outcome: { status: 'done', result } });
  let number = 0;
  parentPort.on('message', ({ type, payload }) => {
    if (type === 'abort') return done('heard');
    if (type === 'close') return process.exit(0);
    number += 1;
    const acts = {
      work: () => done(number),
      slow: () => setTimeout(() => done(number), 150),
      throw: () => parentPort.postMessage({ type: 'threw', error: 'no disk' }),
      die: () => process.exit(3),
      wait: () => undefined,
      hang: () => {
        const BetterSqlite3 = require('node:module').createRequire(workerData.from)('better-sqlite3');
        new BetterSqlite3(workerData.file).exec('begin immediate');
        for (;;);
      },
    };
    acts[payload.day]();
  });
`;

describe('the thread for heavy work', () => {
  let data: string;
  let file: string;
  let heavy: HeavyWork;
  let started: number;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'noctem-heavy-'));
    file = join(data, 'noctem.db');
    started = 0;
    openStore({ file, migrations }).close();
  });
  afterEach(async () => {
    await heavy.close();
    rmSync(data, { recursive: true, force: true });
  });

  const open = (own: Partial<HeavyThreadOptions> = {}) => {
    heavy = createHeavyThread({ file, migrations, data, zone: 'Europe/Lisbon', otherwise: unused, ...own });
  };
  const openScripted = (own: Partial<HeavyThreadOptions> = {}) =>
    open({
      start: () => {
        started += 1;
        return new Worker(script, { eval: true, workerData: { file, from: import.meta.url } });
      },
      ...own,
    });
  const act = (day: string, run = runOf()) => heavy.run('backup', { day }, run);

  it('does the work with a connection of its own, piece after piece', async () => {
    open();
    for (const day of ['2026-11-22', '2026-11-23']) {
      expect(await act(day)).toMatchObject({ status: 'done' });
      expect(existsSync(join(data, 'backups', `noctem-${day}.db`))).toBe(true);
    }
  });

  it('does one piece at a time, in the thread that is there', async () => {
    openScripted();
    const outcomes = await Promise.all([act('slow'), act('work'), act('work')]);
    expect(outcomes.map((outcome) => 'result' in outcome && outcome.result)).toEqual([1, 2, 3]);
    expect(started).toBe(1);
  });

  it.each([
    ['throw', 'no disk', 1],
    ['die', 'its thread died: it ended before its work did', 2],
  ] as const)('fails only the run that makes it %s', async (day, reason, threads) => {
    openScripted();
    const [failed, next] = await Promise.allSettled([act(day), act('work')]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: reason } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { status: 'done' } });
    expect(started).toBe(threads);
  });

  it('hears an abort', async () => {
    openScripted();
    // One that is still starting hears nothing and is ended.
    await act('work');
    const controller = new AbortController();
    const work = act('wait', runOf(controller.signal));
    setTimeout(() => controller.abort(), 50);
    expect(await work).toMatchObject({ result: 'heard' });
  });

  it('is ended where it does not, and leaves the database free', async () => {
    openScripted();
    const controller = new AbortController();
    const work = act('hang', runOf(controller.signal));
    const store = openStore({ file, migrations });
    setTimeout(() => controller.abort(), 500);
    await expect(work).rejects.toThrow('its thread died');
    store.people.local(1);
    store.close();
    expect(await act('work')).toMatchObject({ result: 1 });
  });

  it('does not begin what was aborted while it waited', async () => {
    openScripted();
    const before = act('slow');
    const waiting = act('work', runOf(AbortSignal.abort(new Error('too late'))));
    await expect(waiting).rejects.toThrow('too late');
    await before;
    expect(await act('work')).toMatchObject({ result: 2 });
  });

  it('ends after a while without work, and is started again', async () => {
    openScripted({ idleMs: 20 });
    await act('work');
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    expect(await act('work')).toMatchObject({ result: 1 });
    expect(started).toBe(2);
  });

  it('does its work elsewhere where no thread can be', async () => {
    const otherwise: HeavyWork = { ...unused, run: () => Promise.resolve({ status: 'done', result: 'inline' }) };
    open({ start: () => null, otherwise });
    expect(await act('work')).toMatchObject({ result: 'inline' });
  });
});
