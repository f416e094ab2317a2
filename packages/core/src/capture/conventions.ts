/** How a person means what is open to taste. Part of every decision's input, kept in settings, recorded in the trace. */
export interface Conventions {
  /** `after-this-week`: "next friday" is the Friday of next week; `coming`: the first Friday after today. */
  readonly nextWeekday: 'after-this-week' | 'coming';
  /** Order of numeric dates; `locale` follows the person's locale (12/1 is December 1st in en-US, January 12th in en-GB). */
  readonly numericDates: 'locale' | 'day-first' | 'month-first';
  /** ISO number of the first day of the week: 1 is Monday, 7 is Sunday. */
  readonly weekStart: 1 | 7;
  /** ISO number of the day that "end of the week" means: 5 is Friday. */
  readonly weekEnd: 5 | 6 | 7;
}

export const defaultConventions: Conventions = {
  nextWeekday: 'after-this-week',
  numericDates: 'locale',
  weekStart: 1,
  weekEnd: 5,
};
