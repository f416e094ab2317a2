import type { Importance } from '@noctem/core/items';
import type { ImportancePhrase, Language } from './language/index.ts';
import { wordClass } from './language/word-class.ts';
import type { Span } from './time/reading.ts';
import type { Token } from './tokens.ts';

export interface SpokenImportance extends Span {
  readonly level: Importance;
}

/**
 * Importance said in words ("urgent: ...", "..., no rush"). Only at the edges of what is left after times and marks,
 * since in the middle such words belong to the matter ("file the important letters"). Null where none was said.
 */
export function spokenImportance(tokens: readonly Token[], language: Language): SpokenImportance | null {
  if (!tokens.some((token) => language.importanceWords.has(token.lower))) return null;
  const edges = { first: firstWord(tokens), last: lastWord(tokens) };
  for (const phrase of language.importance) {
    const found = phraseIn(tokens, phrase, edges, language);
    if (found !== null) return found;
  }
  return null;
}

interface Edges {
  readonly first: number;
  readonly last: number;
}

function phraseIn(
  tokens: readonly Token[],
  phrase: ImportancePhrase,
  edges: Edges,
  language: Language,
): SpokenImportance | null {
  const length = phrase.words.length;
  const places = phrase.anywhere ? allPlaces(tokens, phrase) : [edges.first, edges.last - length + 1];
  for (const at of places) {
    const last = tokens[at + length - 1];
    const first = tokens[at];
    if (first === undefined || last === undefined || !matches(tokens, phrase, at)) continue;
    const leads = at === edges.first && edges.last >= at + length;
    if (leads && phrase.anywhere === undefined && !standsApart(tokens, at, length, language)) continue;
    return { level: phrase.level, start: first.start, end: last.end };
  }
  return null;
}

function allPlaces(tokens: readonly Token[], phrase: ImportancePhrase): number[] {
  const opening = phrase.words[0];
  return tokens.flatMap((token, at) => (token.lower === opening ? [at] : []));
}

function matches(tokens: readonly Token[], phrase: ImportancePhrase, at: number): boolean {
  return at >= 0 && phrase.words.every((word, offset) => tokens[at + offset]?.lower === word);
}

/** At the front it must be set off: by a mark, by capitals, or by the verb that follows. */
function standsApart(tokens: readonly Token[], at: number, length: number, language: Language): boolean {
  const next = tokens[at + length];
  const own = tokens[at];
  if (next === undefined || next.kind === 'mark') return true;
  const shouted = own !== undefined && own.shouted && !next.shouted;
  return shouted || ((language.classes.get(next.lower) ?? 0) & wordClass.verb) !== 0;
}

function firstWord(tokens: readonly Token[]): number {
  return tokens.findIndex((token) => token.kind === 'word');
}

function lastWord(tokens: readonly Token[]): number {
  return tokens.findLastIndex((token) => token.kind === 'word' || token.kind === 'number');
}
