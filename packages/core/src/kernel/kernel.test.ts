import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import { oneLine } from './text.ts';
import { addDays, daysBetween, instantOf, isoInZone, isZone, localMoment, parseInstant, weekdayOf } from './time.ts';

const zones = ['Europe/Lisbon', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'America/St_Johns', 'Etc/UTC'];

describe('the wall clock', () => {
  it('moves forward where an hour is left out, and takes the first of an hour that comes twice', () => {
    const berlin = 'Europe/Berlin';
    const inGap = instantOf({ date: '2026-03-29', time: '02:30' }, berlin);
    expect(localMoment(inGap, berlin)).toEqual({ date: '2026-03-29', time: '03:30' });
    expect(instantOf({ date: '2026-10-25', time: '02:30' }, berlin)).toBe(parseInstant('2026-10-25T00:30Z'));
  });

  it('goes to an instant and back, to the minute, in every zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), fc.constantFrom(...zones), (seconds, zone) => {
        const minutes = seconds - (seconds % 60);
        const local = localMoment(minutes * 1000, zone);
        const again = instantOf(local, zone);
        // The second of two equal hours is read as the first.
        return again === minutes * 1000 || minutes * 1000 - again === 3_600_000;
      }),
    );
  });

  it('takes any clock of any day for the instant that the calendar library takes it for', () => {
    const clock = { minutes: fc.integer({ min: 0, max: 1439 }), days: fc.integer({ min: -30_000, max: 60_000 }) };
    fc.assert(
      fc.property(fc.record(clock), fc.constantFrom(...zones, 'Australia/Lord_Howe'), ({ minutes, days }, zone) => {
        const date = addDays('1970-01-01', days);
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
        return instantOf({ date, time }, zone) === expected;
      }),
    );
  });

  it('prints instants with the offset of their zone, and reads them again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), fc.constantFrom(...zones), (instant, zone) => {
        return parseInstant(isoInZone(instant, zone)) === instant;
      }),
    );
    expect(isoInZone(instantOf({ date: '2026-11-22', time: '13:05' }, 'Etc/UTC'), 'Europe/Berlin')).toBe(
      '2026-11-22T14:05:00+01:00',
    );
  });

  it('counts days over the change of clocks, months and leap years', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-11-23', '2026-11-20')).toBe(-3);
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 5_000 }), (days) => {
        const date = addDays('2026-11-23', days);
        return daysBetween('2026-11-23', date) === days && weekdayOf(date) === (((days % 7) + 7) % 7) + 1;
      }),
    );
  });

  it.each(['2026-11-22T14:05', 'tomorrow', '', '2026-11-22', '2026-13-01T00:00Z'])(
    'does not take %j for an instant',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );

  it('knows zones by their names', () => {
    for (const zone of zones) expect(isZone(zone)).toBe(true);
    for (const zone of ['', 'Mars/Olympus', '+01:00', 'Europe', 'Lisbon'])
      expect([zone, isZone(zone)]).toEqual([zone, false]);
  });
});

describe('a text on one line', () => {
  it('is never longer than asked for, has no breaks and no half characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 50 }), (text, length) => {
        const line = oneLine(text, length);
        return line.length <= length && !/[\n\r\t]/.test(line) && !/[\ud800-\udbff](?![\udc00-\udfff])/.test(line);
      }),
    );
  });

  it('is whole where it fits, and says so with an ellipsis where it does not', () => {
    expect(oneLine('  buy\n\tmilk  ', 8)).toBe('buy milk');
    expect(oneLine('buy oat milk', 8)).toBe('buy oat…');
    expect(oneLine('abc🎉', 4)).toBe('abc…');
    expect(oneLine('ab🎉🎉', 4)).toBe('ab…');
  });
});

describe('a failure', () => {
  it('carries its code and its cause', () => {
    const cause = new Error('disk');
    expect(new Failure('storage', 'The disk is full.', { cause })).toMatchObject({
      code: 'storage',
      message: 'The disk is full.',
      name: 'Failure',
      cause,
    });
  });
});
