import { dayNumber, type DayNumber } from './calendar.ts';

/** Days from 0001-01-01 (the fixed count that calendar arithmetic is written in) to 1970-01-01. */
const FIXED_TO_UNIX = 719_163;
const HEBREW_EPOCH = -1_373_427;
const ISLAMIC_EPOCH = 227_015;

/** The first day of the Hebrew year, 1 Tishri. */
function hebrewNewYear(year: number): DayNumber {
  const before = hebrewDelay(year - 1);
  const here = hebrewDelay(year);
  const after = hebrewDelay(year + 1);
  const correction = after - here === 356 ? 2 : here - before === 382 ? 1 : 0;
  return HEBREW_EPOCH + here + correction - FIXED_TO_UNIX;
}

/** Days to the molad of a year, moved off Sunday, Wednesday and Friday. */
function hebrewDelay(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12_084 + 13_753 * months;
  const day = months * 29 + Math.floor(parts / 25_920);
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

/** Days of the autumn are counted from the new year, those of the spring back from the one after. */
export type HebrewAnchor = 'new-year' | 'next-new-year' | 'kislev-25';

/** The eve of a Hebrew holiday in the Gregorian year, for these days begin at sunset. */
export function hebrewHoliday(anchor: HebrewAnchor, plus: number, year: number): DayNumber {
  if (anchor === 'next-new-year') return hebrewNewYear(year + 3761) + plus - 1;
  const start = hebrewNewYear(year + 3761);
  if (anchor === 'new-year') return start + plus - 1;
  const length = hebrewNewYear(year + 3762) - start;
  return start + 30 + (length % 10 === 5 ? 30 : 29) + 24 + plus - 1;
}

/** A day of the civil (tabular) Islamic calendar in the Gregorian year, the later one where it falls there twice; within a day of what is observed. */
export function islamicHoliday(month: number, day: number, year: number): DayNumber {
  const last = dayNumber(year, 12, 31);
  const guess = Math.ceil((year - 621) * 1.0307) + 1;
  for (let hijri = guess; hijri > guess - 4; hijri -= 1) {
    const found = islamicDay(hijri, month, day);
    if (found <= last) return found;
  }
  return islamicDay(guess, month, day);
}

function islamicDay(year: number, month: number, day: number): DayNumber {
  const months = 29 * (month - 1) + Math.floor(month / 2);
  return ISLAMIC_EPOCH - 1 + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + months + day - FIXED_TO_UNIX;
}
