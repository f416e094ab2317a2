import type { Span } from './time/reading.ts';

export type TokenKind = 'word' | 'number' | 'mark' | 'emoji';

/** One word, number, punctuation mark or symbol of the text, with its place. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Lower case with straight apostrophes: the key for every look-up. */
  readonly lower: string;
  /** True when the token begins with an upper-case letter. */
  readonly capital: boolean;
  /** True for a word of two letters or more in capitals only. */
  readonly shouted: boolean;
  /** True when a line break stands before the token. */
  readonly newLine: boolean;
}

/**
 * Cuts a text into tokens in one pass over its code units, whatever it holds. Words keep inner apostrophes and hyphens
 * ("don't", "follow-up"), numbers keep inner points, colons and commas ("12.50", "7:30").
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let newLine = false;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      newLine ||= code === 0x0a;
      at += 1;
      continue;
    }
    const token = readToken(text, at, newLine);
    tokens.push(token);
    newLine = false;
    at = token.end;
  }
  return tokens;
}

function readToken(text: string, start: number, newLine: boolean): Token {
  const code = text.charCodeAt(start);
  if (isLetter(code)) return wordAt(text, start, newLine);
  if (isDigit(code)) return numberAt(text, start, newLine);
  const end = start + (isHighSurrogate(code) && start + 1 < text.length ? 2 : 1);
  const kind = isPicture(code) ? 'emoji' : 'mark';
  return { kind, lower: text.slice(start, end), start, end, capital: false, shouted: false, newLine };
}

function wordAt(text: string, start: number, newLine: boolean): Token {
  let end = start + 1;
  while (end < text.length && continuesWord(text, end)) end += 1;
  const written = text.slice(start, end);
  const lower = straight(written.toLowerCase());
  const first = written.charAt(0);
  const shouted = end - start > 1 && written === written.toUpperCase() && first !== lower.charAt(0);
  return { kind: 'word', lower, start, end, capital: first !== lower.charAt(0), shouted, newLine };
}

function continuesWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isLetter(code) || isDigit(code)) return true;
  const joins = isApostrophe(code) || code === 0x2d;
  return joins && at + 1 < text.length && isLetter(text.charCodeAt(at + 1));
}

function numberAt(text: string, start: number, newLine: boolean): Token {
  let end = start + 1;
  while (end < text.length && continuesNumber(text, end)) end += 1;
  return {
    kind: 'number',
    lower: text.slice(start, end).toLowerCase(),
    start,
    end,
    capital: false,
    shouted: false,
    newLine,
  };
}

function continuesNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isDigit(code) || isLetter(code)) return true;
  const joins = code === 0x2e || code === 0x3a || code === 0x2c || code === 0x2f;
  return joins && at + 1 < text.length && isDigit(text.charCodeAt(at + 1));
}

function straight(word: string): string {
  return word.includes('’') || word.includes('‘') ? word.replaceAll('’', "'").replaceAll('‘', "'") : word;
}

/** Spaces and control characters, which separate and carry nothing. */
export function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0x3000 || code === 0xfeff;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (code < 0x2000) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
  return (code >= 0x3040 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00);
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isPicture(code: number): boolean {
  return (code >= 0xd800 && code < 0xe000) || (code >= 0x2300 && code < 0x2c00) || code === 0xfe0f;
}
