import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import { Temporal } from 'temporal-polyfill';
import { civil, type DayNumber } from './calendar.ts';

/** A wall clock as plain numbers. */
export interface WallClock {
  readonly day: DayNumber;
  readonly minute: number;
}

const QUARTER = 900_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
const remembered = new Map<string, number>();
const REMEMBERED_LIMIT = 512;

/** The wall clock of `zone` at `instant`. Throws a RangeError for an unknown zone. */
export function wallClock(instant: EpochMs, zone: ZoneId): WallClock {
  const local = Math.floor((instant + offsetAt(instant, zone)) / MINUTE);
  const day = Math.floor(local / 1440);
  return { day, minute: local - day * 1440 };
}

/**
 * The zone's offset in milliseconds. It changes on quarters of an hour only, so one look-up serves all instants of a quarter: a
 * Temporal object costs as much as reading a whole message.
 */
function offsetAt(instant: EpochMs, zone: ZoneId): number {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const offset = Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  if (remembered.size >= REMEMBERED_LIMIT) remembered.clear();
  remembered.set(key, offset);
  return offset;
}

/** The instant of a wall clock: later in a gap by the gap's length, the earlier one of two in a fold. */
export function instantOf(clock: WallClock, zone: ZoneId): EpochMs {
  const { year, month, day } = civil(clock.day);
  const local = Temporal.PlainDateTime.from({
    year,
    month,
    day,
    hour: Math.floor(clock.minute / 60),
    minute: clock.minute % 60,
  });
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The wall clock moved out of a gap of the zone ("2:30" on the night when 2:00 becomes 3:00 is 3:30). */
export function existing(clock: WallClock, zone: ZoneId): WallClock {
  const before = offsetAt((clock.day - 1) * DAY, zone);
  const after = offsetAt((clock.day + 2) * DAY, zone);
  return before === after ? clock : wallClock(instantOf(clock, zone), zone);
}

/** The wall clock of another offset ("2pm UTC") in the person's zone. */
export function fromOffset(clock: WallClock, offsetMinutes: number, zone: ZoneId): WallClock {
  return wallClock(utc(clock) - offsetMinutes * MINUTE, zone);
}

function utc(clock: WallClock): EpochMs {
  return (clock.day * 1440 + clock.minute) * MINUTE;
}
