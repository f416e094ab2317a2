import type { FormattedText, MessageEntity } from './telegram-objects.ts';

const maximum = 4096;

/** Cuts a long text where a line or a word ends, so that each part fits into one message. */
export function splitText({ text, entities }: FormattedText): FormattedText[] {
  const parts: FormattedText[] = [];
  let at = 0;
  while (at < text.length) {
    const end = at + cutLength(text.slice(at, at + maximum + 1));
    const part = text.slice(at, end);
    const lead = part.length - part.trimStart().length;
    if (part.trim())
      parts.push({ text: part.trim(), entities: within(entities, at + lead, at + part.trimEnd().length) });
    at = end;
  }
  return parts;
}

function cutLength(rest: string): number {
  if (rest.length <= maximum) return rest.length;
  const window = rest.slice(0, maximum);
  const line = window.lastIndexOf('\n');
  const space = window.lastIndexOf(' ');
  const cut = line > maximum / 2 ? line : space;
  if (cut > 0) return cut;
  return /[\ud800-\udbff]$/.test(window) ? maximum - 1 : maximum;
}

function within(entities: readonly MessageEntity[], from: number, to: number): MessageEntity[] {
  return entities.flatMap((entity) => {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    return start < end ? [{ ...entity, offset: start - from, length: end - start }] : [];
  });
}
