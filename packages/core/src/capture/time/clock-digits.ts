import {
  type Clock,
  hasMeridiem,
  isClauseOrTime,
  isCounted,
  isDecimalTail,
  isLabel,
  isLetterMeridiem,
  isNumberTail,
  partFollows,
} from './clock-neighbours.ts';
import { NO_MEANING } from './lexer.ts';
import { isTimeSign } from './links.ts';
import { type Reader, is, isClauseEnd, isGlued, isText, meaning } from './reader.ts';

const DIGIT_LIMIT = 24;

export function readDigits(r: Reader, at: number, led: boolean): Clock | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  const before = r.tokens[at - 1];
  if (token.glued && before !== undefined && !mayOpen(r, at - 1)) return null;
  const width = token.end - token.start;
  const separated = width <= 2 && token.value <= DIGIT_LIMIT ? readSeparated(r, at, led) : null;
  if (separated !== null) return separated;
  if (isNumberTail(r, at + 1)) return null;
  if (width >= 3) return width <= 4 ? readMilitary(r, at, led) : null;
  return token.value <= DIGIT_LIMIT ? readBareHour(r, at, led) : null;
}

/** "web-03", "covid-19": a dash that ties the number to a word which is no time. */
function isNamePart(r: Reader, dash: number): boolean {
  const word = r.tokens[dash - 1];
  return isGlued(r, dash) && word?.kind === 'word' && word.meaning === NO_MEANING;
}

/** Whether a sign before a number leaves it a time of its own. */
function mayOpen(r: Reader, sign: number): boolean {
  if (isTimeSign(r, sign)) return true;
  return OPENERS.has(r.tokens[sign]?.text ?? '') && !isNamePart(r, sign);
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
    (isClauseEnd(r, at + 2) || (is(r, at - 1, 'at') && next.value >= 10 && !isCounted(r, at + 1)))
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
  const afterDay = token.end - token.start === 4 && isAfterDay(r, at) && isClauseOrTime(r, at + 1) && minute % 5 === 0;
  if (!marked && !fourAfterAt && !afterDay) return null;
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

/** "sat 2300", "tomorrow 0930". */
function isAfterDay(r: Reader, at: number): boolean {
  const { weekday, offset } = meaning(r, at - 1);
  return weekday !== undefined || offset !== undefined;
}

function readBareHour(r: Reader, at: number, led: boolean): Clock | null {
  const hour = r.tokens[at]?.value ?? 0;
  const next = r.tokens[at + 1];
  const fixed = hour === 0 || hour > 12;
  const base = { hour, minute: 0, to: at + 1, style: 'bare', fixed } as const;
  if (hasMeridiem(r, at + 1)) return { ...base, certainty: 0.97 };
  if (is(r, at + 1, 'oclock')) return { ...base, ...minutesAfterHour(r, at + 2), certainty: 0.97 };
  if (isLabel(r, at)) return null;
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
