import type { FormattedText, MessageEntity } from '../telegram-objects.ts';
import { linkEntity } from './links.ts';
import { byteOffset, ParseFailure } from './parse-failure.ts';

interface Reading {
  readonly source: string;
  index: number;
  text: string;
  readonly entities: MessageEntity[];
}

const typeOfMark: Readonly<Record<string, string>> = {
  '*': 'bold',
  _: 'italic',
  '`': 'code',
  '```': 'pre',
  '[': 'text_link',
};

/** Reads the first Markdown of the Bot API: no nesting, `*bold* _italic_ [text](url)` and code. */
export function parseLegacyMarkdown(source: string): FormattedText {
  const reading: Reading = { source, index: 0, text: '', entities: [] };
  while (reading.index < source.length) {
    const character = source[reading.index] ?? '';
    if (character === '\\' && '_*`['.includes(source[reading.index + 1] ?? '-')) {
      reading.text += source[reading.index + 1];
      reading.index += 2;
    } else if (character in typeOfMark) readEntity(reading, character);
    else {
      reading.text += character;
      reading.index++;
    }
  }
  return { text: reading.text, entities: reading.entities };
}

function readEntity(reading: Reading, character: string): void {
  const start = reading.index;
  const mark = reading.source.startsWith('```', start) ? '```' : character;
  const close = mark === '[' ? ']' : mark;
  const end = reading.source.indexOf(close, start + mark.length);
  if (end < 0) {
    throw new ParseFailure(`Can't find end of the entity starting at byte offset ${byteOffset(reading.source, start)}`);
  }
  const inner = reading.source.slice(start + mark.length, end);
  const offset = reading.text.length;
  reading.index = end + close.length;
  if (mark === '[') readLink(reading, inner);
  else if (mark === '```') readBlock(reading, inner);
  else {
    reading.text += inner;
    if (inner) reading.entities.push({ type: typeOfMark[mark] ?? mark, offset, length: inner.length });
  }
}

function readLink(reading: Reading, label: string): void {
  const address = /^\(([^)]*)\)/.exec(reading.source.slice(reading.index));
  if (address) reading.index += address[0].length;
  const range = { offset: reading.text.length, length: label.length };
  reading.text += label;
  if (label) reading.entities.push(...linkEntity(address?.[1] ?? label, range));
}

function readBlock(reading: Reading, inner: string): void {
  const language = /^([^\s`]+)\n/.exec(inner)?.[1];
  const body = language ? inner.slice(language.length + 1) : inner.replace(/^\n/, '');
  const offset = reading.text.length;
  reading.text += body;
  if (body) reading.entities.push({ type: 'pre', offset, length: body.length, ...(language ? { language } : {}) });
}
