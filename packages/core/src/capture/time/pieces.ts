import { onOrAfter, type DayNumber } from './calendar.ts';
import type { DayPart, Unit } from './lexicon.ts';

/** A day or a span of days that was read, with the components it was read from. `to` is the token after it. */
export interface DatePiece {
  readonly kind: 'date';
  readonly to: number;
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly grain: Unit;
  readonly rule: string;
  readonly certainty: number;
  readonly weekday?: number;
  /** Day of the month, as written. */
  readonly day?: number;
  readonly month?: number;
  /** The year stands in the text. */
  readonly year?: number;
  /** The year was not said and was taken to be the coming one; a range may move it. */
  readonly floating?: boolean;
  /** n-th weekday of a period: "first monday of", negative from the end. */
  readonly nth?: number;
  /** A part of the day or a clock time that came with it ("last night"). */
  readonly time?: TimePiece;
}

export interface TimePiece {
  readonly kind: 'time';
  readonly to: number;
  /** Minute of the day. */
  readonly minute: number;
  readonly endMinute: number | null;
  /** `open`: morning or afternoon was left open ("at 5"). */
  readonly half: 'fixed' | 'open';
  readonly style: 'digits' | 'spoken' | 'bare' | 'part' | 'named';
  readonly rule: string;
  readonly certainty: number;
  readonly part?: DayPart;
  /** Days to add to the date ("tonight at 2" is tomorrow's 2:00). */
  readonly dayShift?: number;
  /** Offset from UTC in minutes, when the text names a zone. */
  readonly utcOffset?: number;
}

/** An exact moment counted from now ("in 45 minutes"). */
export interface MomentPiece {
  readonly kind: 'moment';
  readonly to: number;
  /** Minutes from now; negative is past. */
  readonly minutes: number;
  readonly rule: string;
  readonly certainty: number;
}

export type Freq = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY';

export interface RecurrencePiece {
  readonly kind: 'recurrence';
  readonly to: number;
  readonly freq: Freq;
  readonly interval: number;
  /** Weekdays, each with the place in the month or year it stands at, or 0. */
  readonly byday: ReadonlyArray<{ readonly weekday: number; readonly nth: number }>;
  readonly monthdays: readonly number[];
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yeardays?: readonly number[];
  readonly setPositions?: readonly number[];
  readonly time?: TimePiece;
  readonly rule: string;
  readonly certainty: number;
}

/** Makes a piece of a single day. */
export function singleDay(day: DayNumber, rest: Omit<DatePiece, 'kind' | 'first' | 'last' | 'grain'>): DatePiece {
  return { kind: 'date', first: day, last: day, grain: 'day', ...rest };
}

/** The weekend that a day belongs to: the one nearest to it. */
export function weekendAround(day: DatePiece): DatePiece {
  const saturday = onOrAfter(day.first - 3, 6);
  return {
    kind: 'date',
    first: saturday,
    last: saturday + 1,
    grain: 'weekend',
    to: day.to,
    rule: 'weekend-of',
    certainty: 0.9,
  };
}
