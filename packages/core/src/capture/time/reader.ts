import type { DayNumber } from './calendar.ts';
import type { Token } from './lexer.ts';
import type { Lexicon, Meaning, Role } from './lexicon.ts';
import type { DatePiece, MomentPiece } from './pieces.ts';

/** All that a grammar rule may look at: the tokens, and the person's now. */
export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each token, the first one from it on that can carry a time; past the end where there is none. */
  readonly nextCore: readonly number[];
  readonly lexicon: Lexicon;
  readonly today: DayNumber;
  readonly year: number;
  readonly month: number;
  /** Minute of the person's day. */
  readonly minute: number;
  readonly monthFirst: boolean;
  readonly weekStart: number;
  readonly weekEnd: number;
  readonly nextWeekday: 'after-this-week' | 'coming';
  /** The message speaks of what was. */
  readonly past: boolean;
  /** "every" stands somewhere in the message. */
  readonly repeats: boolean;
  /** What was found already, by depth and place, so that chains ("3 weeks after 3 weeks after") stay linear. */
  readonly anchors: Map<number, DatePiece | MomentPiece | null>;
  /** How many pieces may still be looked for. */
  readonly budget: { left: number };
  /** The activity belongs to the evening ("dinner") or to the morning ("standup"). */
  readonly evening: boolean;
  readonly morning: boolean;
}

const NOTHING: Meaning = {};
const REACH = 4;

/** Whether a word that carries a time is near enough for a time expression to start at `at`. */
export function isNearTime(r: Reader, at: number): boolean {
  return (r.nextCore[at] ?? Infinity) - at <= REACH;
}

export function meaning(r: Reader, at: number): Meaning {
  return r.tokens[at]?.meaning ?? NOTHING;
}

export function is(r: Reader, at: number, role: Role): boolean {
  return r.tokens[at]?.meaning.role === role;
}

export function isOneOf(r: Reader, at: number, roles: ReadonlySet<Role>): boolean {
  const role = r.tokens[at]?.meaning.role;
  return role !== undefined && roles.has(role);
}

/** The token itself, by its lower-case text ("-", ":", ","). */
export function isText(r: Reader, at: number, text: string): boolean {
  return r.tokens[at]?.text === text;
}

export function isGlued(r: Reader, at: number): boolean {
  return r.tokens[at]?.glued === true;
}

/** `at`, or the token after it where it has that role. */
export function skip(r: Reader, at: number, role: Role): number {
  return is(r, at, role) ? at + 1 : at;
}

/** Whether nothing of weight stands at `at`: the end, a line break, a sign that closes a clause, a marker. */
export function isClauseEnd(r: Reader, at: number): boolean {
  const token = r.tokens[at];
  if (token === undefined || token.kind === 'break' || token.kind === 'opaque') return true;
  return token.kind === 'sign' && CLAUSE_SIGNS.has(token.text);
}

const CLAUSE_SIGNS: ReadonlySet<string> = new Set([
  ',',
  ';',
  '.',
  '!',
  '?',
  ')',
  '(',
  '…',
  '—',
  '–',
  '-',
  ':',
  '|',
  '&',
]);

export interface Counted {
  readonly value: number;
  readonly to: number;
}

/** A cardinal in digits or words ("3", "twenty three", "two hundred"). */
export function readNumber(r: Reader, at: number): Counted | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return token.value < 0 ? null : { value: token.value, to: at + 1 };
  return readNumberWords(r, at);
}

/** A cardinal in words only. */
export function readNumberWords(r: Reader, at: number): Counted | null {
  const first = meaning(r, at).number;
  if (first === undefined || first >= 100 || is(r, at, 'once')) return null;
  let value = first;
  let to = at + 1;
  if (first >= 20) {
    const next = isText(r, to, '-') && isGlued(r, to) ? to + 1 : to;
    const unit = meaning(r, next).number;
    if (unit !== undefined && unit > 0 && unit < 10 && !is(r, next, 'once')) {
      value += unit;
      to = next + 1;
    }
  }
  const scale = meaning(r, to).number;
  if (scale === 100 || scale === 1000) return readScaled(r, to + 1, value * scale);
  return { value, to };
}

