import { cities } from './cities.ts';
import { isZone, localMoment, type EpochMs, type ZoneId } from '@noctem/core/kernel';

/** What people call places that the table of cities has under another name, or not at all. */
const aliases: Readonly<Record<string, ZoneId>> = {
  utc: 'Etc/UTC',
  gmt: 'Etc/UTC',
  uk: 'Europe/London',
  england: 'Europe/London',
  scotland: 'Europe/London',
  ireland: 'Europe/Dublin',
  portugal: 'Europe/Lisbon',
  france: 'Europe/Paris',
  germany: 'Europe/Berlin',
  austria: 'Europe/Vienna',
  switzerland: 'Europe/Zurich',
  italy: 'Europe/Rome',
  poland: 'Europe/Warsaw',
  japan: 'Asia/Tokyo',
  india: 'Asia/Kolkata',
  nyc: 'America/New_York',
  sf: 'America/Los_Angeles',
  la: 'America/Los_Angeles',
  hawaii: 'Pacific/Honolulu',
  kiev: 'Europe/Kyiv',
  'st petersburg': 'Europe/Moscow',
  'st. petersburg': 'Europe/Moscow',
  saigon: 'Asia/Ho_Chi_Minh',
  bali: 'Asia/Makassar',
  münchen: 'Europe/Berlin',
  köln: 'Europe/Berlin',
  zürich: 'Europe/Zurich',
  genf: 'Europe/Zurich',
  wien: 'Europe/Vienna',
  lisboa: 'Europe/Lisbon',
  roma: 'Europe/Rome',
  milano: 'Europe/Rome',
  bengaluru: 'Asia/Kolkata',
  calcutta: 'Asia/Kolkata',
  cdmx: 'America/Mexico_City',
  dc: 'America/New_York',
  'washington dc': 'America/New_York',
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
  kyiv: 'Europe/Kyiv',
  yangon: 'Asia/Yangon',
  'ho chi minh': 'Asia/Ho_Chi_Minh',
  'ho chi minh city': 'Asia/Ho_Chi_Minh',
  hanoi: 'Asia/Ho_Chi_Minh',
  'tel aviv': 'Asia/Jerusalem',
  nuuk: 'America/Nuuk',
  asmara: 'Africa/Asmara',
};

const zonesOfCities = new Map(cities.map((city) => [city.name.toLowerCase(), city.zone]));

/** The zone that a person names by its IANA name or by a city: `Europe/Lisbon`, `lisbon`, `new york`. Null when there is none. */
export function zoneNamed(words: string): ZoneId | null {
  const name = words.trim().replace(/[.!?]+$/, '');
  const key = name.toLowerCase().replaceAll(/\s+/g, ' ');
  const alias = (Object.hasOwn(aliases, key) ? aliases[key] : undefined) ?? zonesOfCities.get(plain(key));
  if (alias) return alias;
  if (/\//.test(name) && isZone(name))
    return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? name;
  const city = key.replaceAll(' ', '_');
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().split('/').at(-1) === city) ?? null;
}

/** "são paulo" is "sao paulo". */
function plain(words: string): string {
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

/**
 * "I'm in Lisbon", "my time zone is Europe/Lisbon", "zone Lisbon": the zone that is named, null where it is none that is
 * known. Null instead of an answer where the words need not be about a zone at all: "I'm in a hurry", "zone out tonight".
 */
export function zoneSaid(text: string): { zone: ZoneId | null; words: string } | null {
  const words = text.trim();
  const named = /^(?:my (?:time ?)?zone is|time ?zone:?|zone:)\s+(.{2,60})$/i.exec(words);
  const perhaps = named ?? being.exec(words);
  if (!perhaps) return null;
  const place = perhaps[1] ?? '';
  const zone = zoneNamed(place) ?? zoneNamed(place.replace(stay, ''));
  return named || zone !== null ? { zone, words: place } : null;
}

const being =
  /^(?:i(?:['’]m| am)(?: now| back| currently| already)?(?: now)? in|i(?:['’]ve| have)?(?: just)? (?:landed in|arrived in|moved to)|zone)\s+(.{2,60})$/i;
/** How long somebody is at a place says nothing of where it is. */
const stay = /\s+(?:(?:for|until|till|this|these|right) .+|now|again|today)[.!]?$/i;

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
