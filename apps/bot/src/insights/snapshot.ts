import { contactPlanFrom } from '@noctem/core/butler';
import type { LogSnapshot, ThoughtEvidence } from '@noctem/core/learning';
import type { Log, Store } from '@noctem/store';
import type { Person } from '../conversation/person.ts';

/** The newest thoughts about which something was said or left open: more of them would only be older. */
const mostNoteworthy = 700;
/** The newest thoughts whatever became of them: what is usual. */
const sampleSize = 500;
/** Of each phrase the newest so many thoughts that hold it. */
const mostOccurrences = 200;
/** Of everything else the newest so many. */
const mostOthers = 500;

/** What a review of a person's log looks at: bounded, so that its cost does not grow with the log. */
export function snapshotOf(store: Store, person: Person, log: Log): LogSnapshot {
  const side = { userId: person.id, zone: person.zone, limit: mostOthers };
  const { times } = contactPlanFrom(store.people.settings(person.id));
  const holding = new Map<string, readonly ThoughtEvidence[]>();
  return {
    noteworthy: log.noteworthy(mostNoteworthy),
    sample: log.recent(sampleSize),
    occurrencesOf: (phrase) => {
      const found = holding.get(phrase) ?? log.holding(phrase, mostOccurrences);
      holding.set(phrase, found);
      return found;
    },
    rules: store.ruleSets.inForce(person.id).rules,
    modelRuns: store.sideEvidence.modelRuns(side),
    suggestions: store.sideEvidence.suggestions(side),
    contacts: store.sideEvidence.contacts(side),
    contactTimes: { update: times.update.at, clarification: times.clarification.at, report: times.report.at },
  };
}
