import { Temporal } from 'temporal-polyfill';

/** Milliseconds since 1970-01-01T00:00Z. The only form in which an instant travels between rooms. */
export type EpochMs = number;
/** A calendar day, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A wall-clock time, `HH:MM`. */
export type LocalTime = string;
/** An IANA zone name, for example `Europe/Lisbon`. */
export type ZoneId = string;

export interface LocalMoment {
  readonly date: LocalDate;
  readonly time: LocalTime;
}

const minuteMs = 60_000;

/** The wall clock of `zone` at `instant`. Throws a RangeError for an unknown zone. */
export function localMoment(instant: EpochMs, zone: ZoneId): LocalMoment {
  const day = Math.floor(instant / dayMs);
  const offset = offsetOn(day, zone);
  // On a day on which the clocks stay there is nothing to look up: the calendar library takes as long as a whole message.
  if (offset !== offsetOn(day + 1, zone)) return readClock(instant, zone);
  const localDay = Math.floor((instant + offset) / dayMs);
  const minutes = Math.floor((instant + offset - localDay * dayMs) / minuteMs);
  return { date: dateOf(localDay), time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function readClock(instant: EpochMs, zone: ZoneId): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toString({ fractionalSecondDigits: 0 });
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** The instant at which the clocks of `zone` show this. In a DST gap the time moves forward, in a fold it is the first. */
export function instantOf(moment: LocalMoment, zone: ZoneId): EpochMs {
  const day = dayNumber(moment.date) - dayNumber('1970-01-01');
  const offset = offsetOn(day - 1, zone);
  // Where the offset is the same from the day before to the day after, there is neither gap nor fold.
  if (offset === offsetOn(day + 2, zone)) {
    const minutes = Number(moment.time.slice(0, 2)) * 60 + Number(moment.time.slice(3, 5));
    return day * dayMs + minutes * minuteMs - offset;
  }
  return Temporal.PlainDateTime.from(`${moment.date}T${moment.time}`).toZonedDateTime(zone).epochMilliseconds;
}

const mostDates = 2_000;
const dates = new Map<number, LocalDate>();

/** The day `day` days after 1970-01-01. */
function dateOf(day: number): LocalDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = addDays('1970-01-01', day);
  if (dates.size >= mostDates) dates.clear();
  dates.set(day, date);
  return date;
}

const dayMs = 86_400_000;
const mostOffsets = 2_000;
const offsets = new Map<string, number>();

/** Milliseconds by which the clocks of `zone` are ahead when the day `day` after 1970-01-01 begins in UTC. */
function offsetOn(day: number, zone: ZoneId): number {
  const key = `${zone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = Temporal.Instant.fromEpochMilliseconds(day * dayMs).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** `2026-11-22T14:05:00+01:00`: an instant as it is printed for machines, in the person's zone. */
export function isoInZone(instant: EpochMs, zone: ZoneId): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** ISO weekday of a day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  // The day number 0, 1 March of the year 0, was a Wednesday.
  return ((((dayNumber(date) + 2) % 7) + 7) % 7) + 1;
}

/** Whole days from `from` to `to`, negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1 March of the year 0, in years that begin with March: the leap day is then the last one. */
function dayNumber(date: LocalDate): number {
  const month = (Number(date.slice(5, 7)) + 9) % 12;
  const year = Number(date.slice(0, 4)) - (month > 9 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((month * 153 + 2) / 5) + Number(date.slice(8, 10)) - 1;
}

/** Reads an ISO 8601 instant with offset or `Z`. Null when it is none. */
export function parseInstant(text: string): EpochMs | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

/** True when the runtime knows the zone. */
export function isZone(zone: string): boolean {
  try {
    localMoment(0, zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}
