import type { Span } from './time/reading.ts';

/** In order of the text, without overlap; touching spans stay apart. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** The same text with every span overwritten by `cover`, one character each, so that places in it stay where they are. */
export function blankOut(text: string, spans: readonly Span[], cover: string): string {
  if (spans.length === 0) return text;
  let result = '';
  let at = 0;
  for (const span of spans) {
    result += text.slice(at, span.start) + cover.repeat(span.end - span.start);
    at = span.end;
  }
  return result + text.slice(at);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
