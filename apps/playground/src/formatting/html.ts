import type { FormattedText, MessageEntity } from '../telegram-objects.ts';
import { linkEntity } from './links.ts';
import { byteOffset, ParseFailure } from './parse-failure.ts';

interface OpenTag {
  readonly name: string;
  readonly at: number;
  readonly attributes: ReadonlyMap<string, string>;
}

interface Reading {
  readonly source: string;
  index: number;
  text: string;
  readonly open: OpenTag[];
  readonly entities: MessageEntity[];
}

const entityOfTag: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

/** Reads Telegram's HTML. Throws a ParseFailure where Telegram refuses the text. */
export function parseHtml(source: string): FormattedText {
  const reading: Reading = { source, index: 0, text: '', open: [], entities: [] };
  while (reading.index < source.length) readNext(reading);
  const unclosed = reading.open.at(-1);
  if (unclosed) throw new ParseFailure(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text: reading.text, entities: reading.entities };
}

function readNext(reading: Reading): void {
  const character = reading.source[reading.index];
  if (character === '&') reading.text += readCharacterReference(reading);
  else if (character !== '<') {
    reading.text += character;
    reading.index++;
  } else if (reading.source[reading.index + 1] === '/') readEndTag(reading);
  else readStartTag(reading);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Only four names and numbers are known; any other `&` stands for itself. */
function readCharacterReference(reading: Reading): string {
  const match = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));?/i.exec(
    reading.source.slice(reading.index, reading.index + 12),
  );
  const decoded = match ? decode(match) : undefined;
  if (!match || decoded === undefined) {
    reading.index++;
    return '&';
  }
  reading.index += match[0].length;
  return decoded;
}

function decode(match: RegExpExecArray): string | undefined {
  if (match[3]) return named[match[3].toLowerCase()];
  const code = match[1] ? Number.parseInt(match[1], 16) : Number(match[2]);
  const usable = code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
  return usable ? String.fromCodePoint(code) : undefined;
}

function readStartTag(reading: Reading): void {
  const start = reading.index;
  const name = take(reading, /[^\s>]*/y, 1).toLowerCase();
  if (reading.index >= reading.source.length) throw unclosedStart(reading, start);
  if (!(name in entityOfTag)) {
    throw new ParseFailure(`Unsupported start tag "${name}" at byte offset ${byteOffset(reading.source, start)}`);
  }
  const attributes = readAttributes(reading, start);
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw new ParseFailure(
      `Tag "span" must have class "tg-spoiler" at byte offset ${byteOffset(reading.source, start)}`,
    );
  }
  reading.open.push({ name, at: reading.text.length, attributes });
}

function readAttributes(reading: Reading, start: number): Map<string, string> {
  const attributes = new Map<string, string>();
  for (;;) {
    take(reading, /\s*/y);
    const character = reading.source[reading.index];
    if (character === undefined) throw unclosedStart(reading, start);
    if (character === '>') break;
    const name = take(reading, /[^\s=>]+/y).toLowerCase();
    if (name === '') throw new ParseFailure(`Empty attribute name at byte offset ${byteOffset(reading.source, start)}`);
    attributes.set(name, readAttributeValue(reading, start));
  }
  reading.index++;
  return attributes;
}

function readAttributeValue(reading: Reading, start: number): string {
  take(reading, /\s*/y);
  if (reading.source[reading.index] !== '=') return '';
  take(reading, /=\s*/y);
  const quote = reading.source[reading.index];
  if (quote !== '"' && quote !== "'") return take(reading, /[\w.-]*/y);
  reading.index++;
  let value = '';
  while (reading.source[reading.index] !== quote) {
    if (reading.index >= reading.source.length) throw unclosedStart(reading, start);
    value += reading.source[reading.index] === '&' ? readCharacterReference(reading) : reading.source[reading.index++];
  }
  reading.index++;
  return value;
}

function readEndTag(reading: Reading): void {
  const start = reading.index;
  const where = (): string => `at byte offset ${byteOffset(reading.source, start)}`;
  const top = reading.open.pop();
  if (!top) throw new ParseFailure(`Unexpected end tag ${where()}`);
  const name = take(reading, /[^>]*/y, 2).trim().toLowerCase();
  if (reading.index >= reading.source.length) throw new ParseFailure(`Unclosed end tag ${where()}`);
  if (name !== '' && name !== top.name) {
    throw new ParseFailure(`Unmatched end tag ${where()}, expected "</${top.name}>", found "</${name}>"`);
  }
  reading.index++;
  const length = reading.text.length - top.at;
  if (length > 0) closeTag(reading, top, length);
}

function closeTag(reading: Reading, tag: OpenTag, length: number): void {
  const range = { offset: tag.at, length };
  const type = entityOfTag[tag.name] ?? tag.name;
  if (type === 'text_link') {
    const url = tag.attributes.get('href') ?? reading.text.slice(tag.at);
    reading.entities.push(...linkEntity(url, range));
  } else if (type === 'custom_emoji') {
    reading.entities.push({ type, ...range, custom_emoji_id: tag.attributes.get('emoji-id') ?? '' });
  } else if (type === 'blockquote' && tag.attributes.has('expandable')) {
    reading.entities.push({ type: 'expandable_blockquote', ...range });
  } else if (type === 'code' || type === 'pre') closeCode(reading, tag, range);
  else reading.entities.push({ type, ...range });
}

/** `<pre><code class="language-x">` is one block with a language. */
function closeCode(reading: Reading, tag: OpenTag, range: { offset: number; length: number }): void {
  const language = /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1];
  if (tag.name === 'code') {
    reading.entities.push({ type: 'code', ...range, ...(language === undefined ? {} : { language }) });
    return;
  }
  const inner = reading.entities.at(-1);
  if (inner?.type === 'code' && inner.offset === range.offset && inner.length === range.length) {
    reading.entities.pop();
    reading.entities.push({ type: 'pre', ...range, ...(inner.language ? { language: inner.language } : {}) });
  } else reading.entities.push({ type: 'pre', ...range });
}

function take(reading: Reading, pattern: RegExp, skip = 0): string {
  reading.index += skip;
  pattern.lastIndex = reading.index;
  const found = pattern.exec(reading.source)?.[0] ?? '';
  reading.index += found.length;
  return found;
}

function unclosedStart(reading: Reading, start: number): ParseFailure {
  return new ParseFailure(`Unclosed start tag at byte offset ${byteOffset(reading.source, start)}`);
}
