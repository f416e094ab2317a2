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
