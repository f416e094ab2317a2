/** Cuts `text` to at most `length` UTF-16 units on one line, never inside a character, with an ellipsis where something was cut. */
export function oneLine(text: string, length: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  let end = length - 1;
  if (isLowSurrogate(line.charCodeAt(end))) end -= 1;
  return `${line.slice(0, end).trimEnd()}…`;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Whether a word is another one but for one letter wrong, missing, too many or swapped with the next; never the first. */
export function isOneSlipAway(word: string, target: string): boolean {
  const longer = word.length - target.length;
  if (longer > 1 || longer < -1) return false;
  let at = 1;
  while (at < word.length && word.charCodeAt(at) === target.charCodeAt(at)) at += 1;
  if (longer === 1) return word.slice(at + 1) === target.slice(at);
  if (longer === -1) return word.slice(at) === target.slice(at + 1);
  if (word.slice(at + 1) === target.slice(at + 1)) return true;
  const swapped = word.charAt(at) === target.charAt(at + 1) && word.charAt(at + 1) === target.charAt(at);
  return swapped && word.slice(at + 2) === target.slice(at + 2);
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * The text as a database gives it back: half of a character stands for none, and becomes the sign for what cannot be shown.
 * Of the same length, so that places in it stay where they are.
 */
export function wellFormed(text: string): string {
  return text.replaceAll(loneSurrogate, '\uFFFD');
}
