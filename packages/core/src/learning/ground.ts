import { phraseOf } from '@noctem/core/rules';
import type { ThoughtEvidence } from './evidence.ts';
import type { Ground } from './habits.ts';
import { holds, type Occurrence, occurrencesIn } from './occurrences.ts';
import { candidatesIn } from './phrases.ts';
import type { LogSnapshot } from './snapshot.ts';

/** Phrases that occur more often than this among what is noteworthy are looked at. */
export const rareOccurrences = 3;

/** Lays a snapshot out for the search for habits. What is asked of the whole log is asked once for each phrase. */
export function groundOf(snapshot: Pick<LogSnapshot, 'noteworthy' | 'sample' | 'occurrencesOf'>): Ground {
  const pool = occurrencesIn(uniqueById([...snapshot.noteworthy, ...snapshot.sample]));
  const noteworthy = new Set(snapshot.noteworthy.map(({ id }) => id));
  const known = new Map<string, readonly Occurrence[]>();
  return {
    pool,
    noteworthy,
    background: new Set(snapshot.sample.map(({ id }) => id)),
    candidates: candidatesIn(pool, { among: ({ thought }) => noteworthy.has(thought.id), above: rareOccurrences }),
    occurrencesOf: (phrase) => {
      const found = known.get(phrase) ?? inWholeLog({ snapshot, pool, phrase });
      known.set(phrase, found);
      return found;
    },
  };
}

interface Sought {
  readonly snapshot: Pick<LogSnapshot, 'occurrencesOf'>;
  readonly pool: readonly Occurrence[];
  readonly phrase: string;
}

function inWholeLog({ snapshot, pool, phrase }: Sought): Occurrence[] {
  const sought = phraseOf(phrase);
  const near = pool.filter((occurrence) => holds(occurrence, sought)).map(({ thought }) => thought);
  const all = occurrencesIn(uniqueById([...near, ...snapshot.occurrencesOf(phrase)]));
  return all.filter((occurrence) => holds(occurrence, sought));
}

export function uniqueById(thoughts: readonly ThoughtEvidence[]): ThoughtEvidence[] {
  return [...new Map(thoughts.map((thought) => [thought.id, thought])).values()];
}
