import { checkEntities } from '../formatting/explicit.ts';
import { parseHtml } from '../formatting/html.ts';
import { parseLegacyMarkdown } from '../formatting/markdown-legacy.ts';
import { parseMarkdownV2 } from '../formatting/markdown-v2.ts';
import { ParseFailure } from '../formatting/parse-failure.ts';
import { settleText } from '../formatting/settle.ts';
import type { FormattedText } from '../telegram-objects.ts';
import type { Parameters } from './parameters.ts';
import { badRequest } from './refusal.ts';

const parsers: Readonly<Record<string, (source: string) => FormattedText>> = {
  html: parseHtml,
  markdown: parseLegacyMarkdown,
  markdownv2: parseMarkdownV2,
};

/** The text of a message as Telegram would store it; empty when it has none. Throws a Refusal. */
export function messageText(parameters: Parameters): FormattedText {
  const formatted = read(parameters, { text: 'text', entities: 'entities' });
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > 4096) throw badRequest('message is too long');
  return formatted;
}

/** The same for the words under a photo or a file, which may be absent. */
export function captionText(parameters: Parameters): FormattedText {
  const formatted = read(parameters, { text: 'caption', entities: 'caption_entities' });
  if (formatted.text.length > 1024) throw badRequest('message caption is too long');
  return formatted;
}

function read(parameters: Parameters, names: { text: string; entities: string }): FormattedText {
  const source = parameters.text(names.text);
  const mode = parameters.text('parse_mode').toLowerCase();
  if (mode === '' || mode === 'none') return settleText(plain(source, parameters.json(names.entities)));
  const parse = parsers[mode];
  if (!parse) throw badRequest('unsupported parse_mode');
  try {
    return settleText(parse(source));
  } catch (error) {
    throw error instanceof ParseFailure ? badRequest(`can't parse entities: ${error.message}`) : error;
  }
}

function plain(text: string, entities: unknown): FormattedText {
  return { text, entities: entities === undefined ? [] : checkEntities(text, entities) };
}
