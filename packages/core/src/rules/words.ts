/** Half-open range of UTF-16 code units in a text, `[start, end)`. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/** One word of a text as rules and patterns compare it. */
export interface PhraseWord extends WordSpan {
  /** Lower case, without accents, with straight apostrophes: "Café’s" is `cafe's`. */
  readonly word: string;
  /** Whether a sign or a line break parts it from the word before, so that no phrase runs over that place. */
  readonly apart: boolean;
}

const run = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ][\p{L}\p{M}\p{N}]+)*/gu;
/** What may stand inside a phrase: spaces, hyphens ("follow-up" is "follow up"), the marks of nothing. */
const joining = /^[ \t\u00a0\u2009\u202f\-‐‑_]*$/u;
const marks = /\p{M}+/gu;
const curly = /[’‘ʼ]/gu;

/**
 * The words of a text, in order: runs of letters and figures with their inner apostrophes. Hyphens part words. Words that
 * lie in one of the `hidden` spans (quotations, marks) are left out, and no phrase runs over the place where they stood.
 */
export function wordsOf(text: string, hidden: readonly WordSpan[] = []): PhraseWord[] {
  const words: PhraseWord[] = [];
  let end = 0;
  for (const found of text.matchAll(run)) {
    const start = found.index;
    const stop = start + found[0].length;
    if (hidden.some((span) => span.start < stop && start < span.end)) continue;
    words.push({ word: folded(found[0]), start, end: stop, apart: !joining.test(text.slice(end, start)) });
    end = stop;
  }
  return words;
}

/** A word, or several, as phrases compare them. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  // Most texts are plain: only where there is something beyond ASCII is there something to fold.
  if (!hasMore(lower)) return lower;
  return lower.replaceAll(curly, "'").normalize('NFD').replaceAll(marks, '').normalize('NFC');
}

function hasMore(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return true;
  return false;
}
