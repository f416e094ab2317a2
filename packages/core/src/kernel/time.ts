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

/** The wall clock of `zone` at `instant`. Throws a RangeError for an unknown zone. */
export function localMoment(instant: EpochMs, zone: ZoneId): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString();
  return { date: local.slice(0, local.indexOf('T')), time: local.slice(-8).slice(0, 5) };
}
