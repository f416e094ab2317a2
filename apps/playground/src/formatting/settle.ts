import type { FormattedText, MessageEntity } from '../telegram-objects.ts';
import { detectEntities } from './detected.ts';

/**
 * Brings a text into the form in which Telegram stores it: control characters become spaces, both ends are trimmed,
 * entities follow, overlapping ones are split or dropped, and what Telegram marks by itself is marked.
 */
export function settleText(formatted: FormattedText): FormattedText {
  const cleaned = trim(clean(formatted));
  const own = withoutNesting(cleaned.entities);
  const entities = [...own, ...detectEntities({ text: cleaned.text, entities: own })];
  return { text: cleaned.text, entities: entities.sort(byPosition) };
}

/** Removed or replaced one for one in UTF-16 units where possible, so that offsets stay; removals move them. */
function clean(formatted: FormattedText): FormattedText {
  // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
  const text = formatted.text.replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f]/g, ' ');
  const removed = [...text.matchAll(/[\r\u2028-\u202e]/g)].map((match) => match.index);
  if (removed.length === 0) return { text, entities: formatted.entities };
  const moved = (position: number): number => position - removed.filter((index) => index < position).length;
  return {
    text: text.replace(/[\r\u2028-\u202e]/g, ''),
    entities: formatted.entities.map((entity) => spanned(entity, moved(entity.offset), moved(end(entity)))),
  };
}

function trim({ text, entities }: FormattedText): FormattedText {
  const trimmed = text.trim();
  const lead = text.length - text.trimStart().length;
  const within = (position: number): number => Math.min(Math.max(position - lead, 0), trimmed.length);
  return {
    text: trimmed,
    entities: entities
      .map((entity) => spanned(entity, within(entity.offset), within(end(entity))))
      .filter((entity) => entity.length > 0),
  };
}

/** Code and links hold no other entity, quotations no other quotation. */
function withoutNesting(entities: readonly MessageEntity[]): MessageEntity[] {
  const kept: MessageEntity[] = [];
  for (const entity of [...entities].sort(byPosition)) {
    const clash = kept.some((other) => entity.offset < end(other) && !mayShare(other, entity));
    if (!clash) kept.push(entity);
  }
  return kept;
}

function mayShare(outer: MessageEntity, inner: MessageEntity): boolean {
  if (isCode(outer)) return false;
  if (isCode(inner)) return isQuote(outer);
  if (isQuote(outer) && isQuote(inner)) return false;
  return outer.type !== inner.type;
}

function isCode(entity: MessageEntity): boolean {
  return entity.type === 'code' || entity.type === 'pre';
}

function isQuote(entity: MessageEntity): boolean {
  return entity.type === 'blockquote' || entity.type === 'expandable_blockquote';
}

function spanned(entity: MessageEntity, from: number, to: number): MessageEntity {
  return { ...entity, offset: from, length: to - from };
}

function end(entity: MessageEntity): number {
  return entity.offset + entity.length;
}

function byPosition(a: MessageEntity, b: MessageEntity): number {
  return a.offset - b.offset || b.length - a.length;
}
