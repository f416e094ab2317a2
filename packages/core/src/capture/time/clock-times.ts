import type { DayPart } from './lexicon.ts';
import type { TimePiece } from './pieces.ts';
import { is, isClauseEnd, isGlued, isText, meaning, readNumberWords, skip, type Reader } from './reader.ts';

/** First and last minute of the parts of a day; what a person means by them differs, so callers may let rules replace these. */
export const dayParts: Readonly<Record<DayPart, { readonly start: number; readonly end: number }>> = {
  'early-morning': { start: 360, end: 540 },
  morning: { start: 480, end: 720 },
  breakfast: { start: 480, end: 540 },
  noon: { start: 720, end: 780 },
  lunch: { start: 720, end: 780 },
  afternoon: { start: 720, end: 1080 },
  work: { start: 540, end: 1050 },
  'end-of-day': { start: 1020, end: 1080 },
  evening: { start: 1080, end: 1320 },
  dinner: { start: 1140, end: 1260 },
  night: { start: 1200, end: 1439 },
};

/** Where the late half of a part begins. */
const LATE: Readonly<Partial<Record<DayPart, number>>> = { morning: 630, afternoon: 840, evening: 1200, night: 1260 };

/** A part of the day as a time with an end; `edge` narrows it to its later half. */
export function partOfDay(part: DayPart, to: number, edge: 'early' | 'late' | null = null): TimePiece {
  const { start, end } = dayParts[part];
  const minute = edge === 'late' ? (LATE[part] ?? start) : start;
  return {
    kind: 'time',
    to,
    minute,
    endMinute: end,
    half: 'fixed',
    style: 'part',
    rule: 'part-of-day',
    certainty: 0.85,
    part,
  };
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly to: number;
  readonly style: TimePiece['style'];
  readonly fixed: boolean;
  readonly certainty: number;
}

/**
 * A clock time at `at`. `led` says that a word before it announces a time ("at", "from", "until"), which lets bare hours through.
 * Returns null where the tokens are no time; a certainty below 0.5 needs a date beside it.
 */
export function readTime(r: Reader, at: number, led: boolean): TimePiece | null {
  const about = is(r, at, 'around');
  const from = about ? skip(r, skip(r, at + 1, 'at'), 'the') : skip(r, at, 'the');
  const clock = readClock(r, from, led || about);
  return clock === null ? null : finish(r, clock);
}

function readClock(r: Reader, at: number, led: boolean): Clock | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  const minuteOfDay = token.meaning.clock;
  if (minuteOfDay !== undefined)
    return {
      hour: Math.floor(minuteOfDay / 60),
      minute: minuteOfDay % 60,
      to: at + 1,
      style: 'named',
      fixed: true,
      certainty: 0.95,
    };
  return readRelativeToHour(r, at) ?? (token.kind === 'number' ? readDigits(r, at, led) : readWords(r, at, led));
}

const DIGIT_LIMIT = 24;

function readDigits(r: Reader, at: number, led: boolean): Clock | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  const before = r.tokens[at - 1];
  if (token.glued && before !== undefined && !OPENERS.has(before.text)) return null;
  const width = token.end - token.start;
  const separated = width <= 2 && token.value <= DIGIT_LIMIT ? readSeparated(r, at, led) : null;
  if (separated !== null) return separated;
  if (isNumberTail(r, at + 1)) return null;
  if (width >= 3) return width <= 4 ? readMilitary(r, at, led) : null;
  return token.value <= DIGIT_LIMIT ? readBareHour(r, at, led) : null;
}

const OPENERS: ReadonlySet<string> = new Set(['(', '@', '~', '-', '–', '—', '[']);

