import { newJob, type Schedule } from '@noctem/core/jobs';
import type { ZoneId } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';

/** Every night each person's things are looked over, whatever they did: suggestions grow old, projects stand still. */
export function lookOverSchedules(store: Store, defaultZone: ZoneId): Schedule[] {
  const served = store.people.list().filter(({ access }) => access === 'allowed');
  return served.map((user) => ({
    name: `look-over-${user.id}`,
    rule: { every: 'day', at: '03:30' },
    zone: readPerson(store, user, defaultZone).zone,
    missed: 1,
    job: ({ due }) => newJob({ name: 'look-over', payload: { userId: user.id, at: due }, userId: user.id, runAt: due }),
  }));
}
