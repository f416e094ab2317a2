import { hiddenSpans } from '@noctem/core/capture';
import { type LocalDate, localMoment } from '@noctem/core/kernel';
import { findPhrase, namedWords, type Phrase, type PhraseWord, wordsOf } from '@noctem/core/rules';
import type { ThoughtEvidence } from './evidence.ts';

/** A word of a thought; `time` where it belongs to words that were read as a time, or that are about time at least. */
export interface ThoughtWord extends PhraseWord {
  readonly time: boolean;
}

/** One piece of distinct evidence: a thought that stands for all of the same words on the same day. */
export interface Occurrence {
  readonly thought: ThoughtEvidence;
  /** The day on which it was written, where the person was. */
  readonly day: LocalDate;
  readonly words: readonly ThoughtWord[];
}

/** Of a longer thought only the front is looked at. */
const mostWords = 80;
const mostCharacters = 1_000;
/** Most texts hold neither a quotation nor a mark. */
const mayHide = /["“”„«»'‘’`#+!/]/u;

/**
 * Distinct evidence, newest first: one for each text and local day, that which the person did most about. What was
 * written in times of trouble counts for nothing.
 */
export function occurrencesIn(thoughts: readonly ThoughtEvidence[]): Occurrence[] {
  const distinct = new Map<string, Occurrence>();
  for (const thought of thoughts) {
    if (thought.inTrouble) continue;
    const occurrence = occurrenceOf(thought);
    const key = `${occurrence.day} ${occurrence.words.map(({ word }) => word).join(' ')}`;
    const before = distinct.get(key);
    if (before === undefined || saysMore(thought, before.thought)) distinct.set(key, occurrence);
  }
  return [...distinct.values()].sort(newestFirst);
}

/** Whether a phrase stands in a thought, as rules would find it. */
export function holds(occurrence: Occurrence, phrase: Phrase): boolean {
  const [first] = namedWords(phrase);
  if (first === undefined || !occurrence.words.some(({ word }) => word.startsWith(first))) return false;
  const skipped = occurrence.words.filter(({ time }) => time);
  return findPhrase(phrase, occurrence.words, { skipped }) !== null;
}

export function newestFirst(left: Occurrence, right: Occurrence): number {
  return right.thought.sentAt - left.thought.sentAt || right.thought.id - left.thought.id;
}

/** The same piece of evidence is asked for by many phrases and proofs of one review: its words are read once. */
const read = new WeakMap<ThoughtEvidence, Occurrence>();

function occurrenceOf(thought: ThoughtEvidence): Occurrence {
  const known = read.get(thought);
  if (known !== undefined) return known;
  const occurrence = readOccurrence(thought);
  read.set(thought, occurrence);
  return occurrence;
}

function readOccurrence(thought: ThoughtEvidence): Occurrence {
  const text = thought.text.slice(0, mostCharacters);
  const times = timeSpans(text, thought);
  const hidden = mayHide.test(text) ? hiddenSpans(text) : [];
  const words = wordsOf(text, hidden).slice(0, mostWords);
  return {
    thought,
    day: localMoment(thought.sentAt, thought.zone).date,
    words: words.map((word) => ({
      ...word,
      time: times.some((span) => span.start < word.end && word.start < span.end),
    })),
  };
}

function timeSpans(text: string, { timePhrases, unresolved }: ThoughtEvidence): { start: number; end: number }[] {
  if (timePhrases.length === 0 && unresolved.length === 0) return [];
  const lower = text.toLowerCase();
  return [...timePhrases, ...unresolved].flatMap((phrase) => {
    const start = phrase === '' ? -1 : lower.indexOf(phrase.toLowerCase());
    return start < 0 ? [] : [{ start, end: start + phrase.length }];
  });
}

/** Of equal texts of one day the one counts about which the person said something, then the newer. */
function saysMore(thought: ThoughtEvidence, known: ThoughtEvidence): boolean {
  const [now, before] = [acts(thought), acts(known)];
  return now !== before ? now > before : thought.sentAt > known.sentAt;
}

function acts({ corrections, question }: ThoughtEvidence): number {
  return corrections.length + (question?.status === 'answered' ? 1 : 0);
}

/** Words as phrases are written in keys and rules. */
export function phraseFrom(words: readonly PhraseWord[]): string {
  return words.map(({ word }) => word).join(' ');
}
