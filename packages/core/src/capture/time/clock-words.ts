import { type Clock, hasMeridiem, isCounted, isLabel, isNumberTail, partFollows } from './clock-neighbours.ts';
import { type Reader, is, isClauseEnd, isText, meaning, readNumberWords, skip } from './reader.ts';

/** Hours in words: "seven", "ten thirty", "four twenty-three", "nine fifty nine". */
export function readWords(r: Reader, at: number, led: boolean): Clock | null {
  const hour = hourInWords(r, at);
  if (hour === null) return null;
  const minute = minuteInWords(r, hour.to);
  const base = { hour: hour.value, style: 'spoken', fixed: hour.value > 12 } as const;
  if (minute !== null) {
    const said = led || hasMeridiem(r, minute.to) || is(r, minute.to, 'oclock');
    return {
      ...base,
      minute: minute.value,
      to: skipMinuteWord(r, minute.to),
      certainty: said ? 0.85 : minute.value % 5 === 0 && isClauseEnd(r, minute.to) ? 0.5 : 0.4,
    };
  }
  if (hasMeridiem(r, hour.to) || is(r, hour.to, 'oclock')) return { ...base, minute: 0, to: hour.to, certainty: 0.95 };
  if (isLabel(r, at)) return null;
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
export function readRelativeToHour(r: Reader, at: number): Clock | null {
  const amount = minutesBeforeOrAfter(r, at);
  if (amount === null) return null;
  const direction = directionAt(r, amount.to);
  if (direction !== 0) {
    const hour = hourAt(r, amount.to + 1);
    const ranged = is(r, at - 1, 'from') || is(r, at - 1, 'between');
    if (hour === null || (direction < 0 && ((amount.loose && hour.loose) || ranged))) return null;
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
  const announced = is(r, at - 1, 'at') && number.value % 5 === 0;
  const spoken = minuteWord || announced || (token?.kind !== 'number' && number.value % 5 === 0);
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
