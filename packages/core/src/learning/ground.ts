import { namedWords, type Phrase, phraseOf } from '@noctem/core/rules';
import { attentionIn } from './attention.ts';
import type { ThoughtEvidence } from './evidence.ts';
import type { Ground } from './habit.ts';
import { holds, type Occurrence, occurrencesIn } from './occurrences.ts';
import { type Candidate, candidatesIn } from './phrases.ts';
import { respectsOf } from './respects.ts';
import type { LogSnapshot } from './snapshot.ts';

/** Phrases that occur more often than this among what is noteworthy are looked at. */
export const rareOccurrences = 3;

/** Lays a snapshot out for the search for habits. What is asked of the whole log is asked once for each phrase. */
export function groundOf(snapshot: Pick<LogSnapshot, 'noteworthy' | 'sample' | 'occurrencesOf' | 'rules'>): Ground {
  const pool = occurrencesIn(uniqueById([...snapshot.noteworthy, ...snapshot.sample]));
  const noteworthy = new Set(snapshot.noteworthy.map(({ id }) => id));
  const among = ({ thought }: Occurrence) => noteworthy.has(thought.id);
  const candidates = candidatesIn(pool, { among, above: rareOccurrences });
  const reader = { snapshot, byWord: byWordOf(pool) };
  const known = new Map<string, readonly Occurrence[]>();
  return {
    pool,
    background: new Set(snapshot.sample.map(({ id }) => id)),
    candidates,
    holding: holdingOf(candidates),
    inPool: (phrase) => inPool(reader, phraseOf(phrase)),
    ruled: new Set(snapshot.rules.flatMap(({ type, value }) => ('phrase' in value ? [`${type} ${value.phrase}`] : []))),
    attention: attentionIn(candidates, respectsOf(snapshot.rules)),
    occurrencesOf: (phrase) => {
      const found = known.get(phrase) ?? inWholeLog(reader, phrase);
      known.set(phrase, found);
      return found;
    },
  };
}

function byWordOf(pool: readonly Occurrence[]): Map<string, Occurrence[]> {
  const byWord = new Map<string, Occurrence[]>();
  for (const occurrence of pool) {
    for (const word of new Set(occurrence.words.map((one) => one.word.replace(/'s$/u, '')))) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [occurrence]);
      else known.push(occurrence);
    }
  }
  return byWord;
}

function holdingOf(candidates: readonly Candidate[]): Map<number, Candidate[]> {
  const holding = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    for (const { thought } of candidate.occurrences) {
      const known = holding.get(thought.id);
      if (known === undefined) holding.set(thought.id, [candidate]);
      else known.push(candidate);
    }
  }
  return holding;
}

interface Reader {
  readonly snapshot: Pick<LogSnapshot, 'occurrencesOf'>;
  readonly byWord: ReadonlyMap<string, readonly Occurrence[]>;
}

function inPool({ byWord }: Reader, sought: Phrase): Occurrence[] {
  const [first = ''] = namedWords(sought);
  return (byWord.get(first.replace(/'s$/u, '')) ?? []).filter((occurrence) => holds(occurrence, sought));
}

function inWholeLog(reader: Reader, phrase: string): Occurrence[] {
  const sought = phraseOf(phrase);
  const near = inPool(reader, sought).map(({ thought }) => thought);
  const all = occurrencesIn(uniqueById([...near, ...reader.snapshot.occurrencesOf(phrase)]));
  return all.filter((occurrence) => holds(occurrence, sought));
}

function uniqueById(thoughts: readonly ThoughtEvidence[]): ThoughtEvidence[] {
  return [...new Map(thoughts.map((thought) => [thought.id, thought])).values()];
}
