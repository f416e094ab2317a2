import { dayParts } from './day-parts.ts';
import { readDigits } from './clock-digits.ts';
import { type Clock, hasMeridiem, isLetterMeridiem } from './clock-neighbours.ts';
import { readRelativeToHour, readWords } from './clock-words.ts';
import type { TimePiece } from './pieces.ts';
import { type Reader, is, isText, meaning, skip } from './reader.ts';

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
  const minuteOfDay = token.meaning.endOf === 'day' ? dayParts['end-of-day'].start : token.meaning.clock;
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
