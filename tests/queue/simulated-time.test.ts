import type { NewJob, Schedule, ScheduleRule } from '@noctem/core/jobs';
import { jobMaker } from '@noctem/core/jobs';
import { createEmbeddedQueue, createSimulatedClock, createSimulatedScheduler, type EmbeddedQueue } from '@noctem/queue';
import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue, openWorkshop, type KindName, type Kinds, type Workshop } from './workshop.ts';

const at = (iso: string) => Date.parse(iso);
const newJob = jobMaker(catalogue);
const start = at('2026-11-20T12:00:00Z');

function schedule(name: KindName, rule: ScheduleRule): Schedule {
  const job = ({ day, due }: { day: string; due: number }): NewJob =>
    newJob({ name, payload: { n: Number(day.replaceAll('-', '')) }, userId: null, runAt: due });
  return { name, rule, zone: 'Europe/Lisbon', missed: Infinity, job };
}

describe('simulated time', () => {
  let workshop: Workshop;
  let log: string[];
  let queue: EmbeddedQueue<Kinds>;
  let schedules: Schedule[];

  beforeEach(() => {
    workshop = openWorkshop();
    log = [];
    schedules = [
      schedule('heavy', { every: 'day', at: '04:00' }),
      schedule('plain', { every: 'week', weekday: 7, at: '18:00' }),
    ];
  });
  afterEach(async () => {
    await queue.close({ graceMs: 0 });
    workshop.close();
  });

  function boot() {
    const { outbox, scheduleBook: book, clockMemory } = workshop.store;
    const clock = createSimulatedClock(clockMemory);
    workshop.act(async ({ name, n }) => {
      await breathe();
      log.push(`${name}-${n} at ${new Date(clock.now()).toISOString()}`);
      return { status: 'done' };
    });
    queue = createEmbeddedQueue({ catalogue, handlers: workshop.handlers, outbox, clock, alone: true });
    queue.start();
    const names = Object.keys(catalogue);
    const scheduler = createSimulatedScheduler({ schedules: () => schedules, book, outbox, clock, queue, names });
    const enqueue = (name: KindName, n: number, runAt = clock.now()) =>
      queue.enqueue({ name, payload: { n }, userId: null, runAt });
    return { clock, scheduler, enqueue };
  }

  it('begins at the first date it sees, with nothing to make up for', async () => {
    const { clock, scheduler } = boot();
    await scheduler.advanceTo(start);
    expect(clock.now()).toBe(start);
    expect(log).toEqual([]);
  });

  it('runs each slot at its instant, in order, before it resolves', async () => {
    const { clock, scheduler } = boot();
    await scheduler.advanceTo(start);
    await scheduler.advanceTo(at('2026-11-23T12:00:00Z'));
    expect(log).toEqual([
      'heavy-20261121 at 2026-11-21T04:00:00.000Z',
      'heavy-20261122 at 2026-11-22T04:00:00.000Z',
      'plain-20261122 at 2026-11-22T18:00:00.000Z',
      'heavy-20261123 at 2026-11-23T04:00:00.000Z',
    ]);
    expect(clock.now()).toBe(at('2026-11-23T12:00:00Z'));
  });

  it('runs what a run causes at once, and what it causes for later when that comes', async () => {
    const { clock, scheduler, enqueue } = boot();
    schedules = [];
    await scheduler.advanceTo(start);
    enqueue('plain', 1, start + 60_000);
    workshop.act(({ name, n }) => {
      log.push(`${name}-${n} +${clock.now() - start}`);
      if (n === 1) {
        enqueue('urgent', 2);
        enqueue('plain', 3, clock.now() + 30_000);
      }
      return Promise.resolve({ status: 'done' });
    });
    await scheduler.advanceTo(start + 3_600_000);
    expect(log).toEqual(['plain-1 +60000', 'urgent-2 +60000', 'plain-3 +90000']);
  });

  it('tries failed work again when its wait is over on the simulated clock', async () => {
    const { clock, scheduler, enqueue } = boot();
    schedules = [];
    await scheduler.advanceTo(start);
    workshop.act(({ attempt }) => {
      log.push(`attempt ${attempt} +${clock.now() - start}`);
      return attempt < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve({ status: 'done' });
    });
    enqueue('plain', 1);
    await scheduler.advanceTo(start + 1_000);
    expect(log).toEqual(['attempt 1 +0', 'attempt 2 +60', 'attempt 3 +180']);
  });

  it('never goes back, and lets calls queue up', async () => {
    const { clock, scheduler } = boot();
    const dates = [start, at('2026-11-22T05:00:00Z'), at('2026-11-21T05:00:00Z')];
    await Promise.all(dates.map((date) => scheduler.advanceTo(date)));
    expect(clock.now()).toBe(at('2026-11-22T05:00:00Z'));
    expect(log).toHaveLength(2);
  });

  it('goes on after a crash where it stood: the work of the slot is done before time moves', async () => {
    const first = boot();
    await first.scheduler.advanceTo(start);
    workshop.act(() => new Promise(() => {}));
    void first.scheduler.advanceTo(at('2026-11-21T05:00:00Z'));
    await expect.poll(() => workshop.row('heavy-20261121')?.status).toBe('running');
    const crashed = queue;

    const second = boot();
    expect(second.clock.now()).toBe(at('2026-11-21T04:00:00Z'));
    await second.scheduler.advanceTo(at('2026-11-21T05:00:00Z'));
    expect(log).toEqual(['heavy-20261121 at 2026-11-21T04:00:00.000Z']);
    await crashed.close({ graceMs: 0 });
    expect(workshop.row('heavy-20261121')).toMatchObject({ status: 'done', attempts: 2 });
  });

  it('passes work that its driver cannot run without waiting for it', async () => {
    const { clock, scheduler } = boot();
    schedules = [];
    await scheduler.advanceTo(start);
    workshop.store.outbox.enqueue(
      { ...newJob({ name: 'plain', payload: { n: 1 }, userId: null, runAt: start }), name: 'unknown' },
      start,
    );
    await scheduler.advanceTo(start + 1_000);
    expect(clock.now()).toBe(start + 1_000);
  });
});
