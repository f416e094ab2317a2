import type { Habit, Respect, Said, Ground } from './habit.ts';
import type { Occurrence } from './occurrences.ts';
import type { Candidate } from './phrases.ts';
import { type Heard, newest, type Reading, type Stance } from './tally.ts';

/** A search for the habits of one respect while it goes on. */
export interface Search {
  readonly ground: Ground;
  readonly respect: Respect;
  /** By thought. */
  readonly said: Map<number, Said | null>;
  /** Thoughts that a habit explains. */
  readonly explained: Set<number>;
  /** Claims that the whole log does not bear out. */
  readonly refuted: Set<string>;
  /** What was seen of a candidate; forgotten when something about it is explained. */
  readonly looked: Map<Candidate, Looked>;
}

/** What was seen of a candidate. */
export interface Looked {
  readonly stratum: Stratum;
  /** Values that were asked for at all. */
  readonly values: number;
  /** Those that were asked for often enough. */
  readonly counted: readonly Counted[];
}

/** A phrase with a value that the person asked for in it, as it was counted. */
export interface Counted {
  readonly candidate: Candidate;
  readonly value: string;
  readonly reading: Reading;
  /** How often it was asked for in all, however long ago. */
  readonly times: number;
}

/** That a phrase means a value: a habit if it holds. */
export interface Claim extends Habit {
  readonly stratum: Stratum;
  readonly candidate: Candidate;
  readonly times: number;
}

/** What is asked about and what is filed at once are different worlds: each is compared with its own. */
export type Stratum = 'asked' | 'filed';

/** The world in which most of these live. */
export function stratumOf({ isOneWorld }: Respect, occurrences: readonly Occurrence[]): Stratum {
  if (isOneWorld === true) return 'filed';
  const asked = occurrences.filter(({ thought }) => thought.ambiguity !== null).length;
  return asked * 2 > occurrences.length ? 'asked' : 'filed';
}

/** How much a habit must show, to become an insight or at least a pattern. */
export interface Bar {
  readonly agreeing: number;
  readonly confidence: number;
}

export const insightBar: Bar = { agreeing: 5, confidence: 0.7 };
export const patternBar: Bar = { agreeing: 4, confidence: 0.5 };

/** How many times more often than elsewhere; of questions the background is high, since each has few answers. */
const leastLift = { asked: 1.5, filed: 2 } as const;

/** Whether a claim is strong and special enough. */
export function passes({ reading, lift, stratum }: Claim, bar: Bar): boolean {
  return isEnough(reading, bar) && lift >= leastLift[stratum];
}

/** Whether so many agree, so surely. */
export function isEnough({ agreeing, confidence }: Reading, bar: Bar): boolean {
  return agreeing.length >= bar.agreeing && confidence >= bar.confidence;
}

/** The newest occurrences that say something about a value. */
export function heardIn(search: Search, occurrences: readonly Occurrence[], value: string): Heard[] {
  const heard: Heard[] = [];
  for (const occurrence of occurrences) {
    const { id } = occurrence.thought;
    const stance = stanceOf(search, id, value);
    if (stance === 'silent' && search.respect.isSilenceMute === true) continue;
    if (stance !== null) heard.push({ occurrence, stance, value: search.said.get(id)?.value ?? value });
    if (heard.length === newest) break;
  }
  return heard;
}

/** What a thought says about a value; null where it says nothing, or where a habit explains it. */
export function stanceOf({ said, explained }: Search, id: number, value: string): Stance | null {
  const one = explained.has(id) ? null : said.get(id);
  if (!one) return null;
  if (one.by === 'person') return one.value === value ? 'for' : 'against';
  return one.value === value ? null : 'silent';
}
