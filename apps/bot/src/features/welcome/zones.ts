import { isZone, localMoment, type EpochMs, type ZoneId } from '@noctem/core/kernel';

const aliases: Readonly<Record<string, ZoneId>> = {
  utc: 'Etc/UTC',
  gmt: 'Etc/UTC',
  uk: 'Europe/London',
  england: 'Europe/London',
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  milan: 'Europe/Rome',
  porto: 'Europe/Lisbon',
  barcelona: 'Europe/Madrid',
  nyc: 'America/New_York',
  boston: 'America/New_York',
  miami: 'America/New_York',
  washington: 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  sf: 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  la: 'America/Los_Angeles',
  austin: 'America/Chicago',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  montreal: 'America/Toronto',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  'rio de janeiro': 'America/Sao_Paulo',
  // The list of zones that Node gives calls these by their former names.
  kathmandu: 'Asia/Kathmandu',
  nepal: 'Asia/Kathmandu',
  pokhara: 'Asia/Kathmandu',
  kolkata: 'Asia/Kolkata',
  india: 'Asia/Kolkata',
  kyiv: 'Europe/Kyiv',
  yangon: 'Asia/Yangon',
  'ho chi minh': 'Asia/Ho_Chi_Minh',
  'ho chi minh city': 'Asia/Ho_Chi_Minh',
  hanoi: 'Asia/Ho_Chi_Minh',
  'tel aviv': 'Asia/Jerusalem',
  nuuk: 'America/Nuuk',
  asmara: 'Africa/Asmara',
};

/** The zone that a person names by its IANA name or by a city: `Europe/Lisbon`, `lisbon`, `new york`. Null when there is none. */
export function zoneNamed(words: string): ZoneId | null {
  const name = words.trim().replace(/[.!?]+$/, '');
  const key = name.toLowerCase().replaceAll(/\s+/g, ' ');
  const alias = aliases[key];
  if (alias) return alias;
  if (/\//.test(name) && isZone(name))
    return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? name;
  const city = key.replaceAll(' ', '_');
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().split('/').at(-1) === city) ?? null;
}

/**
 * "I'm in Lisbon", "my time zone is Europe/Lisbon", "zone Lisbon": the zone that is named, null where it is none that is
 * known. Null instead of an answer where the words need not be about a zone at all: "I'm in a hurry", "zone out tonight".
 */
export function zoneSaid(text: string): { zone: ZoneId | null; words: string } | null {
  const words = text.trim();
  const named = /^(?:my (?:time ?)?zone is|time ?zone:?|zone:)\s+(.{2,60})$/i.exec(words);
  const perhaps = named ?? /^(?:i(?:['’]m| am)(?: now)? in|zone)\s+(.{2,60})$/i.exec(words);
  if (!perhaps) return null;
  const zone = zoneNamed(perhaps[1] ?? '');
  return named || zone !== null ? { zone, words: perhaps[1] ?? '' } : null;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `14:05 on Sunday, 22 November`: the wall clock of a zone in words. */
export function clockWords(instant: EpochMs, zone: ZoneId): string {
  const { date, time } = localMoment(instant, zone);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${time} on ${weekday}, ${day} ${months[month - 1]}`;
}
