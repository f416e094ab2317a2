import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';

/** From when on a person counts as idle: some minutes after they last did anything, as they have set it. */
export function idleFrom(store: Store, defaultZone: ZoneId): (userId: number | null) => EpochMs {
  return (userId) => {
    const user = userId === null ? undefined : store.people.byId(userId);
    const last = user && store.inbox.latestAt(user.id);
    if (!user || last === null || last === undefined) return 0;
    return last + readPerson(store, user, defaultZone).idleMinutes * 60_000;
  };
}
