import type { Span } from './time/reading.ts';

const closing: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['`', '`'],
]);

/**
 * Quoted stretches of a text, marks included, in order and without overlap. What is quoted is never read as a time, a
 * marker or a frame. An opening mark without its partner quotes nothing.
 */
export function quotedSpans(text: string): Span[] {
  const spans: Span[] = [];
  const unpaired = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    const partner = closing.get(mark);
    if (partner === undefined || unpaired.has(mark)) continue;
    const end = text.indexOf(partner, at + 1);
    if (end === -1) unpaired.add(mark);
    else {
      spans.push({ start: at, end: end + 1 });
      at = end;
    }
  }
  return spans;
}
