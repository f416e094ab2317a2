import { contactPlanFrom, contactSlots } from '@noctem/core/butler';
import { newJob, type Schedule } from '@noctem/core/jobs';
import type { ZoneId } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';

/** The weekly occasions of everybody who can be written to, as they have set them, in their zone. */
export function contactSchedules(store: Store, defaultZone: ZoneId): Schedule[] {
  const reachable = store.people.list().filter((user) => user.telegramId !== null && user.access === 'allowed');
  return reachable.flatMap((user) => {
    const { zone } = readPerson(store, user, defaultZone);
    return contactSlots(contactPlanFrom(store.people.settings(user.id))).map(({ type, rule }): Schedule => ({
      name: `contact-${user.id}-${type}-${rule.weekday}`,
      rule,
      zone,
      missed: Infinity,
      job: ({ due, day }) =>
        newJob({ name: 'contact', payload: { userId: user.id, type, slot: day }, userId: user.id, runAt: due }),
    }));
  });
}
