import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { defaultConventions } from '../conventions.ts';
import { civil, dayNumber, formatDay, weekdayOf } from './calendar.ts';
import { readTimes } from './index.ts';
import type { TimeContext } from './reading.ts';

const words = [
  'friday',
  'mon',
  'every',
  'at',
  '5',
  '5pm',
  'next',
  'week',
  'of',
  'the',
  '3rd',
  'may',
  'march',
  '12/1',
  '10:30',
  '31.1.',
  'in',
  '2',
  'days',
  'until',
  'from',
  'to',
  '-',
  ',',
  'half',
  'past',
  'noon',
  'tonight',
  'last',
  'first',
  'month',
  'and',
  'call',
  'Bob',
  'after',
  'lunch',
  'before',
  'tomorrow',
  'weekend',
  'twenty',
  'second',
  '"',
  '(',
  '😀',
  '\n',
  'quarter',
  'christmas',
  'year',
  '2027',
  'between',
  'for',
  'x',
  'daily',
  'except',
  'soon',
  "o'clock",
  'am',
  '@',
];
const message = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(' '));
const zone = fc.constantFrom(
  'Europe/Lisbon',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'America/Santiago',
);
/** From 2000 to 2060. */
const instant = fc.integer({ min: 946_684_800_000, max: 2_840_140_800_000 });
const context = fc.record({
  sentAt: instant,
  zone,
  locale: fc.constantFrom('en-US', 'en-GB', 'de-DE'),
  conventions: fc.constant(defaultConventions),
});

describe('whatever the words', () => {
  it('every part of the result is justified by a span, and spans lie in order within the text', () => {
    fc.assert(
      fc.property(message, context, (text, person: TimeContext) => {
        const { date, time, rrule, expressions, unresolved } = readTimes(text, person);
        if (date !== null || time !== null || rrule !== null) expect(expressions.length).toBeGreaterThan(0);
        let end = 0;
        for (const expression of expressions) {
          expect(expression.span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(expression.span.start, expression.span.end)).toBe(expression.text);
          expect(expression.text.trim()).toBe(expression.text);
          ({ end } = expression.span);
        }
        for (const { span } of unresolved) expect(span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('dates are real days and times are times of the clock', () => {
    fc.assert(
      fc.property(message, context, (text, person: TimeContext) => {
        const { date, time, endDate, endTime } = readTimes(text, person);
        for (const day of [date, endDate]) if (day !== null) expect(Temporal.PlainDate.from(day).toString()).toBe(day);
        for (const clock of [time, endTime]) if (clock !== null) expect(clock).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }),
      { numRuns: 500 },
    );
  });

  it('any text at all is read without an error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        context,
        (text, person: TimeContext) => readTimes(text, person).certainty <= 1,
      ),
      { numRuns: 300 },
    );
  });

  it('reading is a function of its input', () => {
    fc.assert(
      fc.property(message, context, (text, person: TimeContext) => {
        expect(readTimes(text, person)).toEqual(readTimes(text, person));
      }),
      { numRuns: 200 },
    );
  });
});

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

describe('a reading that is said again in words', () => {
  const day = fc.integer({ min: dayNumber(2000, 1, 1), max: dayNumber(2060, 1, 1) });
  const minute = fc.integer({ min: 0, max: 1439 });
  const utc = (sentAt: number): TimeContext => ({
    sentAt,
    zone: 'Etc/UTC',
    locale: 'en-US',
    conventions: defaultConventions,
  });

  it('gives the same date and time', () => {
    fc.assert(
      fc.property(day, minute, instant, (number, clock, sentAt) => {
        const { year, month, day: date } = civil(number);
        const time = `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`;
        const expected = { date: formatDay(number), time };
        const fixed =
          Math.floor(clock / 60) > 12 || clock < 60
            ? time
            : `${clock >= 720 ? Math.floor(clock / 60) : Math.floor(clock / 60)}:${time.slice(3)}${clock >= 720 ? 'pm' : 'am'}`;
        expect(readTimes(`call Bo on ${formatDay(number)} at ${fixed}`, utc(sentAt))).toMatchObject(expected);
        expect(readTimes(`${MONTHS[month - 1]} ${date}, ${year} at ${fixed}`, utc(sentAt))).toMatchObject(expected);
        expect(readTimes(`${fixed} ${date} ${MONTHS[month - 1]} ${year}`, utc(sentAt))).toMatchObject(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same weekly rule', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }),
        instant,
        (numbers, sentAt) => {
          const sorted = [...numbers].sort((a, b) => a - b);
          const said = sorted.map((weekday) => DAYS[weekday - 1]).join(' and ');
          const codes = sorted.map((weekday) => (DAYS[weekday - 1] ?? '').slice(0, 2).toUpperCase()).join(',');
          expect(readTimes(`every ${said}`, utc(sentAt)).rrule).toBe(`FREQ=WEEKLY;BYDAY=${codes}`);
        },
      ),
    );
  });

  it('lands on the weekday that was named, within the next seven days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), instant, (weekday, sentAt) => {
        const { date } = readTimes(`call Bo ${DAYS[weekday - 1]}`, utc(sentAt));
        const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(date ?? '');
        const found = dayNumber(year, month, dayOfMonth);
        const today = Math.floor(sentAt / 86_400_000);
        expect(weekdayOf(found)).toBe(weekday);
        expect(found - today).toBeGreaterThan(0);
        expect(found - today).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('the calendar', () => {
  it('agrees with Temporal on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const expected = Temporal.PlainDate.from('1970-01-01').add({ days: number });
        expect(civil(number)).toEqual({ year: expected.year, month: expected.month, day: expected.day });
        expect(dayNumber(expected.year, expected.month, expected.day)).toBe(number);
        expect(weekdayOf(number)).toBe(expected.dayOfWeek);
      }),
      { numRuns: 300 },
    );
  });
});
