import type { RuleType } from '@noctem/core/rules';
import type { ThoughtEvidence } from './evidence.ts';
import type { Occurrence } from './occurrences.ts';
import type { Candidate } from './phrases.ts';
import type { Reading } from './tally.ts';

/** What somebody made of a thought in one respect: what the person asked for, or what was decided and left so. */
export interface Said {
  readonly by: 'person' | 'nobody';
  readonly value: string;
}

/** One respect in which a phrase can mean something to a person. */
export interface Respect {
  /** Null where the thought says nothing in this respect. */
  readonly said: (thought: ThoughtEvidence) => Said | null;
  /** The rule that follows from a habit. */
  readonly ruleType: RuleType;
  /** Whether a habit can have this value; others only speak against. */
  readonly isValue: (value: string) => boolean;
  /** Whether the words that open a text can have a meaning of their own (`work on …`). */
  readonly takesTemplates: boolean;
  /** Whether what is asked about and what is filed at once are compared with each other. */
  readonly isOneWorld?: boolean;
  /** Whether what nobody spoke about says nothing about a phrase, only about what is usual elsewhere. */
  readonly isSilenceMute?: boolean;
  /** Whether nothing is ever proposed from it. */
  readonly isOnlyKept?: boolean;
}

/** A phrase that means a value to the person. */
export interface Habit {
  readonly phrase: string;
  readonly value: string;
  readonly reading: Reading;
  /** Probability that so many would agree by chance. */
  readonly chance: number;
  /** How many times more often than elsewhere they agree. */
  readonly lift: number;
  /** The share that was to be expected: that of other thoughts, asked about and filed at once in the same mixture. */
  readonly elsewhere: number;
}

/** Where habits are looked for. */
export interface Ground {
  /** Distinct evidence, newest first: all that is noteworthy, and the background. */
  readonly pool: readonly Occurrence[];
  /** Ids of the thoughts that stand for the whole log. */
  readonly background: ReadonlySet<number>;
  /** Phrases that occur often enough among what is noteworthy. */
  readonly candidates: readonly Candidate[];
  /** The candidates that stand in a thought. */
  readonly holding: ReadonlyMap<number, readonly Candidate[]>;
  /** The occurrences of a phrase in the pool. */
  readonly inPool: (phrase: string) => readonly Occurrence[];
  /** Phrases that a rule in force is about, behind its type: `keyword dentist`. */
  readonly ruled: ReadonlySet<string>;
  /** The share of what is wrong that the person puts right, as far as can be told. */
  readonly attention: number;
  /** All occurrences of a phrase in the whole log, newest first. */
  readonly occurrencesOf: (phrase: string) => readonly Occurrence[];
}
