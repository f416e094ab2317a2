import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { civil } from './calendar.ts';
import { existing, instantOf, wallClock } from './zone-clock.ts';

const zone = fc.constantFrom(
  'Europe/Lisbon',
  'America/St_Johns',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kathmandu',
);
/** From 2000 to 2040. */
const instant = fc.integer({ min: 946_684_800_000, max: 2_208_988_800_000 });

describe('the wall clock of a zone', () => {
  it('agrees with Temporal at every instant', () => {
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
        const found = wallClock(at, name);
        expect(civil(found.day)).toEqual({ year: expected.year, month: expected.month, day: expected.day });
        expect(found.minute).toBe(expected.hour * 60 + expected.minute);
      }),
      { numRuns: 200 },
    );
  });

  it('leads back to itself from the instant of any clock that exists', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11_000, max: 25_000 }),
        fc.integer({ min: 0, max: 1439 }),
        zone,
        (day, minute, name) => {
          const clock = existing({ day, minute }, name);
          expect(wallClock(instantOf(clock, name), name)).toEqual(clock);
        },
      ),
      { numRuns: 200 },
    );
  });
});