function readScaled(r: Reader, at: number, value: number): Counted {
  const to = skip(r, at, 'and');
  const rest = meaning(r, to).number === undefined ? null : readNumberWords(r, to);
  return rest === null || rest.value >= 1000 ? { value, to: at } : { value: value + rest.value, to: rest.to };
}

/** An ordinal in digits or words ("3rd", "twenty third"); in languages with "3." that too. */
export function readOrdinal(r: Reader, at: number): Counted | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return readDigitOrdinal(r, at, token.value);
  if (token.meaning.ordinal !== undefined) return { value: token.meaning.ordinal, to: at + 1 };
  const tens = token.meaning.number;
  if (tens === undefined || tens < 20 || tens >= 100) return null;
  const next = isText(r, at + 1, '-') && isGlued(r, at + 1) ? at + 2 : at + 1;
  const unit = meaning(r, next).ordinal;
  return unit !== undefined && unit < 10 ? { value: tens + unit, to: next + 1 } : null;
}

const SUFFIXES: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);

function readDigitOrdinal(r: Reader, at: number, value: number): Counted | null {
  const next = r.tokens[at + 1];
  if (next?.glued !== true || value < 1 || value > 366) return null;
  if (r.lexicon.dotOrdinals)
    return next.text === '.' && !(r.tokens[at + 2]?.kind === 'number' && isGlued(r, at + 2))
      ? { value, to: at + 2 }
      : null;
  return SUFFIXES.has(next.text) ? { value, to: at + 2 } : null;
}

/** A year: four digits, "'87", or words ("nineteen eighty six", "two thousand and five"). */
export function readYear(r: Reader, at: number): Counted | null {
  const token = r.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return readDigitYear(r, at, token);
  const value = readNumberWords(r, at);
  if (value === null) return null;
  if (value.value >= 1500 && value.value < 2200) return value;
  if (value.value < 15 || value.value > 21) return null;
  const rest = readNumberWords(r, value.to);
  return rest !== null && rest.value >= 10 && rest.value < 100
    ? { value: value.value * 100 + rest.value, to: rest.to }
    : null;
}

function readDigitYear(r: Reader, at: number, token: Token): Counted | null {
  if (token.end - token.start !== 4 || token.value < 1000 || token.value > 2999) return null;
  const next = r.tokens[at + 1];
  if (next?.glued === true && (next.kind === 'word' || next.text === ':' || next.text === '%')) return null;
  if (
    next?.glued === true &&
    (next.text === '.' || next.text === ',') &&
    r.tokens[at + 2]?.kind === 'number' &&
    isGlued(r, at + 2)
  )
    return null;
  return { value: token.value, to: at + 1 };
}

/** The century a two-digit year belongs to: up to 2050, else the 1900s. */
export function fullYear(year: number): number {
  if (year >= 100) return year;
  return year <= 50 ? 2000 + year : 1900 + year;
}

/** Whether the token could go on a time expression: a number, a part of the day, a month, "at". */
export function startsTime(r: Reader, at: number): boolean {
  const token = r.tokens[at];
  if (token === undefined) return false;
  const word = token.meaning;
  if (token.kind === 'number' || word.part !== undefined || word.clock !== undefined || word.offset !== undefined)
    return true;
  if (word.month !== undefined && !word.weak) return true;
  if (word.recurs !== undefined || word.role === 'every') return true;
  return (
    (word.role === 'at' && at + 1 < r.tokens.length) ||
    word.role === 'next' ||
    word.fraction !== undefined ||
    (word.role === 'the' && readOrdinal(r, at + 1) !== null)
  );
}
