import type { Language } from './language/index.ts';
import { wordClass } from './language/word-class.ts';
import { matchOpening, matchPatterns, type PatternHit } from './language/patterns.ts';
import { listFrame, type ListFrame } from './list-frame.ts';
import { readMarkers, type Markers } from './markers.ts';
import { quotedSpans } from './quotes.ts';
import { classesOfSlip } from './slips.ts';
import { blankOut, mergeSpans, overlaps } from './spans.ts';
import type { Span, TimeReading } from './time/reading.ts';
import { tokenise, type Token } from './tokens.ts';

/** A message laid out for reading: its tokens, what they can be, and what stands apart from the matter. */
export interface Sheet {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quotes: readonly Span[];
  readonly markers: Markers;
  /** The text with quotes and marks overwritten, for the reading of times. */
  readonly plain: string;
}

/** The words that carry the matter: no times, no marks, no fillers at the front. */
export interface Matter {
  readonly tokens: readonly Token[];
  readonly classes: readonly number[];
  readonly hits: readonly PatternHit[];
  readonly language: Language;
  /** Which words are to be put on a list, where the message says so. */
  readonly list: ListFrame | null;
}

/** `projects`: names of the person's projects, which a mark may name in several words. */
export function layOut(text: string, projects: readonly string[] = []): Sheet {
  const tokens = tokenise(text);
  const quotes = quotedSpans(text);
  const isQuoted = (at: number) => quotes.some((quote) => at >= quote.start && at < quote.end);
  const markers = readMarkers(text, tokens, { isQuoted, projects });
  return { text, tokens, quotes, markers, plain: blankOut(blankOut(text, quotes, 'x'), markers.spans, ' ') };
}

/** Where nothing is read for what it means: quotations and marks. */
export function hiddenIn({ quotes, markers }: Sheet): Span[] {
  return [...quotes, ...markers.spans];
}

/** `besides`: further places that are no matter, such as importance said in words. */
export function readMatter(
  sheet: Sheet,
  times: TimeReading,
  language: Language,
  besides: readonly Span[] = [],
): Matter {
  const apart = mergeSpans([
    ...sheet.markers.spans,
    ...besides,
    ...times.expressions.filter(({ span }) => !isSubject(sheet, span, language)).map(({ span }) => span),
  ]);
  const kept = without(closeQuotes(sheet), apart);
  const head = leadingFillers(kept, language);
  const bits = kept.map((token) => classesOf(token, language));
  const tokens = kept.slice(head);
  const classes = bits.slice(head);
  const [first] = tokens;
  if (classes[0] === 0 && tokens.length > 1 && first?.kind === 'word' && !first.capital)
    classes[0] = classesOfSlip(first.lower, language);
  const opening = head === 0 ? [] : matchOpening(language.patterns, kept, bits);
  const hits = [
    ...opening.map((hit) => ({ ...hit, from: 0, to: 0 })),
    ...matchPatterns(language.patterns, tokens, classes),
  ];
  return { tokens, classes, hits, language, list: listFrame(tokens, classes) };
}

const verbOfStatement = wordClass.be | wordClass.past;

/** "today was long", "friday sucks": a time at the front may be what the sentence is about. */
function isSubject(sheet: Sheet, span: Span, language: Language): boolean {
  const [first] = sheet.tokens;
  if (first === undefined || span.start > first.start || sheet.tokens.at(-1)?.lower === '?') return false;
  const next = sheet.tokens.find((token) => token.start >= span.end);
  return next !== undefined && ((language.classes.get(next.lower) ?? 0) & verbOfStatement) !== 0;
}

/** A quotation counts as one word that nothing is known about. */
function closeQuotes(sheet: Sheet): readonly Token[] {
  if (sheet.quotes.length === 0) return sheet.tokens;
  let next = 0;
  const tokens: Token[] = [];
  for (const token of sheet.tokens) {
    while ((sheet.quotes[next]?.end ?? Infinity) <= token.start) next += 1;
    const quote = sheet.quotes[next];
    if (quote === undefined || token.end <= quote.start) tokens.push(token);
    else if (token.start === quote.start) tokens.push({ ...token, kind: 'word', lower: '""', end: quote.end });
  }
  return tokens;
}

function without(tokens: readonly Token[], apart: readonly Span[]): Token[] {
  let next = 0;
  return tokens.filter((token) => {
    while ((apart[next]?.end ?? Infinity) <= token.start) next += 1;
    const span = apart[next];
    return span === undefined || !overlaps(span, token);
  });
}

function leadingFillers(tokens: readonly Token[], language: Language): number {
  let at = 0;
  while (at < tokens.length - 1 && isFiller(tokens[at], language)) at += 1;
  return at;
}

function isFiller(token: Token | undefined, language: Language): boolean {
  if (token === undefined) return false;
  if (token.kind === 'emoji') return true;
  if (token.kind === 'mark') return ',.;:-–—•*…'.includes(token.lower);
  return ((language.classes.get(token.lower) ?? 0) & (wordClass.filler | wordClass.polite)) !== 0;
}

function classesOf(token: Token, language: Language): number {
  if (token.kind === 'number') return wordClass.number;
  if (token.kind !== 'word') return 0;
  return language.classes.get(token.lower) ?? classesByForm(token.lower, language);
}

function classesByForm(word: string, language: Language): number {
  const { gerund } = language.endings;
  if (gerund !== null && word.length > 4 && word.endsWith(gerund)) return wordClass.gerund;
  return word.length > 3 && hasDigit(word) ? wordClass.number : 0;
}

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at += 1)
    if (word.charCodeAt(at) >= 0x30 && word.charCodeAt(at) <= 0x39) return true;
  return false;
}
