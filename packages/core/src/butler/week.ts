import { addDays, type LocalDate, weekdayOf } from '@noctem/core/kernel';
import { Temporal } from 'temporal-polyfill';

/** The ISO week of a day, for example `2026-W48`; the first days of January may belong to the old year's last one. */
export function isoWeek(date: LocalDate): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** The Monday of the week that a day stands in. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The Sunday of the week that a day stands in. */
export function sundayOf(date: LocalDate): LocalDate {
  return addDays(date, 7 - weekdayOf(date));
}
