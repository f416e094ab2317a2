import { addMonths, dayNumber, daysInMonth, nthWeekday, type DayNumber } from './calendar.ts';
import { hebrewHoliday, islamicHoliday, type HebrewAnchor } from './other-calendars.ts';

/** How a holiday is found in a year. */
export type HolidayRule =
  | { readonly by: 'date'; readonly month: number; readonly day: number }
  | {
      readonly by: 'weekday';
      readonly month: number;
      readonly weekday: number;
      readonly nth: number;
      readonly plus?: number;
    }
  | { readonly by: 'easter'; readonly plus: number }
  | { readonly by: 'advent'; readonly sunday: number }
  | { readonly by: 'hebrew'; readonly anchor: HebrewAnchor; readonly plus: number }
  | { readonly by: 'islamic'; readonly month: number; readonly day: number };

/** The day of a holiday in `year`. */
export function holidayIn(rule: HolidayRule, year: number): DayNumber {
  switch (rule.by) {
    case 'date':
      return dayNumber(year, rule.month, rule.day);
    case 'weekday':
      return nthOfMonth(year, rule) + (rule.plus ?? 0);
    case 'easter':
      return easterSunday(year) + rule.plus;
    case 'hebrew':
      return hebrewHoliday(rule.anchor, rule.plus, year);
    case 'islamic':
      return islamicHoliday(rule.month, rule.day, year);
    case 'advent':
      return (
        (nthWeekday({ first: dayNumber(year, 11, 27), last: dayNumber(year, 12, 3) }, 7, 1) ?? 0) +
        (rule.sunday - 1) * 7
      );
  }
}

/** First such holiday on or after `day`. */
export function nextHoliday(rule: HolidayRule, day: DayNumber, year: number): DayNumber {
  const here = holidayIn(rule, year);
  return here >= day ? here : holidayIn(rule, year + 1);
}

/** Last such holiday before `day`. */
export function previousHoliday(rule: HolidayRule, day: DayNumber, year: number): DayNumber {
  const here = holidayIn(rule, year);
  return here < day ? here : holidayIn(rule, year - 1);
}

function nthOfMonth(year: number, rule: { month: number; weekday: number; nth: number }): DayNumber {
  const first = dayNumber(year, rule.month, 1);
  const span = { first, last: first + daysInMonth(year, rule.month) - 1 };
  return nthWeekday(span, rule.weekday, rule.nth) ?? addMonths(first, 0);
}

/** Gregorian computus (Meeus, Jones, Butcher). */
function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1);
}
