import type { EpochMs } from '@noctem/core/kernel';
import type { Contact, Store } from '@noctem/store';

/** This week, whatever zone it is counted in, lies within these days. */
const recent = 16 * 24 * 60 * 60 * 1000;

/** The contacts that a decision at `now` has to know of: those around this week, and that of the slot. */
export function pastContacts(store: Store, about: { userId: number; now: EpochMs; slot?: string }): Contact[] {
  const { userId, now, slot } = about;
  return store.contacts.past({ userId, since: now - recent, ...(slot !== undefined && { slot }) });
}
