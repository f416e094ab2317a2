import type { ContactType } from '@noctem/core/butler';
import type { EpochMs, LocalTime, ZoneId } from '@noctem/core/kernel';
import type { Rule } from '@noctem/core/rules';
import type { ModelCall } from '@noctem/core/skills';
import type { ThoughtEvidence } from './evidence.ts';

/** One piece of work that a model did, as its trace tells it. */
export interface ModelRun {
  /** What was to be done, one of `workKinds`. */
  readonly work: string;
  readonly model: string;
  readonly at: EpochMs;
  readonly ms: number;
  readonly tokensPerSec: number | null;
  readonly outcome: ModelCall['outcome'];
  /** What became of the suggestion that came out of it; null while it is open, and where none came. */
  readonly suggestion: 'accepted' | 'modified' | 'dismissed' | 'ignored' | null;
  readonly inTrouble: boolean;
}

/** A suggestion that was shown, and what the person made of it. */
export interface SuggestionEvidence {
  readonly id: number;
  readonly type: 'task' | 'project';
  readonly text: string;
  /** Name of the project that its target is or belongs to. */
  readonly project: string | null;
  readonly shownAt: EpochMs;
  readonly zone: ZoneId;
  /** Null while it is open. */
  readonly outcome: 'accepted' | 'modified' | 'dismissed' | 'ignored' | null;
  readonly inTrouble: boolean;
}

/** A contact that was sent, and when the person first acted upon it: an answer, a button, a number of its list. */
export interface ContactEvidence {
  readonly id: number;
  readonly type: ContactType;
  readonly sentAt: EpochMs;
  readonly zone: ZoneId;
  /** Null where nothing was done before the next contact of its type. */
  readonly answeredAt: EpochMs | null;
  readonly inTrouble: boolean;
}

/** What a review looks at: a bounded part of one person's log, as it stands. Order does not matter; thoughts are unique by id. */
export interface LogSnapshot {
  /** The newest thoughts with a correction, a question, words about time without a date, or a rule that spoke. */
  readonly noteworthy: readonly ThoughtEvidence[];
  /** The newest thoughts whatever became of them: the background. */
  readonly sample: readonly ThoughtEvidence[];
  /**
   * The newest thoughts of the whole log that hold a phrase (`dentist`, `work on …`), whatever became of them. It may give
   * some that do not hold it, as a text search does; they are looked at again. Asked only for phrases that are about to be proposed.
   */
  readonly occurrencesOf: (phrase: string) => readonly ThoughtEvidence[];
  /** Rules in force. */
  readonly rules: readonly Rule[];
  readonly modelRuns: readonly ModelRun[];
  readonly suggestions: readonly SuggestionEvidence[];
  readonly contacts: readonly ContactEvidence[];
  /** At what time contacts come at present. */
  readonly contactTimes: Readonly<Record<ContactType, LocalTime>>;
}
