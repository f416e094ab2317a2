import type { FormattedText, MessageEntity } from '../telegram-objects.ts';
import { linkEntity } from './links.ts';
import { byteOffset, ParseFailure } from './parse-failure.ts';

interface OpenMark {
  readonly name: string;
  readonly type: string;
  readonly mark: string;
  readonly at: number;
  readonly source: number;
  readonly language?: string;
}

interface Reading {
  readonly source: string;
  index: number;
  text: string;
  readonly open: OpenMark[];
  readonly entities: MessageEntity[];
}

const marks = [
  { mark: '__', type: 'underline', name: 'Underline' },
  { mark: '||', type: 'spoiler', name: 'Spoiler' },
  { mark: '*', type: 'bold', name: 'Bold' },
  { mark: '_', type: 'italic', name: 'Italic' },
  { mark: '~', type: 'strikethrough', name: 'Strikethrough' },
  { mark: '![', type: 'custom_emoji', name: 'CustomEmoji' },
  { mark: '[', type: 'text_link', name: 'TextUrl' },
] as const;
const reserved = new Set('_*[]()~`>#+-=|{}.!');

/** Reads MarkdownV2. Throws a ParseFailure where Telegram refuses the text. */
export function parseMarkdownV2(source: string): FormattedText {
  const reading: Reading = { source, index: 0, text: '', open: [], entities: [] };
  while (reading.index < source.length) readNext(reading);
  closeQuote(reading);
  const unclosed = reading.open.at(-1);
  if (unclosed) {
    throw new ParseFailure(
      `Can't find end of ${unclosed.name} entity at byte offset ${byteOffset(source, unclosed.source)}`,
    );
  }
  return { text: reading.text, entities: reading.entities };
}

function readNext(reading: Reading): void {
  const character = reading.source[reading.index] ?? '';
  const next = reading.source.charCodeAt(reading.index + 1);
  if (character === '\\' && next > 0 && next < 127) {
    reading.text += reading.source[reading.index + 1];
    reading.index += 2;
  } else if (character === '\n') {
    endLine(reading);
  } else if (character === '`') readCode(reading);
  else if (!reserved.has(character)) append(reading, character);
  else if (!startsQuote(reading) && !closesMark(reading) && !opensMark(reading)) {
    throw new ParseFailure(`Character '${character}' is reserved and must be escaped with the preceding '\\'`);
  }
}

function append(reading: Reading, character: string): void {
  reading.text += character;
  reading.index++;
}

/** Code holds no other mark: it is read to its end in one go. */
function readCode(reading: Reading): void {
  const start = reading.index;
  const fence = reading.source.startsWith('```', start) ? '```' : '`';
  reading.index += fence.length;
  const language = fence === '```' ? readLanguage(reading) : undefined;
  const at = reading.text.length;
  while (!reading.source.startsWith(fence, reading.index)) {
    if (reading.index >= reading.source.length) {
      const name = fence === '`' ? 'Code' : 'Pre';
      throw new ParseFailure(`Can't find end of ${name} entity at byte offset ${byteOffset(reading.source, start)}`);
    }
    if (/^\\[\u0001-\u007e]/.test(reading.source.slice(reading.index, reading.index + 2))) reading.index++;
    append(reading, reading.source[reading.index] ?? '');
  }
  reading.index += fence.length;
  const length = reading.text.length - at;
  const type = fence === '`' ? 'code' : 'pre';
  if (length > 0) reading.entities.push({ type, offset: at, length, ...(language ? { language } : {}) });
}

function readLanguage(reading: Reading): string | undefined {
  const match = /^([^\s`]*)\n/.exec(reading.source.slice(reading.index, reading.index + 64));
  if (match) reading.index += match[0].length;
  return match?.[1] || undefined;
}

function atLineStart(reading: Reading): boolean {
  return reading.index === 0 || reading.source[reading.index - 1] === '\n';
}

function startsQuote(reading: Reading): boolean {
  if (!atLineStart(reading)) return false;
  const mark = /^(\*\*)?>/.exec(reading.source.slice(reading.index, reading.index + 3));
  if (!mark) return false;
  const quoted = reading.open.some((one) => one.mark === '>');
  if (!quoted || mark[1]) {
    closeQuote(reading);
    const type = mark[1] ? 'expandable_blockquote' : 'blockquote';
    reading.open.push({ name: 'BlockQuote', type, mark: '>', at: reading.text.length, source: reading.index });
  }
  reading.index += mark[0].length;
  return true;
}

function endLine(reading: Reading): void {
  append(reading, '\n');
  if (reading.source[reading.index] !== '>') closeQuote(reading);
}

function closeQuote(reading: Reading): void {
  const top = reading.open.at(-1);
  if (top?.mark !== '>') return;
  reading.open.pop();
  const length = reading.text.replace(/\n+$/, '').length - top.at;
  if (length > 0) reading.entities.push({ type: top.type, offset: top.at, length });
}

function closesMark(reading: Reading): boolean {
  const top = reading.open.at(-1);
  if (!top) return false;
  if (top.mark === '[' || top.mark === '![') return closesLink(reading, top);
  if (endsExpandable(reading, top)) return true;
  if (!reading.source.startsWith(top.mark, reading.index)) return false;
  if (top.mark === '_' && reading.source.startsWith('__', reading.index)) return false;
  reading.index += top.mark.length;
  finish(reading, top);
  return true;
}

/** `||` at the end of a quotation's last line marks it as expandable rather than opening a spoiler. */
function endsExpandable(reading: Reading, top: OpenMark): boolean {
  if (top.type !== 'expandable_blockquote' || !/^\|\|(\n|$)/.test(reading.source.slice(reading.index))) return false;
  reading.index += 2;
  closeQuote(reading);
  return true;
}

function closesLink(reading: Reading, top: OpenMark): boolean {
  if (reading.source[reading.index] !== ']') return false;
  reading.index++;
  const url = reading.source[reading.index] === '(' ? readAddress(reading) : reading.text.slice(top.at);
  reading.open.pop();
  const range = { offset: top.at, length: reading.text.length - top.at };
  if (range.length === 0) return true;
  if (top.mark === '[') reading.entities.push(...linkEntity(url, range));
  else reading.entities.push({ type: 'custom_emoji', ...range, custom_emoji_id: /id=(\d+)/.exec(url)?.[1] ?? '' });
  return true;
}

function readAddress(reading: Reading): string {
  const start = reading.index++;
  let url = '';
  while (reading.source[reading.index] !== ')') {
    if (reading.index >= reading.source.length) {
      throw new ParseFailure(`Can't find end of a URL at byte offset ${byteOffset(reading.source, start)}`);
    }
    if (reading.source[reading.index] === '\\') reading.index++;
    url += reading.source[reading.index++] ?? '';
  }
  reading.index++;
  return url;
}

function finish(reading: Reading, mark: OpenMark): void {
  reading.open.pop();
  const length = reading.text.length - mark.at;
  if (length > 0) reading.entities.push({ type: mark.type, offset: mark.at, length });
}

function opensMark(reading: Reading): boolean {
  const found = marks.find(({ mark }) => reading.source.startsWith(mark, reading.index));
  if (!found) return false;
  reading.open.push({ ...found, at: reading.text.length, source: reading.index });
  reading.index += found.mark.length;
  return true;
}