/** 10:30, 10.30, 17h30, 7:56:13 and hour and minutes apart ("at 3 15"). */
function readSeparated(r: Reader, at: number, led: boolean): Clock | null {
  const hour = r.tokens[at]?.value ?? 0;
  const sign = r.tokens[at + 1];
  const minutes = r.tokens[at + 2];
  if (sign === undefined) return null;
  const leadingZero = r.tokens[at]?.text.startsWith('0') === true;
  if (sign.text === 'h' && sign.glued) return readHourLetter(r, at, hour);
  const twoDigits = minutes?.kind === 'number' && minutes.end - minutes.start === 2 && minutes.value < 60;
  if (twoDigits && sign.glued && minutes.glued && (sign.text === ':' || sign.text === '.')) {
    const seconds =
      isText(r, at + 3, sign.text) && isGlued(r, at + 3) && r.tokens[at + 4]?.kind === 'number' && isGlued(r, at + 4);
    const to = seconds ? at + 5 : at + 3;
    if (seconds && sign.text === '.') return null;
    if (isDecimalTail(r, to)) return null;
    const certainty = sign.text === ':' ? 0.95 : dottedCertainty(r, to, led);
    return { hour, minute: minutes.value, to, style: 'digits', fixed: leadingZero || hour === 0, certainty };
  }
  const next = r.tokens[at + 1];
  if (
    led &&
    next?.kind === 'number' &&
    !next.glued &&
    next.end - next.start === 2 &&
    next.value < 60 &&
    isClauseEnd(r, at + 2)
  ) {
    return { hour, minute: next.value, to: at + 2, style: 'digits', fixed: leadingZero, certainty: 0.7 };
  }
  return null;
}

function readHourLetter(r: Reader, at: number, hour: number): Clock | null {
  const minutes = r.tokens[at + 2];
  const has = minutes?.kind === 'number' && minutes.glued && minutes.end - minutes.start === 2 && minutes.value < 60;
  const style = 'digits';
  if (has) return { hour, minute: minutes.value, to: at + 3, style, fixed: true, certainty: 0.95 };
  return { hour, minute: 0, to: at + 2, style, fixed: true, certainty: 0.45 };
}

function dottedCertainty(r: Reader, to: number, led: boolean): number {
  if (is(r, to, 'am') || is(r, to, 'pm') || is(r, to, 'oclock')) return 0.95;
  return led ? 0.7 : 0.4;
}

/** "1030", "0730": four digits, or three, read as a time when something says so. */
function readMilitary(r: Reader, at: number, led: boolean): Clock | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  const hour = Math.floor(token.value / 100);
  const minute = token.value % 100;
  if (hour > 24 || minute > 59) return null;
  const marked =
    is(r, at + 1, 'am') ||
    is(r, at + 1, 'pm') ||
    is(r, at + 1, 'ampm') ||
    is(r, at + 1, 'oclock') ||
    (isText(r, at + 1, 'h') && isGlued(r, at + 1));
  const fourAfterAt = led && is(r, at - 1, 'at') && token.end - token.start === 4 && isClauseOrTime(r, at + 1);
  if (!marked && !fourAfterAt) return null;
  const to = isText(r, at + 1, 'h') ? at + 2 : at + 1;
  return {
    hour,
    minute,
    to,
    style: 'digits',
    fixed: token.text.startsWith('0') || hour === 0,
    certainty: marked ? 0.95 : 0.7,
  };
}

function isClauseOrTime(r: Reader, at: number): boolean {
  const next = meaning(r, at);
  return (
    isClauseEnd(r, at) || next.offset !== undefined || next.weekday !== undefined || is(r, at, 'on') || is(r, at, 'in')
  );
}

function readBareHour(r: Reader, at: number, led: boolean): Clock | null {
  const hour = r.tokens[at]?.value ?? 0;
  const next = r.tokens[at + 1];
  const fixed = hour === 0 || hour > 12;
  const base = { hour, minute: 0, to: at + 1, style: 'bare', fixed } as const;
  if (hasMeridiem(r, at + 1)) return { ...base, certainty: 0.97 };
  if (is(r, at + 1, 'oclock')) return { ...base, ...minutesAfterHour(r, at + 2), certainty: 0.97 };
  if (partFollows(r, at + 1)) return { ...base, certainty: 0.85 };
  if (is(r, at + 1, 'ish')) return { ...base, to: at + 1, certainty: 0.85 };
  if (isLetterMeridiem(r, at + 1)) return { ...base, certainty: next?.text === 'p' ? 0.55 : 0.45 };
  return led && !isCounted(r, at)
    ? { ...base, certainty: is(r, at - 1, 'at') ? 0.8 : 0.45 }
    : { ...base, certainty: 0.3 };
}

