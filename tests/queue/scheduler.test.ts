import { newJob, type Schedule } from '@noctem/core/jobs';
import { createScheduler, createSimulatedClock, type Clock } from '@noctem/queue';
import type { Store } from '@noctem/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorkshop, type Workshop } from './workshop.ts';

const at = (iso: string) => Date.parse(iso);
const backup: Schedule = {
  name: 'backup',
  rule: { every: 'day', at: '04:00' },
  zone: 'Europe/Lisbon',
  missed: Infinity,
  job: ({ day, due }) => newJob({ name: 'backup', payload: { day }, userId: null, runAt: due }),
};

describe('the scheduler', () => {
  let workshop: Workshop;
  let clock: ReturnType<typeof createSimulatedClock>;
  let stops: (() => Promise<void>)[];
  beforeEach(() => {
    workshop = openWorkshop();
    clock = createSimulatedClock(workshop.store.clockMemory);
    clock.advance(at('2026-11-22T12:00:00Z'));
    stops = [];
  });
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    workshop.close();
  });

  const start = (store: Store = workshop.store, on: Clock = clock) => {
    const scheduler = createScheduler({
      schedules: () => [backup],
      book: store.scheduleBook,
      clock: on,
      wake: () => {},
    });
    scheduler.start();
    stops.push(scheduler.stop);
    return scheduler;
  };
  const rows = () => workshop.store.outbox.counts().pending;
  const soon = (count: number) => vi.waitFor(() => expect(rows()).toBe(count), { timeout: 2_000, interval: 5 });

  it('begins with the slots to come, not with those before the installation', async () => {
    start();
    await vi.waitFor(() => expect(workshop.store.scheduleBook.lastDueAt('backup')).toBe(clock.now()));
    expect(rows()).toBe(0);
  });

  it('writes a row at each slot', async () => {
    start();
    clock.advance(at('2026-11-23T04:00:00Z'));
    await soon(1);
    clock.advance(at('2026-11-24T03:59:59Z'));
    clock.advance(at('2026-11-24T04:00:00Z'));
    await soon(2);
    expect(workshop.row('backup-2026-11-23')?.status).toBe('pending');
    expect(workshop.row('backup-2026-11-24')?.status).toBe('pending');
  });

  it('makes up for many missed slots with one run, of the latest', async () => {
    await start().stop();
    clock.advance(at('2026-12-03T09:00:00Z'));
    start();
    await soon(1);
    expect(workshop.row('backup-2026-12-03')).toBeDefined();
  });

  it('gives one run a slot where two processes keep the schedule, and over restarts', async () => {
    start();
    start(workshop.secondStore());
    clock.advance(at('2026-11-23T04:00:00Z'));
    await soon(1);
    await start().stop();
    expect(rows()).toBe(1);
  });

  it('goes on after the clock of the machine was wrong by years, and runs no slot twice', async () => {
    let now = at('2031-01-01T12:00:00Z');
    const machine: Clock = { now: () => now, sleepUntil: (instant, signal) => clock.sleepUntil(instant, signal) };
    await start(workshop.store, machine).stop();
    now = at('2026-11-23T03:00:00Z');
    await start(workshop.store, machine).stop();
    now = at('2026-11-23T04:00:01Z');
    await start(workshop.store, machine).stop();
    expect(rows()).toBe(1);
    now = at('2026-11-23T03:59:00Z');
    await start(workshop.store, machine).stop();
    now = at('2026-11-23T04:00:01Z');
    await start(workshop.store, machine).stop();
    expect(rows()).toBe(1);
  });
});
