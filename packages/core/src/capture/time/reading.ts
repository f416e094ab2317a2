import type { EpochMs, LocalDate, LocalTime, ZoneId } from '@noctem/core/kernel';
import type { Conventions } from '../conventions.ts';

/** Half-open range of UTF-16 code units in the text, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TimeContext {
  /** When the message was sent; every relative expression is read from here. */
  readonly sentAt: EpochMs;
  readonly zone: ZoneId;
  /** BCP 47 tag: its language picks the grammar, its region the order of numeric dates. */
  readonly locale: string;
  readonly conventions: Conventions;
}

/** One place in the text that was read as a time. Its words may leave the title, and no others may. */
export interface TimeExpression {
  /** Covers the words that carry the time and the preposition that leads them in ("by friday", "at 5pm"). */
  readonly span: Span;
  readonly text: string;
  readonly type: 'date' | 'time' | 'date-time' | 'range' | 'recurrence';
  readonly date: LocalDate | null;
  readonly time: LocalTime | null;
  /** Where the expression names a span ("12-1pm", "mon-wed", "this week"): its last day and time, inclusive. */
  readonly endDate: LocalDate | null;
  readonly endTime: LocalTime | null;
  /** RFC 5545 rule without its prefix, for example `FREQ=WEEKLY;BYDAY=MO,TH`. */
  readonly rrule: string | null;
  /** Name of the grammar rule that read it, for the trace ("weekday", "relative-offset"). */
  readonly rule: string;
  /** 0 to 1: how sure it is that these words mean a time at all, and this one. */
  readonly certainty: number;
}

/** Words about time that have no date by nature ("soon", "sometime", "this weekend" without a habit). */
export interface UnresolvedTime {
  readonly span: Span;
  /** Normalised (lower case, single spaces), so that occurrences can be counted. */
  readonly phrase: string;
}

/**
 * How the words bind to the moment: `at` it, `before` it (a deadline: "before friday"), `within` a span that starts now ("within 3
 * days", the deadline is the span's end), `after` it ("from 2pm", "since tuesday").
 */
export type TimeBound = 'at' | 'before' | 'within' | 'after';

export interface TimeReading {
  /** What the whole message means: the combination of the expressions that count ("friday" + "3pm"). */
  readonly date: LocalDate | null;
  readonly time: LocalTime | null;
  readonly endDate: LocalDate | null;
  readonly endTime: LocalTime | null;
  readonly rrule: string | null;
  readonly bound: TimeBound;
  /** The expressions the result rests on, in order of the text. Empty when nothing was found. */
  readonly expressions: readonly TimeExpression[];
  /** Further times of the message that the result does not rest on ("call Ana at 5 and Ben at 6": the second). */
  readonly besides: readonly Span[];
  readonly unresolved: readonly UnresolvedTime[];
  /** 1 when nothing about the reading is in doubt; lower when two readings were possible. */
  readonly certainty: number;
}
