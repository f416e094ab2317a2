import { dayNumber, isRealDay, shiftMonth, weekdayOf, type DayNumber } from './calendar.ts';
import type { Reader } from './reader.ts';

/** The next month that has that day, today included. */
export function nextDayOfMonth(r: Reader, day: number): DayNumber {
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const { year, month } = shiftMonth(r.year, r.month, ahead);
    if (!isRealDay(year, month, day)) continue;
    const found = dayNumber(year, month, day);
    if (found >= r.today) return found;
  }
  return r.today;
}

/** A weekday and a day of the month that must meet ("fri 11th"): the month where they do, at most four years ahead. */
export function weekdayOnDay(r: Reader, weekday: number, day: number): DayNumber | null {
  for (let ahead = r.past ? -1 : 0; ahead < 48; ahead += 1) {
    const { year, month } = shiftMonth(r.year, r.month, r.past && ahead <= 0 ? -1 - ahead : ahead);
    if (!isRealDay(year, month, day)) continue;
    const found = dayNumber(year, month, day);
    if (weekdayOf(found) === weekday && (r.past || found >= r.today)) return found;
  }
  return null;
}

/** The coming such day, today included; February 29th waits for a leap year. */
export function yearFor(r: Reader, of: { month: number; day: number }): { day: number; year: number } {
  for (let year = r.year; year < r.year + 9; year += 1) {
    if (!isRealDay(year, of.month, of.day)) continue;
    const day = dayNumber(year, of.month, of.day);
    if (day >= r.today) return { day, year };
  }
  return { day: r.today, year: r.year };
}
