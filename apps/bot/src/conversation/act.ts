import { type EpochMs, localMoment, type ZoneId } from '@noctem/core/kernel';
import { TraceRecorder } from '@noctem/core/traces';
import type { Store, User } from '@noctem/store';
import { readPerson } from './person.ts';
import type { Act } from './turn.ts';

/** What whoever acts without being asked has at hand. */
export interface ActParts {
  readonly store: Store;
  /** Zone of a person who has not set one. */
  readonly defaultZone: ZoneId;
  readonly now: () => EpochMs;
  readonly newTraceId: () => string;
}

/** Begins work for a person that no message of theirs is the cause of. Its trace begins with `what`. */
export function beginAct(parts: ActParts, user: User, what: string): Act {
  const now = parts.now();
  const person = readPerson(parts.store, user, parts.defaultZone);
  const trace = new TraceRecorder({ traceId: parts.newTraceId(), at: now, timer: () => performance.now() });
  trace.record({ stage: 'input', component: what, outcome: 'due' });
  return { person, now, today: localMoment(now, person.zone).date, store: parts.store, trace };
}
