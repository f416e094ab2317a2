import { clauseCues } from './clause.ts';
import { wordClass } from './language/word-class.ts';
import type { Matter, Sheet } from './sheet.ts';
import type { Span, TimeReading } from './time/reading.ts';

/** One observation that speaks for or against a kind; its weight stands in weights.ts. */
export interface Cue {
  readonly name: string;
  readonly span: Span | null;
}

export type PutCue = (name: string, span?: Span | null) => void;

/** Everything about a message that speaks for a kind, each cue once, at its first place. */
export function readCues(sheet: Sheet, matter: Matter, times: TimeReading): Cue[] {
  const cues = new Map<string, Cue>();
  const put: PutCue = (name, span = null) => {
    if (!cues.has(name)) cues.set(name, { name, span });
  };
  for (const hit of matter.hits) put(hit.group.cue, spanOf(matter, hit.from, hit.to));
  clauseCues(matter, times, put);
  listCues(matter, put);
  signCues(sheet, matter, put);
  timeCues(matter, times, put);
  shapeCues(sheet, matter, put);
  if (cues.has('steers') && times.time !== null) put('steers-later', times.expressions[0]?.span ?? null);
  for (const hit of matter.hits) for (const name of hit.group.silences ?? []) cues.delete(name);
  if (matter.tokens.length > 5) cues.delete('talk-word');
  if (cues.has('quotation')) for (const name of besideQuotation) cues.delete(name);
  if (cues.has('adds-to-list')) for (const name of besideList) cues.delete(name);
  return [...cues.values()];
}

/** A quotation is one word to the grammar, which says nothing about its length or form. */
const besideQuotation = ['no-verb', 'words:0', 'words:1', 'words:2-3'];

/** What the words of a list frame would say if they stood elsewhere ("can i add", "on my list"). */
const besideList = [
  'can-you',
  'can-i',
  'show-entries',
  'inner-question',
  'entry',
  'list',
  'removing',
  'entry-to',
  'makes-event',
];

/** The place in the text of the tokens from `from` to before `to`. */
export function spanOf(matter: Matter, from: number, to: number): Span | null {
  const first = matter.tokens[from];
  const last = matter.tokens[to - 1];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** What looks like a list frame beside these is none: a playlist is music, and taking off is not putting on. */
const elsewhere = new Set(['playlist', 'removes-entry']);

function listCues(matter: Matter, put: PutCue): void {
  const { list } = matter;
  const opensQuestion = ((matter.classes[0] ?? 0) & (wordClass.be | wordClass.do | wordClass.wh)) !== 0;
  if (list === null || opensQuestion || matter.hits.some((hit) => elsewhere.has(hit.group.cue))) return;
  put(list.place ? 'adds-to-list' : 'adds-entry', spanOf(matter, list.from, list.to));
}

function signCues(sheet: Sheet, matter: Matter, put: PutCue): void {
  for (const marker of sheet.markers.spans) put(`marker:${marker.type}`, marker);
  const last = sheet.tokens.at(-1);
  if (last?.lower === '?') put('question-mark', last);
  const quote = sheet.quotes.find((span) => span.end - span.start > Math.max(12, sheet.text.length * 0.4));
  const isOrder = ((matter.classes[0] ?? 0) & wordClass.verb) !== 0;
  if (quote !== undefined && !isOrder) put('quotation', quote);
  if (sheet.tokens.some((token) => token.newLine)) put('lines');
}

function timeCues(matter: Matter, times: TimeReading, put: PutCue): void {
  const first = times.expressions[0];
  if (times.rrule !== null) put('time:recurrence', first?.span ?? null);
  else if (times.date !== null && times.time !== null) put('time:date-and-clock', first?.span ?? null);
  else if (times.date !== null) put('time:date', first?.span ?? null);
  else if (times.time !== null) put('time:clock', first?.span ?? null);
  if (first !== undefined && matter.language.joints.deadline.has(firstWord(first.text)))
    put('time:deadline', first.span);
  const front = matter.tokens[0]?.start ?? 0;
  if (first !== undefined && first.span.end <= front) put('time:leads', first.span);
  if (times.unresolved[0] !== undefined) put('time:vague', times.unresolved[0].span);
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return (end === -1 ? text : text.slice(0, end)).toLowerCase();
}

const lengths: ReadonlyArray<readonly [number, string]> = [
  [1, 'words:1'],
  [3, 'words:2-3'],
  [6, 'words:4-6'],
  [10, 'words:7-10'],
  [16, 'words:11-16'],
  [Infinity, 'words:17+'],
];

function shapeCues(sheet: Sheet, matter: Matter, put: PutCue): void {
  const words = matter.tokens.filter((token) => token.kind === 'word' || token.kind === 'number').length;
  put(words === 0 ? 'words:0' : (lengths.find(([most]) => words <= most)?.[1] ?? 'words:17+'));
  if (sentences(sheet, matter) > 1) put('sentences');
  if (words === 0 && sheet.tokens.some((token) => token.kind === 'word')) put('time-only');
}

function sentences(sheet: Sheet, { language }: Matter): number {
  let count = 0;
  for (const [at, token] of sheet.tokens.entries()) {
    const next = sheet.tokens[at + 1];
    const before = token.lower === '.' ? (sheet.tokens[at - 1]?.lower ?? '') : '';
    if (language.joints.abbreviations.has(before)) continue;
    if ('.!?'.includes(token.lower) && token.kind === 'mark' && (next === undefined || next.kind === 'word'))
      count += 1;
    else if (next === undefined) count += 1;
  }
  return count;
}
