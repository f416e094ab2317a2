import type { Lexicon, Meaning, Phrase } from './lexicon.ts';
import { correctedMeaning } from './misspellings.ts';

/** A piece of the text as the grammar sees it: a word, a number, a sign, or a fixed phrase of several of these. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case; an apostrophe is always `'`. */
  readonly text: string;
  readonly meaning: Meaning;
  /** The value of a run of digits, -1 for anything else. */
  readonly value: number;
  /** No white space before it. */
  readonly glued: boolean;
  readonly capital: boolean;
  readonly kind: 'word' | 'number' | 'sign' | 'break' | 'opaque';
  /** Carries 's: "tuesday's". */
  readonly possessive: boolean;
}

/** The meaning of a token that the language's words do not hold. */
export const NO_MEANING: Meaning = {};
const LONGEST_WORD = 24;

/** Cuts a text into tokens and looks each word up. Linear in the text; quoted text, links and markers become one opaque token. */
export function tokenize(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let lastEnd = -1;
  const unclosed = new Set<string>();
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === 'space' || kind === 'skip') {
      at += 1;
      continue;
    }
    const end = endOfToken(text, { at, kind, unclosed });
    tokens.push(makeToken(text, { start: at, end: end.end, kind: end.kind, glued: lastEnd === at }, lexicon));
    lastEnd = end.end;
    at = end.end;
  }
  return mergePhrases(tokens, lexicon);
}

type CharClass = 'space' | 'break' | 'letter' | 'digit' | 'sign' | 'skip';

function classAt(text: string, at: number): CharClass {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code] ?? 'sign';
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return 'space';
  if (code === 0x2028 || code === 0x2029) return 'break';
  if (code === 0x2019 || (code >= 0xa1 && code <= 0xbf) || (code >= 0x2010 && code <= 0x205e)) return 'sign';
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x2060 && code <= 0x2bff) || (code >= 0xd800 && code <= 0xdfff))
    return 'skip';
  if (code === 0xfe0f || code === 0xfeff) return 'skip';
  return 'letter';
}

const ASCII: readonly CharClass[] = Array.from({ length: 128 }, (_, code) => {
  if (code === 10 || code === 13) return 'break';
  if (code <= 32 || code === 127) return 'space';
  if (code >= 48 && code <= 57) return 'digit';
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? 'letter' : 'sign';
});

function endOfToken(
  text: string,
  place: { at: number; kind: CharClass; unclosed: Set<string> },
): { end: number; kind: Token['kind'] } {
  const { at, kind, unclosed } = place;
  if (kind === 'digit') return { end: endOfDigits(text, at), kind: 'number' };
  if (kind === 'break') return { end: at + 1, kind: 'break' };
  if (kind === 'letter') return endOfWord(text, at);
  return endOfSign(text, at, unclosed);
}

function endOfDigits(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && classAt(text, end) === 'digit') end += 1;
  return end;
}

function endOfWord(text: string, at: number): { end: number; kind: Token['kind'] } {
  let end = at + 1;
  while (end < text.length && isWordCharacter(text, end)) end += 1;
  const next = text[end];
  if (next === ':' && text.startsWith('://', end)) return { end: endOfRun(text, end), kind: 'opaque' };
  if (next === '.' && text.startsWith('www', at) && end === at + 3) return { end: endOfRun(text, end), kind: 'opaque' };
  if (next === '@' && end + 1 < text.length && classAt(text, end + 1) === 'letter')
    return { end: endOfRun(text, end), kind: 'opaque' };
  return { end, kind: 'word' };
}

function isWordCharacter(text: string, at: number): boolean {
  if (classAt(text, at) === 'letter') return true;
  const sign = text[at];
  return (sign === "'" || sign === '’') && at + 1 < text.length && classAt(text, at + 1) === 'letter';
}

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '`': '`',
  '”': '”',
};

function endOfSign(text: string, at: number, unclosed: Set<string>): { end: number; kind: Token['kind'] } {
  const sign = text[at] ?? '';
  const closing = CLOSING[sign];
  const close = closing === undefined || unclosed.has(sign) ? -1 : text.indexOf(closing, at + 1);
  if (closing !== undefined && close < 0) unclosed.add(sign);
  if (close > at) return { end: close + 1, kind: 'opaque' };
  if (MARKERS.has(sign) && startsMarker(text, at)) return { end: endOfRun(text, at), kind: 'opaque' };
  const level = text.charCodeAt(at + 1) - 48;
  const alone = at + 2 >= text.length || classAt(text, at + 2) !== 'digit';
  if (sign === '!' && level >= 1 && level <= 3 && alone) return { end: at + 2, kind: 'opaque' };
  return { end: at + 1, kind: 'sign' };
}

const MARKERS: ReadonlySet<string> = new Set(['#', '/', '+', '@']);

function startsMarker(text: string, at: number): boolean {
  const before = at === 0 ? 'space' : classAt(text, at - 1);
  return (before === 'space' || before === 'break') && at + 1 < text.length && classAt(text, at + 1) === 'letter';
}

function endOfRun(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length) {
    const kind = classAt(text, end);
    if (kind === 'space' || kind === 'break') break;
    end += 1;
  }
  return end;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly kind: Token['kind'];
  readonly glued: boolean;
}

function makeToken(text: string, cut: Cut, lexicon: Lexicon): Token {
  const { start, end, kind, glued } = cut;
  const raw = text.slice(start, end);
  if (kind === 'word') return makeWord(raw, cut, lexicon);
  const value = kind === 'number' && raw.length <= 12 ? Number(raw) : -1;
  const meaning = kind === 'sign' ? (lexicon.words.get(raw) ?? NO_MEANING) : NO_MEANING;
  return { start, end, text: raw, meaning, value, glued, capital: false, kind, possessive: false };
}

function makeWord(raw: string, cut: Cut, lexicon: Lexicon): Token {
  const { start, end, kind, glued } = cut;
  const folded = raw.toLowerCase();
  const lower = raw.length > 2 && raw.charCodeAt(raw.length - 2) > 127 ? folded.replace('’', "'") : folded;
  const possessive = raw.length > 2 && lower.endsWith("'s");
  const text = possessive ? lower.slice(0, -2) : lower;
  const meaning =
    text.length > LONGEST_WORD ? undefined : (lexicon.words.get(text) ?? correctedMeaning(text, lexicon.misspellable));
  return {
    start,
    end,
    text,
    meaning: meaning ?? NO_MEANING,
    value: -1,
    glued,
    capital: folded[0] !== raw[0] && folded.slice(1) === raw.slice(1),
    kind,
    possessive,
  };
}

function mergePhrases(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const merged: Token[] = [];
  let at = 0;
  for (let first = tokens[at]; first !== undefined; first = tokens[at]) {
    const phrase = lexicon.phrases.get(first.text)?.find((candidate) => matchesAt(tokens, at, candidate));
    const last = phrase === undefined ? undefined : tokens[at + phrase.words.length - 1];
    if (phrase === undefined || last === undefined || first.kind === 'opaque') {
      merged.push(first);
      at += 1;
      continue;
    }
    merged.push({
      ...first,
      end: last.end,
      text: phrase.words.join(' '),
      meaning: phrase.meaning,
      value: -1,
      kind: 'word',
      possessive: last.possessive,
    });
    at += phrase.words.length;
  }
  return merged;
}

function matchesAt(tokens: readonly Token[], at: number, phrase: Phrase): boolean {
  for (let k = 1; k < phrase.words.length; k += 1) {
    const token = tokens[at + k];
    if (token === undefined || token.text !== phrase.words[k] || (phrase.glued && !token.glued)) return false;
  }
  return true;
}
