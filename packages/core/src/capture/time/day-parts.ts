import type { DayPart } from './lexicon.ts';
import type { TimePiece } from './pieces.ts';

/** First and last minute of the parts of a day; what a person means by them differs, so callers may let rules replace these. */
export const dayParts: Readonly<Record<DayPart, { readonly start: number; readonly end: number }>> = {
  'early-morning': { start: 360, end: 540 },
  morning: { start: 480, end: 720 },
  breakfast: { start: 480, end: 540 },
  noon: { start: 720, end: 780 },
  lunch: { start: 720, end: 780 },
  afternoon: { start: 720, end: 1080 },
  work: { start: 540, end: 1050 },
  'end-of-day': { start: 1020, end: 1080 },
  evening: { start: 1080, end: 1320 },
  dinner: { start: 1140, end: 1260 },
  night: { start: 1200, end: 1439 },
};

/** Where the late half of a part begins. */
const LATE: Readonly<Partial<Record<DayPart, number>>> = { morning: 630, afternoon: 840, evening: 1200, night: 1260 };

/** A part of the day as a time with an end; `edge` narrows it to its later half. */
export function partOfDay(part: DayPart, to: number, edge: 'early' | 'late' | null = null): TimePiece {
  const { start, end } = dayParts[part];
  const minute = edge === 'late' ? (LATE[part] ?? start) : start;
  return {
    kind: 'time',
    to,
    minute,
    endMinute: end,
    half: 'fixed',
    style: 'part',
    rule: 'part-of-day',
    certainty: 0.85,
    part,
  };
}
