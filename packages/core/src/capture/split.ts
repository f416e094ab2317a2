import type { Language } from './language/index.ts';
import { wordClass } from './language/word-class.ts';
import type { Sheet } from './sheet.ts';
import type { Span } from './time/reading.ts';
import type { Token } from './tokens.ts';

/** How a part follows the one before: on a line of its own, as a step of its own, or merely joined. */
export type Joint = 'line' | 'step' | 'and' | 'comma';

export interface Part extends Span {
  readonly joint: Joint;
}

/** Longer lists stay one message: nobody checks fifty new tasks at once. */
const mostParts = 50;

/**
 * Ways to read a message as several, the finest first; every way has two parts or more. Whether the parts are tasks is
 * for the caller to judge: this looks at lines, numbers and joining words only.
 */
export function waysToSplit(sheet: Sheet, language: Language, times: readonly Span[] = []): Part[][] {
  const lines = cutAt(sheet, lineStarts(sheet));
  if (lines.length > 1) return lines.length <= mostParts ? [lines] : [];
  const numbered = cutAt(sheet, numberStarts(sheet));
  if (numbered.length > 1) return [numbered];
  const cuts = joints(sheet, language, times);
  const steps = cuts.filter((cut) => cut.joint === 'step');
  const ways = [cutAt(sheet, cuts)];
  if (steps.length > 0 && steps.length < cuts.length) ways.push(cutAt(sheet, steps));
  return ways.filter((way) => way.length > 1 && way.length <= mostParts);
}

/** A cut: tokens from `from` to before `to` only join, the next part begins at `to`. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly joint: Joint;
}

function cutAt(sheet: Sheet, cuts: readonly Cut[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let joint: Joint = cuts[0]?.joint ?? 'line';
  for (const cut of [...cuts, { from: sheet.tokens.length, to: sheet.tokens.length, joint }]) {
    const first = sheet.tokens[from];
    const last = sheet.tokens[cut.from - 1];
    if (first !== undefined && last !== undefined && cut.from > from)
      parts.push({ start: first.start, end: last.end, joint });
    from = cut.to;
    ({ joint } = cut);
  }
  return parts;
}

function lineStarts(sheet: Sheet): Cut[] {
  const cuts: Cut[] = [];
  for (const [at, token] of sheet.tokens.entries()) {
    if (at > 0 && !token.newLine) continue;
    const to = at + bulletLength(sheet.tokens, at);
    if (at > 0 || to > 0) cuts.push({ from: at, to, joint: 'line' });
  }
  const [opening, ...rest] = cuts;
  if (opening?.from === 0) return rest.length === 0 ? [] : cuts;
  return cuts;
}

function bulletLength(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined) return 0;
  if (token.lower === '[' || token.lower === '☐')
    return token.lower === '☐' ? 1 : tokens[at + 1]?.lower === ']' ? 2 : 3;
  if ('-*•–—·+'.includes(token.lower) && next !== undefined && next.start > token.end)
    return 1 + boxLength(tokens, at + 1);
  const isNumber = token.kind === 'number' && token.lower.length <= 2;
  return isNumber && (next?.lower === '.' || next?.lower === ')') && next.start === token.end ? 2 : 0;
}

function boxLength(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.lower !== '[') return 0;
  return tokens[at + 1]?.lower === ']' ? 2 : tokens[at + 2]?.lower === ']' ? 3 : 0;
}

/** "1. x 2. y" or "1) x 2) y" on one line: the numbers must count up from one. */
function numberStarts(sheet: Sheet): Cut[] {
  const cuts: Cut[] = [];
  for (const [at, token] of sheet.tokens.entries()) {
    const mark = sheet.tokens[at + 1];
    if (token.lower !== String(cuts.length + 1) || mark?.start !== token.end) continue;
    if (mark.lower === '.' || mark.lower === ')') cuts.push({ from: at, to: at + 2, joint: 'line' });
  }
  return cuts.length > 1 ? cuts : [];
}

