import { addDays, daysBetween, type LocalDate, type LocalTime, weekdayOf } from '@noctem/core/kernel';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as one says it: `today`, `tomorrow`, `Fri 4 Dec`, with the year when it is another. */
export function dayWords(date: LocalDate, today: LocalDate): string {
  const distance = daysBetween(today, date);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  if (distance === -1) return 'yesterday';
  const year = date.slice(0, 4);
  return year === today.slice(0, 4) ? calendarDay(date) : `${calendarDay(date)} ${year}`;
}

/** A day by its name, without the year: `Fri 4 Dec`. */
export function calendarDay(date: LocalDate): string {
  const [, month = '1', day = '1'] = date.split('-');
  return `${weekdays[weekdayOf(date) - 1]} ${Number(day)} ${months[Number(month) - 1]}`;
}

/** Day and hour of something due, for example `tomorrow 17:00`. */
export function dueWords(due: { date: LocalDate | null; time: LocalTime | null }, today: LocalDate): string {
  if (due.date === null) return '';
  return due.time === null ? dayWords(due.date, today) : `${dayWords(due.date, today)} ${due.time}`;
}

/** The last day of the week that `today` stands in, given the day that a person's week ends with. */
export function endOfWeek(today: LocalDate, weekEnd: number): LocalDate {
  return addDays(today, (weekEnd - weekdayOf(today) + 7) % 7);
}
