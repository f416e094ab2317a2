import { newJob } from '@noctem/core/jobs';
import type { Act } from '../conversation/turn.ts';

/** Even where nobody is waited for, what comes in one breath is looked at together. */
const shortestMs = 1_000;

/**
 * Has what a person makes and changes looked at once they are silent. One row of work for all that they do in one stretch
 * of idle time: it begins when that stretch is over, so that it misses nothing. Belongs into the transaction that wrote.
 */
export function askLookOver({ store, person, now }: Act): void {
  const stretch = Math.max(shortestMs, person.idleMinutes * 60_000);
  const at = now - (now % stretch);
  const payload = { userId: person.id, at };
  store.outbox.enqueue(newJob({ name: 'look-over', payload, userId: person.id, runAt: now + stretch }), now);
}
