import type { EpochMs } from '@noctem/core/kernel';
import type { Clock } from './clock.ts';

export interface RoundsOptions {
  /** One round of work; it must not reject. */
  readonly round: () => Promise<void> | void;
  /**
   * What falls due first after `since`, when the round that has just ended began: what came while it ran is due at once.
   * Null when nothing is known. Where it throws, the poll decides.
   */
  readonly nextAt: (since: EpochMs) => EpochMs | null;
  readonly clock: Clock;
  /** A round at least this often: other processes write rows too, and leases run out. */
  readonly pollMs: number;
}

/** Does rounds of work one after the other: at the start, when woken, when something falls due, and every so often. */
export interface Rounds {
  readonly start: () => void;
  readonly wake: () => void;
  /** Begins no further round; resolves when the one that runs has ended. */
  readonly stop: () => Promise<void>;
}

export function createRounds({ round, nextAt, clock, pollMs }: RoundsOptions): Rounds {
  const stop = new AbortController();
  let woken = false;
  let interrupt = () => {};
  let loop: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      woken = false;
      const since = clock.now();
      await round();
      if (!woken && !stop.signal.aborted) await rest(since);
    }
  }

  async function rest(since: EpochMs): Promise<void> {
    const nap = new AbortController();
    // A reason of its own: the default one is an error with a stack, made for each nap.
    interrupt = () => nap.abort('woken');
    const poll = setTimeout(interrupt, pollMs);
    try {
      await clock.sleepUntil(known(() => nextAt(since)) ?? Number.POSITIVE_INFINITY, nap.signal);
    } finally {
      clearTimeout(poll);
    }
  }

  const wake = () => {
    woken = true;
    interrupt();
  };
  return {
    start: () => {
      loop ??= run();
    },
    wake,
    stop: async () => {
      stop.abort();
      wake();
      await loop;
    },
  };
}

function known(nextAt: () => EpochMs | null): EpochMs | null {
  try {
    return nextAt();
  } catch {
    return null;
  }
}