/** "14 Uhr 30". */
function minutesAfterHour(r: Reader, at: number): { minute?: number; to?: number } {
  const token = r.tokens[at];
  const minutes =
    r.lexicon.minutesAfterHourWord &&
    token?.kind === 'number' &&
    token.end - token.start === 2 &&
    token.value < 60 &&
    !isNumberTail(r, at + 1);
  return minutes && !isCounted(r, at) ? { minute: token.value, to: at + 1 } : {};
}

/** "in the morning", "at night". */
function partFollows(r: Reader, at: number): boolean {
  const { part } = meaning(r, skip(r, at + 1, 'the'));
  const timely =
    part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night' || part === 'early-morning';
  return timely && ((is(r, at, 'in') && is(r, at + 1, 'the')) || (is(r, at, 'at') && part === 'night'));
}

/** A word after a number that makes it an amount, an address or a number in a list: "at 9 Mill Lane", "at 5 dollars". */
function isCounted(r: Reader, at: number): boolean {
  const next = r.tokens[at + 1];
  if (next === undefined) return false;
  if (next.glued && (next.kind === 'word' || SIGNS_OF_AMOUNT.has(next.text))) return true;
  if (next.meaning.role === 'counter' || next.meaning.role === 'street') return true;
  if (next.meaning.unit !== undefined && next.meaning.weekday === undefined) return true;
  if (is(r, at + 2, 'street') || (next.capital && is(r, at + 3, 'street'))) return true;
  return SIGNS_OF_AMOUNT.has(next.text);
}

const SIGNS_OF_AMOUNT: ReadonlySet<string> = new Set(['%', '$', '€', '£', '°', '/', '*', '=', '+', ':', '#', 'x']);

function isNumberTail(r: Reader, at: number): boolean {
  const next = r.tokens[at];
  if (next?.glued !== true) return false;
  if (next.kind === 'number') return true;
  const tail = next.text === '.' || next.text === ',' || next.text === '/' || next.text === ':';
  return tail && r.tokens[at + 1]?.kind === 'number' && isGlued(r, at + 1);
}

function isDecimalTail(r: Reader, at: number): boolean {
  const next = r.tokens[at];
  if (next?.glued !== true) return false;
  if (next.kind === 'number' || next.text === '%' || next.text === '€') return true;
  if (next.kind === 'word' && next.meaning.role === undefined && !MERIDIEM_LETTERS.has(next.text)) return true;
  return (
    (next.text === '.' || next.text === ':' || next.text === '/') &&
    r.tokens[at + 1]?.kind === 'number' &&
    isGlued(r, at + 1)
  );
}

const MERIDIEM_LETTERS: ReadonlySet<string> = new Set(['a', 'p']);

/** Hours in words: "seven", "ten thirty", "four twenty-three", "nine fifty nine". */
function readWords(r: Reader, at: number, led: boolean): Clock | null {
  const hour = hourInWords(r, at);
  if (hour === null) return null;
  const minute = minuteInWords(r, hour.to);
  const base = { hour: hour.value, style: 'spoken', fixed: hour.value > 12 } as const;
  if (minute !== null) {
    const said = led || hasMeridiem(r, minute.to) || is(r, minute.to, 'oclock');
    return { ...base, minute: minute.value, to: skipMinuteWord(r, minute.to), certainty: said ? 0.85 : 0.4 };
  }
  if (hasMeridiem(r, hour.to) || is(r, hour.to, 'oclock')) return { ...base, minute: 0, to: hour.to, certainty: 0.95 };
  if (is(r, hour.to, 'ish')) return { ...base, minute: 0, to: hour.to, certainty: 0.85 };
  const word = meaning(r, hour.to);
  if ((word.part !== undefined && word.offset !== undefined) || partFollows(r, hour.to))
    return { ...base, minute: 0, to: hour.to, certainty: 0.8 };
  const atWord = is(r, at - 1, 'at') || is(r, at - 1, 'around');
  const amount = isCounted(r, hour.to - 1) || (hour.value === 1 && !isClauseEnd(r, hour.to));
  return led && !amount
    ? { ...base, minute: 0, to: hour.to, certainty: atWord ? 0.7 : 0.4 }
    : { ...base, minute: 0, to: hour.to, certainty: 0.3 };
}

