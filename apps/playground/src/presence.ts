import type { Broadcast } from './broadcast.ts';

/** How long a bot that polls no more is believed to be busy with what it got. */
const busyMs = 20_000;
/** The same after its connection broke. */
const brokenMs = 2000;

export interface Presence {
  readonly connected: boolean;
  arrived(): void;
  /** `broken`: the connection ended before an answer. */
  left(broken: boolean): void;
  close(): void;
}

/** Knows whether a bot is there, so that the page can say so. */
export function createPresence(events: Broadcast): Presence {
  let polls = 0;
  let connected = false;
  let timer: NodeJS.Timeout | undefined;
  const set = (value: boolean): void => {
    if (connected === value) return;
    connected = value;
    events.emit({ type: 'bot', connected });
  };
  return {
    get connected() {
      return connected;
    },
    arrived: () => {
      polls++;
      clearTimeout(timer);
      set(true);
    },
    left: (broken) => {
      polls--;
      if (polls > 0) return;
      timer = setTimeout(set, broken ? brokenMs : busyMs, false);
      timer.unref();
    },
    close: () => clearTimeout(timer),
  };
}
