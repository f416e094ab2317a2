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
const BLOCK = 8 * DAY;
const remembered = new Map<ZoneId, Map<EpochMs, number>>();
const REMEMBERED_LIMIT = 512;

/** The wall clock of `zone` at `instant`. Throws a RangeError for an unknown zone. */
export function wallClock(instant: EpochMs, zone: ZoneId): WallClock {
  const local = Math.floor((instant + offsetAt(instant, zone)) / MINUTE);
  const day = Math.floor(local / 1440);
  return { day, minute: local - day * 1440 };
}

/**
 * The zone's offset in milliseconds. Asking Temporal costs more than reading a whole message, so it is asked for the edges of
 * a block of days: no zone changes its offset and back within so few. A block with a change in it is asked by quarters of an
 * hour, the only places where offsets change.
 */
function offsetAt(instant: EpochMs, zone: ZoneId): number {
  const start = Math.floor(instant / BLOCK) * BLOCK;
  const first = offsetAtEdge(start, zone);
  return first === offsetAtEdge(start + BLOCK, zone)
    ? first
    : offsetAtEdge(Math.floor(instant / QUARTER) * QUARTER, zone);
}

function offsetAtEdge(edge: EpochMs, zone: ZoneId): number {
  let offsets = remembered.get(zone);
  if (offsets === undefined) {
    offsets = new Map();
    remembered.set(zone, offsets);
  }
  const known = offsets.get(edge);
  if (known !== undefined) return known;
  const offset = Temporal.Instant.fromEpochMilliseconds(edge).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  if (offsets.size >= REMEMBERED_LIMIT) offsets.clear();
  offsets.set(edge, offset);
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
