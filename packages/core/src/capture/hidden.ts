import { hiddenIn, layOut } from './sheet.ts';
import type { Span } from './time/reading.ts';

/** What stands apart from the matter of a text, and is no part of a phrase: quotations and marks (`#tag`, `+project`, `!1`). */
export function hiddenSpans(text: string): readonly Span[] {
  return hiddenIn(layOut(text));
}
