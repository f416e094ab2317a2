import { wordClass } from './language/word-class.ts';
import type { Matter, Sheet } from './sheet.ts';
import type { Span, TimeReading } from './time/reading.ts';

/** One observation that speaks for or against a kind; its weight stands in weights.ts. */
export interface Cue {
  readonly name: string;
  readonly span: Span | null;
}

/** Everything about a message that speaks for a kind, each cue once. */
export function readCues(sheet: Sheet, matter: Matter, times: TimeReading): Cue[] {
  const cues = new Map<string, Cue>();
  const put = (name: string, span: Span | null = null) => {
    if (!cues.has(name)) cues.set(name, { name, span });
  };
  for (const hit of matter.hits) put(hit.group.cue, spanOf(matter, hit.from, hit.to));
  structure(matter, put);
  surface(sheet, times, put);
  return [...cues.values()];
}

export function spanOf(matter: Matter, from: number, to: number): Span | null {
  const first = matter.tokens[from];
  const last = matter.tokens[to - 1];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

type Put = (name: string, span?: Span | null) => void;

function structure(matter: Matter, put: Put): void {
  const { tokens, classes } = matter;
  const head = classes[0] ?? 0;
  if ((head & wordClass.verb) !== 0) put('verb-first', spanOf(matter, 0, 1));
  if ((head & wordClass.subject) !== 0) put('subject-first', spanOf(matter, 0, 1));
  let finite = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const bits = classes[at] ?? 0;
    const word = tokens[at]?.lower ?? '';
    const span = spanOf(matter, at, at + 1);
    if (at > 0 && (bits & wordClass.be) !== 0) put('copula', span);
    if (at > 0 && (bits & wordClass.third) !== 0) put('third-person', span);
    if ((bits & wordClass.past) !== 0 || (word.length > 4 && word.endsWith('ed') && (bits & wordClass.verb) === 0)) put('past-tense', span);
    if ((bits & wordClass.feeling) !== 0) put('feeling', span);
    finite ||= (bits & (wordClass.be | wordClass.third | wordClass.past | wordClass.modal | wordClass.have | wordClass.do)) !== 0;
  }
  if (!finite && (head & wordClass.verb) === 0 && tokens.length <= 6) put('phrase-only');
  if (tokens.length > 22) put('long');
}

function surface(sheet: Sheet, times: TimeReading, put: Put): void {
  if (times.expressions.length > 0) put('has-time', times.expressions[0]?.span ?? null);
  if (sheet.markers.spans.length > 0) put('marker', sheet.markers.spans[0] ?? null);
  if (sheet.quotes.some((quote) => quote.start === 0)) put('quoted', sheet.quotes[0] ?? null);
  const last = sheet.tokens.at(-1);
  if (last?.lower === '?') put('question-mark', last);
}
