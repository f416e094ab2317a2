import { wordClass } from './language/word-class.ts';
import type { Language } from './language/index.ts';
import { spanOf } from './cues.ts';
import type { ListFrame } from './list-frame.ts';
import type { Matter, Sheet } from './sheet.ts';
import { mergeSpans, overlaps } from './spans.ts';
import type { Span, TimeReading } from './time/reading.ts';
import { isSpace, type Token } from './tokens.ts';

export interface Title {
  readonly title: string;
  /** What left the title although it was neither time nor mark: frames and fillers. */
  readonly dropped: readonly Span[];
}

/** What a title is made from; `apart` are further places that leave it (importance said in words, a project's label). */
export interface TitleSource {
  readonly sheet: Sheet;
  readonly matter: Matter;
  readonly times: TimeReading;
  readonly apart: readonly Span[];
}

/** The matter of a message in its own words: without times, marks, frames and fillers. Never empty for a text with words. */
export function titleOf(source: TitleSource, language: Language): Title {
  const { sheet, matter, times } = source;
  const dropped = mergeSpans([
    ...fillers(sheet, language),
    ...frames(matter, sheet, language),
    ...source.apart,
    ...dangling(source, language),
  ]);
  const apart = mergeSpans([
    ...times.expressions.map((expression) => expression.span),
    ...sheet.markers.spans,
    ...dropped,
  ]);
  const title = tidy(cutOut(sheet, apart));
  if (isBareVerb(title, source, language)) return { title: plainTitle(sheet), dropped: [] };
  return title === '' ? { title: sheet.text.trim(), dropped: [] } : { title, dropped };
}

/** "plan thanksgiving": where a feast is all that is to be done something with, it is the matter and stays. */
function isBareVerb(title: string, { sheet, times }: TitleSource, language: Language): boolean {
  const bits = language.classes.get(title.toLowerCase()) ?? 0;
  const [only, ...others] = times.expressions;
  if ((bits & wordClass.verb) === 0 || only?.rule !== 'holiday' || others.length > 0) return false;
  return (
    sheet.text.toLowerCase().includes(`${title.toLowerCase()} ${only.text.toLowerCase()}`) && bareFeast.test(only.text)
  );
}

/** Without a word that leads it in: "by easter" is when. */
const bareFeast = /^(?!(?:by|before|until|till|for|on|at|in|over|after|next|last|this)\b)/iu;

/** What is no task keeps its words and its times; only the marks leave. */
export function plainTitle(sheet: Sheet): string {
  let title = '';
  let at = 0;
  for (const span of sheet.markers.spans) {
    title += sheet.text.slice(at, span.start);
    at = span.end;
  }
  const kept = (title + sheet.text.slice(at)).replace(/[ \t]{2,}/gu, ' ').trim();
  return kept === '' ? sheet.text.trim() : kept;
}

function frames(matter: Matter, sheet: Sheet, language: Language): Span[] {
  const { list } = matter;
  if (list !== null && list.to > list.from)
    return outside(matter, list.from + Number(opensWithSome(matter, list, language)), list.to, sheet);
  let to = 0;
  for (const hit of matter.hits) if (hit.group.frame === true && hit.to > to) to = hit.to;
  return to === 0 || to >= matter.tokens.length ? [] : outside(matter, to, matter.tokens.length, sheet);
}

function opensWithSome(matter: Matter, list: ListFrame, language: Language): boolean {
  return list.to - list.from > 1 && language.joints.some.has(matter.tokens[list.from]?.lower ?? '');
}

function outside(matter: Matter, from: number, to: number, sheet: Sheet): Span[] {
  const before = spanOf(matter, 0, from);
  const after = to < matter.tokens.length ? spanOf(matter, to, matter.tokens.length) : null;
  return [before, after].filter(
    (span): span is Span => span !== null && !sheet.quotes.some((quote) => overlaps(quote, span)),
  );
}

function fillers(sheet: Sheet, language: Language): Span[] {
  const spans: Span[] = courtesies(sheet, language);
  let edge = true;
  for (const token of sheet.tokens) {
    const bits = token.kind === 'word' ? (language.classes.get(token.lower) ?? 0) : 0;
    const isFiller = (bits & (wordClass.filler | wordClass.polite)) !== 0;
    if (isFiller && (edge || isHesitation(token))) spans.push(token);
    else if (token.kind !== 'emoji' && token.lower !== ',') edge = false;
  }
  return spans;
}

