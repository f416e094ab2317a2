/** A text in which quotations stand aside, so that nothing is read out of them. */
export interface PlainWords {
  /** Typographic quotes plain, contractions written out, a mark in the place of each quotation. */
  readonly text: string;
  readonly quotations: readonly string[];
}

const quoted = /[“"„]([^“”"„]{1,300})[”"“]|(?<=^|\s)[‘']([^‘’']{1,300})[’'](?=$|[\s,.;:!?])/gu;
const quotationMark = /«(\d+)»/u;

/** Writes a text so that it can be compared with phrases; its letters keep their case. */
export function plainWords(text: string): PlainWords {
  const quotations: string[] = [];
  const aside = text
    .normalize('NFC')
    .replaceAll(/[«»]/gu, '"')
    .replaceAll(quoted, (_whole, double: string | undefined, single: string | undefined) => {
      quotations.push((double ?? single ?? '').trim());
      return `«${quotations.length - 1}»`;
    });
  return { text: tidy(writtenOut(aside.replaceAll(/[’‘]/gu, "'"))), quotations };
}

/** The quotation that a text is, exactly; null when it is anything else. */
export function quotationIn(text: string, quotations: readonly string[]): string | null {
  const match = quotationMark.exec(text.trim());
  return match && match[0] === text.trim() ? (quotations[Number(match[1])] ?? null) : null;
}

/** The text with its quotations back in their places. */
export function withQuotations(text: string, quotations: readonly string[]): string {
  return text.replaceAll(/«(\d+)»/gu, (_mark, index: string) => `“${quotations[Number(index)] ?? ''}”`);
}

function writtenOut(text: string): string {
  return text
    .replaceAll(/\b(?:can't|cannot|cant)\b/giu, 'can not')
    .replaceAll(/\bwon't\b/giu, 'will not')
    .replaceAll(/\b(is|are|was|were|do|does|did|has|have|had|should|would|could|must|need)(?:n't|nt)\b/giu, '$1 not')
    .replaceAll(
      /\b(it|that|this|what|there|here|where|how|who|let|date|time|deadline|title|one|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'s\b/giu,
      '$1 is',
    )
    .replaceAll(
      /\b(thats|whats|hows|its)\b(?= (?:a|an|the|not|just|really|pending|waiting|open|up)\b)/giu,
      (word) => `${word.slice(0, -1)} is`,
    )
    .replaceAll(/\blet is\b/giu, 'let us')
    .replaceAll(/\b(i|you|we|they|it|that)'d\b/giu, '$1 would')
    .replaceAll(/\b(i|you|we|they|it|that|this)'ll\b/giu, '$1 will')
    .replaceAll(/\b(i|you|we|they|should|would|could|must)'ve\b/giu, '$1 have')
    .replaceAll(/\b(you|we|they|these|those)'re\b/giu, '$1 are')
    .replaceAll(/\bi'm\b/giu, 'i am');
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
