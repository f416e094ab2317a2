import type { LocalDate, LocalTime } from '@noctem/core/kernel';

/** Days since 1970-01-01 in the proleptic Gregorian calendar: calendar arithmetic without a zone and without objects. */
export type DayNumber = number;

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day number of a civil date; `day` may lie outside the month and then runs on into its neighbours. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The civil date of a day number. */
export function civil(day: DayNumber): CivilDay {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The same day `months` later; a day that the month lacks becomes its last (January 31st plus a month is February 28th). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const from = civil(day);
  const { year, month } = shiftMonth(from.year, from.month, months);
  return dayNumber(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** A month counted on from another, across the turn of the year. */
export function shiftMonth(year: number, month: number, by: number): { year: number; month: number } {
  const index = year * 12 + month - 1 + by;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** First day of the week that holds `day`. */
export function startOfWeek(day: DayNumber, weekStart: number): DayNumber {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

/** The first `weekday` on or after `day`. */
export function onOrAfter(day: DayNumber, weekday: number): DayNumber {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

/**
 * The n-th `weekday` of a span of days; negative `n` counts from its end. Null where the span has no such day.
 */
export function nthWeekday(of: { first: DayNumber; last: DayNumber }, weekday: number, n: number): DayNumber | null {
  const day =
    n > 0
      ? onOrAfter(of.first, weekday) + (n - 1) * 7
      : of.last - ((weekdayOf(of.last) - weekday + 7) % 7) + (n + 1) * 7;
  return day < of.first || day > of.last ? null : day;
}

/** `YYYY-MM-DD`; null outside the years 1 to 9999, which the format cannot hold. */
export function formatDay(day: DayNumber): LocalDate | null {
  const { year, month, day: date } = civil(day);
  if (year < 1 || year > 9999) return null;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(date)}`;
}

/** `HH:MM` of a minute of the day. */
export function formatMinute(minute: number): LocalTime {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Whether the calendar has that day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