/** "please" and "thanks" at the end are said to the butler. */
function courtesies(sheet: Sheet, language: Language): Token[] {
  const spans: Token[] = [];
  for (let at = sheet.tokens.length - 1; at > 0; at -= 1) {
    const token = sheet.tokens[at];
    if (token === undefined || !language.joints.courtesies.has(token.lower)) break;
    spans.push(token);
  }
  return spans.length === 1 && spans[0]?.kind !== 'word' ? [] : spans;
}

function isHesitation(token: Token): boolean {
  return token.lower.length <= 4 && /^(?:u+h+m?|u+m+|e+r+m?|h+m+|m+h+m+)$/u.test(token.lower);
}

/** What is left hanging beside a time that leaves: "due" or "by" before it, and what hedges it ("like", "i think"). */
function dangling({ sheet, times }: TitleSource, language: Language): Span[] {
  const { joints, classes } = language;
  return times.expressions.flatMap(({ span, text }) => {
    const opening = text.slice(0, Math.max(0, text.indexOf(' '))).toLowerCase();
    const led = ((classes.get(opening) ?? 0) & wordClass.preposition) !== 0;
    const hedge = wordsBefore(sheet, span.start, joints.hedges);
    const lead = led ? null : wordsBefore(sheet, hedge?.start ?? span.start, joints.dangling);
    return [lead, hedge, wordsAfter(sheet, span.end, joints.hedgesBehind)].filter((found) => found !== null);
  });
}

/** The longest run of up to three of the tokens that end right before `at` and form one of the phrases. */
function wordsBefore(sheet: Sheet, at: number, phrases: ReadonlySet<string>): Span | null {
  const end = sheet.tokens.findLastIndex((token) => token.end <= at) + 1;
  for (let length = Math.min(3, end); length > 0; length -= 1) {
    const span = phraseAt(sheet, { from: end - length, length }, phrases);
    if (span !== null && isGap(sheet.text, span.end, at)) return span;
  }
  return null;
}

function wordsAfter(sheet: Sheet, at: number, phrases: ReadonlySet<string>): Span | null {
  const from = sheet.tokens.findIndex((token) => token.start >= at);
  if (from === -1) return null;
  for (let length = 3; length > 0; length -= 1) {
    const span = phraseAt(sheet, { from, length }, phrases);
    if (span !== null && isGap(sheet.text, at, span.start)) return span;
  }
  return null;
}

function phraseAt(
  sheet: Sheet,
  of: { readonly from: number; readonly length: number },
  phrases: ReadonlySet<string>,
): Span | null {
  const tokens = sheet.tokens.slice(of.from, of.from + of.length);
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || tokens.length < of.length) return null;
  return phrases.has(tokens.map((token) => token.lower).join(' ')) ? { start: first.start, end: last.end } : null;
}

function isGap(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isSpace(text.charCodeAt(at)) && text.charAt(at) !== ',') return false;
  return true;
}

function cutOut(sheet: Sheet, apart: readonly Span[]): string {
  let title = '';
  let at = 0;
  for (const span of apart) {
    title += `${sheet.text.slice(at, span.start)} `;
    at = span.end;
  }
  return title + sheet.text.slice(at);
}

/** Closes the gaps that cuts leave: spaces, orphaned punctuation, empty brackets. */
function tidy(text: string): string {
  const closed = text
    .replace(/\(\s*\)|\[\s*\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ ([,;:.!?])(?=\s|$)/gu, '$1')
    .replace(/[,;:](?: ?[,;:])* ?([,;:.!?])(?=\s|$)/gu, '$1');
  return trimEdges(closed);
}

const edge = new Set([' ', ',', ';', ':', '-', '–', '—', '…', '*', '•', '|']);

function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (edge.has(text.charAt(start)) || text.charAt(start) === '.')) start += 1;
  while (end > start && edge.has(text.charAt(end - 1))) end -= 1;
  const kept = text.slice(start, end);
  return kept.endsWith('.') && !kept.endsWith('..') ? kept.slice(0, -1) : kept;
}
