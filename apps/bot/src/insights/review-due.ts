import { newJob, type Schedule } from '@noctem/core/jobs';
import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';
import { thoughtsBetweenReviews } from './review-words.ts';

/** For each person the thought before which nobody has to count: too few can have come since the last count. */
const nextCounts = new WeakMap<Store, Map<number, number>>();
/** While a review that is due waits for its turn it is not asked for at every thought. */
const pause = 10;

/** Asks for a review of the log once so many thoughts have come since the last; in the transaction of the newest of them. */
export function reviewWhenDue(of: { store: Store; userId: number; thoughtId: number; now: EpochMs }): void {
  const { store, userId, thoughtId, now } = of;
  const next = nextCounts.get(store) ?? new Map<number, number>();
  nextCounts.set(store, next);
  if (thoughtId < (next.get(userId) ?? 0)) return;
  const unseen = store.reviews.unseen(userId, thoughtsBetweenReviews);
  next.set(userId, thoughtId + (unseen < thoughtsBetweenReviews ? thoughtsBetweenReviews - unseen : pause));
  if (unseen < thoughtsBetweenReviews) return;
  const payload = { userId, occasion: `after-${store.reviews.latest(userId)?.id ?? 0}` };
  store.outbox.enqueue(newJob({ name: 'review-log', payload, userId, runAt: now }), now);
}

/** Once a week at night, for those to whom no report brings a review and whose thoughts are few. */
export function reviewSchedules(store: Store, defaultZone: ZoneId): Schedule[] {
  const served = store.people.list().filter(({ access }) => access === 'allowed');
  return served.map((user) => ({
    name: `review-${user.id}`,
    rule: { every: 'week', weekday: 7, at: '03:00' },
    zone: readPerson(store, user, defaultZone).zone,
    missed: 1,
    job: ({ due, day }) =>
      newJob({ name: 'review-log', payload: { userId: user.id, occasion: day }, userId: user.id, runAt: due }),
  }));
}
