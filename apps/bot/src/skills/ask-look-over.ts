import { newJob } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';

/** Even where nobody is waited for, what comes in one breath is looked at together. */
const shortestMs = 1_000;

/** The stretch of each person whose row is known to be on the disk: the many messages of one stretch need not ask again. */
const begun = new WeakMap<Store['outbox'], Map<number, EpochMs>>();

/**
 * Has what a person makes and changes looked at once they are silent. One row of work for all that they do in one stretch
 * of idle time: it begins when that stretch is over, so that it misses nothing. Belongs into the transaction that wrote.
 */
export function askLookOver({ store, person, now }: Pick<Act, 'store' | 'person' | 'now'>): void {
  const stretch = Math.max(shortestMs, person.idleMinutes * 60_000);
  const at = now - (now % stretch);
  const known = begun.get(store.outbox) ?? new Map<number, EpochMs>();
  if (known.get(person.id) === at) return;
  const payload = { userId: person.id, at };
  const outcome = store.outbox.enqueue(
    newJob({ name: 'look-over', payload, userId: person.id, runAt: now + stretch }),
    now,
  );
  // A row that was there before this transaction stays, whatever becomes of it.
  if (outcome === 'known') begun.set(store.outbox, known.set(person.id, at));
}
