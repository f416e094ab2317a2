import type { RecurrencePiece } from './pieces.ts';
import { readNthWord } from './places.ts';
import { type Reader, is, isGlued, isText, meaning, readNumber, readOrdinal, skip } from './reader.ts';

export type Weekdays = RecurrencePiece['byday'];

/** "20 and 30", "20th, 25th and 30th"; in the words "first" and "last" too. */
export function readDayList(r: Reader, at: number): { values: number[]; to: number } | null {
  const values: number[] = [];
  let to = at;
  for (let from = at; values.length < 12;) {
    const start = skip(r, from, 'the');
    const day = readNthWord(r, start) ?? (r.tokens[start]?.kind === 'number' ? readNumber(r, start) : null);
    if (day === null || day.value > 366 || isTimeAfter(r, day.to)) break;
    values.push(day.value);
    to = day.to;
    const comma = isText(r, to, ',') ? to + 1 : to;
    from = skip(r, comma, 'and');
    if (from === to) break;
  }
  return values.length === 0 ? null : { values, to };
}

function isTimeAfter(r: Reader, at: number): boolean {
  return is(r, at, 'am') || is(r, at, 'pm') || is(r, at, 'oclock') || (isText(r, at, ':') && isGlued(r, at));
}

export function plain(days: readonly number[]): Weekdays {
  return days.map((weekday) => ({ weekday, nth: 0 }));
}

/** Weekdays in a row: "mon, wed and fri", "mon-fri", "fridays through mondays", "weekends". */
export function readWeekdayList(r: Reader, at: number): { days: number[]; to: number; range: boolean } | null {
  const first = weekdaysOf(r, at);
  if (first === null) return null;
  let days = [...first];
  let to = dotted(r, at + 1);
  let range = false;
  for (let k = 0; k < 8; k += 1) {
    const until =
      isText(r, to, '-') || isText(r, to, '–') || is(r, to, 'to') || is(r, to, 'through') || is(r, to, 'until');
    const comma = isText(r, to, ',') || isText(r, to, '/') ? to + 1 : to;
    const next = until ? to + 1 : skip(r, skip(r, comma, 'and'), 'on');
    // "mon wed fri": weekdays that touch each other are a list as well.
    const more = weekdaysOf(r, next);
    if (more === null) break;
    days = until ? [...days, ...between(days.at(-1) ?? 1, more[0] ?? 1)] : [...days, ...more];
    range ||= until;
    to = dotted(r, next + 1);
  }
  return { days: [...new Set(days)].sort((a, b) => a - b), to, range };
}

export function dotted(r: Reader, at: number): number {
  return isText(r, at, '.') && isGlued(r, at) && r.tokens[at + 1] !== undefined && weekdaysOf(r, at + 1) !== null
    ? at + 1
    : at;
}

function weekdaysOf(r: Reader, at: number): readonly number[] | null {
  const word = meaning(r, at);
  if (r.tokens[at]?.possessive === true) return null;
  if (word.weekday !== undefined) return [word.weekday];
  if (word.weekdays !== undefined) return word.weekdays;
  return word.unit === 'weekend' ? [6, 7] : word.unit === 'workday' && word.role === undefined ? [1, 2, 3, 4, 5] : null;
}

export function between(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; days.length < 7; day = (day % 7) + 1) {
    days.push(day);
    if (day === to) break;
  }
  return days;
}

/** "on the first and last instance of tue and fri", after a monthly or yearly rule. */
export function readInstances(
  r: Reader,
  at: number,
): { days: Weekdays; positions: readonly number[]; to: number } | null {
  const days = readDayList(r, skip(r, at, 'the'));
  if (days === null || !is(r, days.to, 'occurrence')) return null;
  const list = readWeekdayList(r, skip(r, days.to + 1, 'of'));
  return list === null ? null : { days: plain(list.days), positions: days.values, to: list.to };
}

/** An ordinal day as "the 4th day", after "every week on". */
export function readNthDay(r: Reader, at: number): { value: number; to: number } | null {
  const from = skip(r, at, 'the');
  if (is(r, from, 'day-word') && r.tokens[from + 1]?.kind === 'number')
    return { value: r.tokens[from + 1]?.value ?? 1, to: from + 2 };
  const ordinal = readOrdinal(r, from);
  return ordinal !== null && is(r, ordinal.to, 'day-word') ? { value: ordinal.value, to: ordinal.to + 1 } : null;
}
