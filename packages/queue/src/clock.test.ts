import type { ClockMemory } from '@noctem/core/jobs';
import { describe, expect, it } from 'vitest';
import { createSimulatedClock, systemClock } from './clock.ts';

function memory(kept: number | null = null): ClockMemory {
  let instant = kept;
  return {
    load: () => instant,
    save: (next) => {
      instant = next;
    },
  };
}
const forever = new AbortController().signal;

describe('the simulated clock', () => {
  it('stands until it is advanced, and never goes back', () => {
    const clock = createSimulatedClock(memory());
    expect([clock.begun, clock.now()]).toEqual([false, 0]);
    clock.advance(1_000);
    clock.advance(400);
    expect([clock.begun, clock.now()]).toEqual([true, 1_000]);
  });

  it('goes on after a restart where it stood', () => {
    const kept = memory();
    createSimulatedClock(kept).advance(1_000);
    expect(createSimulatedClock(kept).now()).toBe(1_000);
  });

  it('wakes sleepers in the order in which their instants come', async () => {
    const clock = createSimulatedClock(memory(0));
    const woken: number[] = [];
    const sleepers = [300, 100, 200, 900].map((until) =>
      clock.sleepUntil(until, forever).then(() => woken.push(until)),
    );
    clock.advance(300);
    await Promise.all(sleepers.slice(0, 3));
    expect(woken).toEqual([100, 200, 300]);
    clock.advance(900);
    await Promise.all(sleepers);
  });

  it('lets a sleeper go when its signal aborts, and does not keep one for an instant that has passed', async () => {
    const clock = createSimulatedClock(memory(500));
    const stop = new AbortController();
    const sleeping = clock.sleepUntil(9_000, stop.signal);
    stop.abort();
    await sleeping;
    await clock.sleepUntil(500, forever);
    await clock.sleepUntil(9_000, AbortSignal.abort());
    expect(clock.now()).toBe(500);
  });
});

describe('the system clock', () => {
  it('sleeps until the instant has come', async () => {
    const until = systemClock.now() + 30;
    await systemClock.sleepUntil(until, forever);
    expect(systemClock.now()).toBeGreaterThanOrEqual(until);
  });

  it('does not fire at once for an instant further away than a timer can hold', async () => {
    const stop = new AbortController();
    let woke = false;
    const sleeping = systemClock.sleepUntil(Date.now() + 60 * 86_400_000, stop.signal).then(() => (woke = true));
    await systemClock.sleepUntil(Date.now() + 60, forever);
    expect(woke).toBe(false);
    stop.abort();
    await sleeping;
  });
});
