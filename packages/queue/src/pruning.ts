import type { Outbox } from '@noctem/core/jobs';
import type { Clock } from './clock.ts';

const day = 86_400_000;
/** Long enough that no slot and no redelivery comes again under an id that was forgotten. */
const keptMs = 30 * day;
/** Few at a time: a write transaction stays short. */
const limit = 100;
const everyMs = 60_000;

/** Makes what a driver calls in each of its rounds: now and then it forgets finished work of long ago. */
export function createPruning(outbox: Outbox, clock: Clock): () => void {
  let nextAt = 0;
  return () => {
    if (Date.now() < nextAt) return;
    nextAt = Date.now() + everyMs;
    outbox.prune({ finishedBefore: clock.now() - keptMs, limit });
  };
}
