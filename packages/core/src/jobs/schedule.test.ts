import { Temporal } from 'temporal-polyfill';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestSlot, nextSlot, type ScheduleRule, type Timetable } from './schedule.ts';

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
const wall = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString();
const daily = (time: string, zone = 'Europe/Lisbon'): Timetable => ({ rule: { every: 'day', at: time }, zone });
const weekly = (weekday: number, time: string, zone = 'Europe/Lisbon'): Timetable => ({
  rule: { every: 'week', weekday, at: time },
  zone,
});

describe('nextSlot', () => {
  it('is later today or tomorrow, never the instant itself', () => {
    const noon = at('2026-11-22T12:00:00Z');
    expect(nextSlot(daily('13:00'), noon)).toEqual({ due: at('2026-11-22T13:00:00Z'), day: '2026-11-22' });
    expect(nextSlot(daily('12:00'), noon)).toEqual({ due: at('2026-11-23T12:00:00Z'), day: '2026-11-23' });
  });

  it('finds the weekday, counted from Monday', () => {
    const wednesday = at('2026-11-18T12:00:00Z');
    expect(nextSlot(weekly(7, '18:00'), wednesday).day).toBe('2026-11-22');
    expect(nextSlot(weekly(3, '12:00'), wednesday).day).toBe('2026-11-25');
  });

  it('keeps the wall clock over a change of the hour', () => {
    const beforeSpring = at('2027-03-27T05:00:00Z');
    const spring = nextSlot(daily('04:00'), beforeSpring);
    expect(wall(spring.due, 'Europe/Lisbon')).toBe('2027-03-28T04:00:00');
    expect(spring.due - at('2027-03-27T04:00:00Z')).toBe(23 * 3_600_000);
  });

  it('moves a time that the change skips behind the gap', () => {
    const slot = nextSlot(daily('01:30'), at('2027-03-27T12:00:00Z'));
    expect(wall(slot.due, 'Europe/Lisbon')).toBe('2027-03-28T02:30:00');
    expect(slot.day).toBe('2027-03-28');
  });

  it('takes a time that comes twice the first time, once', () => {
    const first = nextSlot(daily('01:30'), at('2026-10-24T12:00:00Z'));
    expect(first.due).toBe(at('2026-10-25T00:30:00Z'));
    expect(nextSlot(daily('01:30'), first.due).day).toBe('2026-10-26');
  });

  it('passes over a day that a zone never had', () => {
    const slots = [nextSlot(daily('18:00', 'Pacific/Apia'), at('2011-12-30T04:00:01Z'))];
    slots.push(nextSlot(daily('18:00', 'Pacific/Apia'), slots[0]?.due ?? 0));
    expect(slots.map(({ due }) => wall(due, 'Pacific/Apia'))).toEqual(['2011-12-31T18:00:00', '2012-01-01T18:00:00']);
  });

  it('refuses an unknown zone', () => {
    expect(() => nextSlot(daily('04:00', 'Mars/Olympus'), 0)).toThrow(RangeError);
  });
});

describe('latestSlot', () => {
  it('is one slot, however many were missed', () => {
    const away = { after: at('2026-11-01T04:00:00Z'), until: at('2026-11-22T09:00:00Z') };
    expect(latestSlot(daily('04:00'), away)).toEqual({ due: at('2026-11-22T04:00:00Z'), day: '2026-11-22' });
    expect(latestSlot(weekly(7, '18:00'), away)?.day).toBe('2026-11-15');
  });

  it('is none between two slots', () => {
    const span = { after: at('2026-11-22T04:00:00Z'), until: at('2026-11-23T03:59:59Z') };
    expect(latestSlot(daily('04:00'), span)).toBeNull();
  });
});

describe('slots of any schedule', () => {
  const zones = ['UTC', 'Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const rule: fc.Arbitrary<ScheduleRule> = fc.oneof(
    time.map((value) => ({ every: 'day' as const, at: value })),
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), time)
      .map(([weekday, value]) => ({ every: 'week' as const, weekday, at: value })),
  );
  const timetable = fc.record({ rule, zone: fc.constantFrom(...zones) });
  const instant = fc.integer({ min: at('2009-01-01T00:00:00Z'), max: at('2031-01-01T00:00:00Z') });

  it('come strictly later, within a period and a day, and are what a look back finds', () => {
    fc.assert(
      fc.property(timetable, instant, (table, after) => {
        const slot = nextSlot(table, after);
        const period = (table.rule.every === 'day' ? 1 : 7) * 86_400_000;
        expect(slot.due).toBeGreaterThan(after);
        expect(slot.due - after).toBeLessThanOrEqual(period + 86_400_000);
        expect(latestSlot(table, { after, until: slot.due })?.due).toBe(slot.due);
        expect(latestSlot(table, { after, until: slot.due - 1 })).toBeNull();
      }),
    );
  });
});
