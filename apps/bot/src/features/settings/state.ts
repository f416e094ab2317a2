import { type ContactPlan, contactPlanFrom } from '@noctem/core/butler';
import { type Person, readPerson } from '../../conversation/person.ts';
import type { Turn } from '../../conversation/turn.ts';

/** Everything that a person can set, as it is now. */
export interface State {
  readonly person: Person;
  readonly plan: ContactPlan;
}

/** Reads the settings anew: what was written in this turn counts. */
export function stateOf({ store, person }: Turn): State {
  const user = store.people.byId(person.id);
  return {
    person: user ? readPerson(store, user, person.zone) : person,
    plan: contactPlanFrom(store.people.settings(person.id)),
  };
}