function hourInWords(r: Reader, at: number): { value: number; to: number } | null {
  const first = meaning(r, at).number;
  if (first === undefined || first > 24 || is(r, at, 'once') || r.tokens[at]?.text.includes(' ') === true) return null;
  if (first < 20) return { value: first, to: at + 1 };
  const both = readNumberWords(r, at);
  return both !== null && both.value <= 24 ? both : null;
}

function minuteInWords(r: Reader, at: number): { value: number; to: number } | null {
  const from = isText(r, at, 'oh') || isText(r, at, 'o') ? at + 1 : at;
  const value = readNumberWords(r, from);
  if (value === null || value.value > 59 || (value.value < 10 && from === at)) return null;
  return meaning(r, value.to).unit === undefined || isText(r, value.to, 'minutes') ? value : null;
}

function skipMinuteWord(r: Reader, at: number): number {
  return meaning(r, at).unit === 'minute' ? at + 1 : at;
}

/** "quarter past 3", "20 minutes to eight", "half past seven", "half 3", "15 to noon". */
function readRelativeToHour(r: Reader, at: number): Clock | null {
  const amount = minutesBeforeOrAfter(r, at);
  if (amount === null) return null;
  const direction = directionAt(r, amount.to);
  if (direction !== 0) {
    const hour = hourAt(r, amount.to + 1);
    if (hour === null || (amount.loose && direction < 0 && hour.loose)) return null;
    const total = hour.minutes + direction * amount.minutes;
    const minutes = (total + 1440) % 1440;
    return {
      hour: Math.floor(minutes / 60),
      minute: minutes % 60,
      to: hour.to,
      style: 'spoken',
      fixed: hour.fixed,
      certainty: amount.loose ? 0.75 : 0.92,
    };
  }
  const hour = amount.half ? hourAt(r, amount.to) : null;
  if (hour === null || hour.fixed || !isHalfHour(r, hour.to)) return null;
  const minutes = (hour.minutes + (r.lexicon.halfPointsTo === 'this-hour' ? 0 : 660) + amount.minutes) % 720;
  const wrapped = minutes < 60 ? minutes + 720 : minutes;
  return {
    hour: Math.floor(wrapped / 60),
    minute: wrapped % 60,
    to: hour.to,
    style: 'spoken',
    fixed: false,
    certainty: 0.8,
  };
}

/** "half 3 litres" and "half 50" are amounts. */
function isHalfHour(r: Reader, to: number): boolean {
  const next = r.tokens[to];
  return !(next !== undefined && (isCounted(r, to - 1) || (next.glued && next.kind === 'number')));
}

interface Amount {
  readonly minutes: number;
  readonly to: number;
  readonly half: boolean;
  /** A bare number of minutes, which "to" alone does not make a time ("5 to 7"). */
  readonly loose: boolean;
}

function minutesBeforeOrAfter(r: Reader, at: number): Amount | null {
  const from = skip(r, at, 'a');
  const word = meaning(r, from);
  if (word.fraction !== undefined)
    return {
      minutes: word.fraction,
      to: from + 1,
      half: word.fraction === 30 || r.lexicon.halfPointsTo === 'next-hour',
      loose: false,
    };
  const token = r.tokens[at];
  if (token?.kind === 'number' && (token.glued || token.value < 1)) return null;
  const number = token?.kind === 'number' ? { value: token.value, to: at + 1 } : readNumberWords(r, at);
  if (number === null || number.value > 59) return null;
  const minuteWord = meaning(r, number.to).unit === 'minute';
  const spoken = minuteWord || (token?.kind !== 'number' && number.value % 5 === 0);
  return { minutes: number.value, to: minuteWord ? number.to + 1 : number.to, half: false, loose: !spoken };
}

function directionAt(r: Reader, at: number): -1 | 0 | 1 {
  if (is(r, at, 'past') || is(r, at, 'after')) return 1;
  if (is(r, at, 'to') || is(r, at, 'to-hour') || is(r, at, 'before') || isText(r, at, 'till') || isText(r, at, 'til'))
    return -1;
  return 0;
}

