import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@noctem/core/kernel';
import { firstOccurrence, nextOccurrence, type Repeating } from './recurrence.ts';

const now = { date: '2026-11-23', time: '09:00' };

/** The days on which a task that is done on its day comes, until it ends; at most eight. */
function days(start: Repeating | null): string[] {
  const dates: string[] = [];
  for (let one = start; one !== null && dates.length < 8; one = nextOccurrence(one, one.date))
    dates.push(one.time === null ? one.date : `${one.date} ${one.time}`);
  return dates;
}

describe('the first occurrence', () => {
  it.each([
    ['FREQ=DAILY', '07:00', '2026-11-24'],
    ['FREQ=DAILY', '09:00', '2026-11-23'],
    ['FREQ=DAILY', null, '2026-11-23'],
    ['FREQ=WEEKLY;BYDAY=FR', null, '2026-11-27'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '08:00', '2026-11-27'],
    ['FREQ=WEEKLY;BYDAY=MO', '08:00', '2026-11-30'],
    ['FREQ=MONTHLY;BYMONTHDAY=1', null, '2026-12-01'],
    ['FREQ=MONTHLY;BYMONTHDAY=31', null, '2026-12-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', null, '2026-11-30'],
    ['FREQ=MONTHLY;BYDAY=1MO', null, '2026-12-07'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', null, '2028-02-29'],
  ])('of %s at %s is %s', (rrule, time, date) => {
    expect(firstOccurrence(rrule, time, now)).toEqual({ rrule, date, time });
  });

  it('is none for a rule that has ended or cannot be read', () => {
    expect(firstOccurrence('FREQ=DAILY;UNTIL=20261101', null, now)).toBeNull();
    expect(firstOccurrence('FREQ=SOMETIMES', null, now)).toBeNull();
    expect(firstOccurrence('', null, now)).toBeNull();
  });
});

describe('what repeats', () => {
  it.each([
    ['FREQ=DAILY;COUNT=3', '07:00', ['2026-11-24 07:00', '2026-11-25 07:00', '2026-11-26 07:00']],
    ['FREQ=DAILY;UNTIL=20261126', '07:00', ['2026-11-24 07:00', '2026-11-25 07:00', '2026-11-26 07:00']],
    ['FREQ=DAILY;UNTIL=20261125', null, ['2026-11-23', '2026-11-24', '2026-11-25']],
    ['COUNT=2;FREQ=WEEKLY;BYDAY=FR', null, ['2026-11-27', '2026-12-04']],
    ['FREQ=WEEKLY;BYDAY=FR;COUNT=1', null, ['2026-11-27']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20270101', null, ['2026-11-27', '2026-12-11', '2026-12-25']],
    ['FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270601', null, ['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31']],
    ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3', '10:00', ['2026-11-23 10:00', '2026-11-26 10:00', '2026-11-30 10:00']],
  ])('%s at %s comes on its days and ends', (rrule, time, expected) => {
    expect(days(firstOccurrence(rrule, time, now))).toEqual(expected);
  });

  it('comes back once after it was left alone for long', () => {
    const left = { rrule: 'FREQ=DAILY', date: '2026-01-05', time: '07:00' };
    expect(nextOccurrence(left, '2026-11-23')).toEqual({ ...left, date: '2026-11-24' });
    const fortnightly = { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', date: '2026-11-02', time: null };
    expect(nextOccurrence(fortnightly, '2026-11-23')?.date).toBe('2026-11-30');
  });

  it('goes on from its day when it is done ahead of it', () => {
    const ahead = { rrule: 'FREQ=WEEKLY;BYDAY=FR', date: '2026-12-04', time: null };
    expect(nextOccurrence(ahead, '2026-11-23')?.date).toBe('2026-12-11');
  });

  it('keeps its hour on the wall over the days on which clocks change', () => {
    const daily = { rrule: 'FREQ=DAILY', date: '2026-03-28', time: '02:30' };
    expect(nextOccurrence(daily, '2026-03-28')).toEqual({ ...daily, date: '2026-03-29' });
    expect(nextOccurrence({ ...daily, date: '2026-10-24' }, '2026-10-24')?.time).toBe('02:30');
  });

  it('always moves forward, past today and past its day', () => {
    const rules = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=WEEKLY',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU',
    );
    const offset = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(rules, offset, fc.constantFrom(null, '00:00', '23:59'), (rrule, shift, time) => {
        const start = { rrule, date: '2026-11-24', time };
        const today = addDays('2026-11-24', shift);
        const next = nextOccurrence(start, today);
        return next !== null && next.date > start.date && next.date > today && next.time === time;
      }),
      { numRuns: 60 },
    );
  });
});
