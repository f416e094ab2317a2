import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import type { Store, User } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';

/**
 * From when on a person counts as idle: some minutes after they last did anything, as they have set it. Work that is nobody's
 * waits for everybody.
 */
export function idleFrom(store: Store, defaultZone: ZoneId): (userId: number | null) => EpochMs {
  const idleFromOf = (user: User): EpochMs => {
    const last = store.inbox.latestAt(user.id);
    return last === null || last === undefined ? 0 : last + readPerson(store, user, defaultZone).idleMinutes * 60_000;
  };
  return (userId) => {
    const user = userId === null ? undefined : store.people.byId(userId);
    const people = userId === null ? store.people.list() : user ? [user] : [];
    return Math.max(0, ...people.map(idleFromOf));
  };
}