function hourAt(r: Reader, at: number): { minutes: number; to: number; fixed: boolean; loose: boolean } | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  if (token.meaning.clock !== undefined) return { minutes: token.meaning.clock, to: at + 1, fixed: true, loose: false };
  if (token.kind === 'number') {
    const next = r.tokens[at + 1];
    const tail = isNumberTail(r, at + 1) || (next?.glued === true && (next.text === '/' || next.text === '%'));
    if (token.value < 1 || token.value > 23 || token.end - token.start > 2 || tail) return null;
    return { minutes: token.value * 60, to: at + 1, fixed: token.value > 12, loose: !hasMeridiem(r, at + 1) };
  }
  const hour = hourInWords(r, at);
  if (hour === null || hour.value < 1 || isCounted(r, hour.to - 1)) return null;
  return { minutes: hour.value * 60, to: hour.to, fixed: hour.value > 12, loose: !hasMeridiem(r, hour.to) };
}

function hasMeridiem(r: Reader, at: number): boolean {
  return is(r, at, 'am') || is(r, at, 'pm') || is(r, at, 'ampm');
}

function isLetterMeridiem(r: Reader, at: number): boolean {
  return isGlued(r, at) && MERIDIEM_LETTERS.has(r.tokens[at]?.text ?? '') && r.tokens[at + 1]?.glued !== true;
}

/** Reads what may follow a clock time: am and pm, o'clock, "ish", "in the evening", a named zone. */
function finish(r: Reader, clock: Clock): TimePiece | null {
  let { to, certainty } = clock;
  let half: 'am' | 'pm' | null = null;
  to = skip(r, to, 'oclock');
  if (is(r, to, 'ish') || (isText(r, to, '-') && is(r, to + 1, 'ish'))) to = is(r, to, 'ish') ? to + 1 : to + 2;
  if (isMeridiemAt(r, to, clock)) {
    half = r.tokens[to]?.meaning.role === 'am' || r.tokens[to]?.text === 'a' ? 'am' : 'pm';
    if (is(r, to, 'ampm')) half = null;
    to += 1;
    certainty = Math.max(certainty, isLetterMeridiem(r, to - 1) && clock.style === 'bare' ? certainty : 0.95);
  } else if (is(r, skip(r, skip(r, to, 'in'), 'the'), 'pm') || is(r, skip(r, skip(r, to, 'in'), 'the'), 'am')) {
    to = skip(r, skip(r, to, 'in'), 'the') + 1;
    half = is(r, to - 1, 'am') ? 'am' : 'pm';
    certainty = 0.95;
  }
  to = skip(r, to, 'oclock');
  const minute = toMinute(clock, half);
  if (minute === null) return null;
  const fixed = half !== null || clock.fixed || clock.style === 'named';
  const zone = zoneAt(r, to, certainty);
  const piece: TimePiece = {
    kind: 'time',
    to: zone?.to ?? to,
    minute,
    endMinute: null,
    half: fixed ? 'fixed' : 'open',
    style: clock.style,
    rule: ruleName(clock.style),
    certainty,
  };
  return zone === null ? piece : { ...piece, utcOffset: zone.offset };
}

function ruleName(style: TimePiece['style']): string {
  return style === 'named' ? 'named-time' : `clock-time-${style}`;
}

function isMeridiemAt(r: Reader, at: number, clock: Clock): boolean {
  if (hasMeridiem(r, at)) return true;
  return isLetterMeridiem(r, at) && (r.tokens[at]?.text === 'p' || clock.style === 'digits' || is(r, at - 2, 'at'));
}

function toMinute(clock: Clock, half: 'am' | 'pm' | null): number | null {
  let hour = clock.hour;
  if (half === 'am' && hour === 12) hour = 0;
  if (half === 'pm' && hour < 12) hour += 12;
  if (hour === 24 && clock.minute === 0) hour = 0;
  return hour > 23 || clock.minute > 59 ? null : hour * 60 + clock.minute;
}

function zoneAt(r: Reader, at: number, certainty: number): { offset: number; to: number } | null {
  const open = isText(r, at, '(') ? at + 1 : at;
  const offset = meaning(r, open).utcOffset;
  if (offset === undefined || certainty < 0.8) return null;
  return { offset, to: open > at && isText(r, open + 1, ')') ? open + 2 : open + 1 };
}
