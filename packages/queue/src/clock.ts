import type { ClockMemory } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';

/** The program's only source of time. Deadlines of network calls and leases stay on the machine's own time. */
export interface Clock {
  now(): EpochMs;
  /** Resolves when `instant` has come, at once when it has passed, and also (never rejecting) when `signal` aborts. */
  sleepUntil(instant: EpochMs, signal: AbortSignal): Promise<void>;
}

/** A clock that is moved by hand, `advance`, and never goes back. */
export interface SimulatedClock extends Clock {
  /** False until a first date was seen, by this process or an earlier one. */
  readonly begun: boolean;
  /** Moves to `instant` and keeps it; an instant that has passed changes nothing. */
  advance(instant: EpochMs): void;
}

/** Sleeps are cut into pieces: the machine may be suspended or its clock set, and `setTimeout` fires at once above 24.8 days. */
const longestNapMs = 30_000;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleepUntil(instant, signal) {
    while (!signal.aborted) {
      const left = instant - Date.now();
      if (left <= 0) return;
      await nap(Math.min(left, longestNapMs), signal);
    }
  },
};

/**
 * The clock of `NOCTEM_CLOCK=updates`: time is the greatest date seen, kept over restarts in `memory`. Before the first
 * date it reads `before` (default 0). Sleepers wake in the order in which their instants come.
 */
export function createSimulatedClock(memory: ClockMemory, before: EpochMs = 0): SimulatedClock {
  let instant = memory.load();
  const sleepers = new Set<{ readonly until: EpochMs; readonly wake: () => void }>();
  const now = () => instant ?? before;
  return {
    now,
    get begun() {
      return instant !== null;
    },
    advance(to) {
      if (instant !== null && to <= instant) return;
      instant = to;
      memory.save(to);
      const due = [...sleepers].filter((sleeper) => sleeper.until <= to).sort((a, b) => a.until - b.until);
      for (const sleeper of due) sleeper.wake();
    },
    sleepUntil(until, signal) {
      if (until <= now() || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { until, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake);
      });
    },
  };
}

function nap(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake);
  });
}