function joints(sheet: Sheet, language: Language, times: readonly Span[]): Cut[] {
  const cuts: Cut[] = [];
  for (let at = 1; at < sheet.tokens.length - 1 && cuts.length < mostParts; at += 1) {
    const cut = jointAt(sheet.tokens, at, language) ?? timedJoint(sheet, at, { language, times });
    if (cut === null || isInside(sheet, at)) continue;
    cuts.push(cut);
    at = cut.to - 1;
  }
  return cuts;
}

function isInside(sheet: Sheet, at: number): boolean {
  const start = sheet.tokens[at]?.start ?? 0;
  return sheet.quotes.some((quote) => start >= quote.start && start < quote.end);
}

function jointAt(tokens: readonly Token[], at: number, language: Language): Cut | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const isComma = token.lower === ',';
  const isAnd = language.joints.and.has(token.lower);
  const after = at + 1 + Number(isComma && language.joints.and.has(tokens[at + 1]?.lower ?? ''));
  if (token.lower === ';') return { from: at, to: after, joint: 'step' };
  if ((isComma || isAnd) && language.joints.then.has(tokens[after]?.lower ?? ''))
    return { from: at, to: after + 1, joint: 'step' };
  if (token.lower === '.' && token.end < (tokens[at + 1]?.start ?? 0) && !isShortened(tokens, at, language))
    return { from: at, to: at + 1, joint: 'step' };
  if (token.lower === 'then' && at > 1) return { from: at, to: at + 1, joint: 'step' };
  if (isComma) return { from: at, to: after, joint: after > at + 1 ? 'and' : 'comma' };
  if (!isAnd || namesGoods(tokens, at + 1, language)) return null;
  return opensOrder(tokens, at + 1, language) ? { from: at, to: at + 1, joint: 'and' } : null;
}

const acquiring = new Set('buy order get fetch grab collect bring purchase need want'.split(' '));
/** Verbs that before a bare noun rather say what kind of thing it is. */
const kindsOfThings = new Set(
  'light water book brush paper oil paint film iron glue gift dish soap sand salt post stamp pet ink tape'.split(' '),
);

/** "buy rice and light bulbs": another thing, and no second order, where it ends the message with one word more. */
function namesGoods(tokens: readonly Token[], at: number, language: Language): boolean {
  const [first, noun] = [tokens[0], tokens[at + 1]];
  if (first === undefined || noun === undefined || at + 2 !== tokens.length || noun.kind !== 'word') return false;
  const bits = language.classes.get(noun.lower) ?? 0;
  const isBare = (bits & (wordClass.determiner | wordClass.possessive | wordClass.object)) === 0 && !noun.capital;
  return acquiring.has(first.lower) && kindsOfThings.has(tokens[at]?.lower ?? '') && isBare;
}

/** The point of "Dr." ends no sentence. */
function isShortened(tokens: readonly Token[], point: number, language: Language): boolean {
  const word = tokens[point - 1];
  return word !== undefined && word.end === tokens[point]?.start && language.joints.abbreviations.has(word.lower);
}

/** "football tue 5pm and piano wed 4pm": what joins two times that are said apart joins two tasks, ordered or not. */
function timedJoint(
  sheet: Sheet,
  at: number,
  of: { readonly language: Language; readonly times: readonly Span[] },
): Cut | null {
  const token = sheet.tokens[at];
  if (token === undefined || of.times.length < 2 || !of.language.joints.and.has(token.lower)) return null;
  const isBetween =
    of.times.some((time) => time.end <= token.start) && of.times.some((time) => time.start >= token.end);
  return isBetween ? { from: at, to: at + 1, joint: 'and' } : null;
}

/** Whether an order begins here or within the next words, which may name its time first ("and tomorrow at 5 call Ana"). */
function opensOrder(tokens: readonly Token[], at: number, language: Language): boolean {
  for (let next = at; next < Math.min(tokens.length - 1, at + 5); next += 1) {
    if (((language.classes.get(tokens[next]?.lower ?? '') ?? 0) & wordClass.verb) !== 0) return true;
  }
  return false;
}
