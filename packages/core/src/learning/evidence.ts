import type { EpochMs, LocalDate, LocalTime, ZoneId } from '@noctem/core/kernel';

/** A field of a decision that people correct, as `corrections.field` names it. */
export type EvidenceField = 'kind' | 'title' | 'date' | 'time' | 'rrule' | 'importance' | 'project' | 'tags';

/** One change of a field by the person; `from` and `to` as texts, null for nothing. */
export interface EvidenceCorrection {
  readonly field: EvidenceField;
  readonly from: string | null;
  readonly to: string | null;
  readonly route: string;
  readonly weight: number;
  readonly at: EpochMs;
}

/** A question that was asked about a thought, and what became of it. */
export interface EvidenceQuestion {
  readonly reason: 'scope' | 'timing' | 'intent';
  readonly status: 'waiting' | 'answered' | 'guessed' | 'dropped';
  readonly askedAt: EpochMs;
  readonly answeredAt: EpochMs | null;
  readonly answer: string | null;
  readonly changed: boolean | null;
}

/** What a decision said, and what the person made of it in the end, field by field. */
export interface FiledAs {
  readonly kind: string;
  readonly date: LocalDate | null;
  readonly time: LocalTime | null;
  readonly rrule: string | null;
  readonly importance: string | null;
  readonly project: string | null;
}

/** One logged thought as the detectors see it: what was written, decided, and wanted in the end. */
export interface ThoughtEvidence {
  readonly id: number;
  readonly text: string;
  readonly sentAt: EpochMs;
  readonly zone: ZoneId;
  readonly locale: string;
  readonly confidence: number;
  /** Ambiguity of the first decision; null where it was filed at once. */
  readonly ambiguity: 'scope' | 'timing' | 'intent' | null;
  /** The first decision; of an ambiguous one the best guess. */
  readonly decided: FiledAs;
  /** What it finally became: what was never corrected was right. Null where nobody knows yet (a question without an answer). */
  readonly wanted: FiledAs | null;
  readonly corrections: readonly EvidenceCorrection[];
  readonly question: EvidenceQuestion | null;
  /** Words about time without a date, normalised. */
  readonly unresolved: readonly string[];
  /** Words that were read as a time. */
  readonly timePhrases: readonly string[];
  /** Rules that had a say. */
  readonly rules: readonly number[];
  /** It was written while something was broken: it counts for nothing. */
  readonly inTrouble: boolean;
}
