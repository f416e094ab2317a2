import type { FormattedText, MessageEntity } from '../telegram-objects.ts';

const topLevel = 'com|org|net|io|dev|app|de|es|fr|it|nl|uk|pt|eu|info|me|co|us|ch|at|se|no|fi|pl|ru|jp|cn|in|br';
/** In the order in which they win when two readings overlap. */
const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['url', /(?<![\w@.])https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/gi],
  ['email', /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}(?![\w-])/gi],
  [
    'url',
    new RegExp(
      `(?<![\\w@.\\/-])(?:[a-z0-9-]{1,63}\\.){1,4}(?:${topLevel})(?![\\w-])(?:\\/[^\\s<>"']*[^\\s<>"'.,;:!?)\\]}])?`,
      'gi',
    ),
  ],
  ['bot_command', /(?<![\w/<>])\/\w{1,64}(?:@\w{3,32})?(?![\w/<>])/g],
  ['mention', /(?<![\w@/])@[a-z]\w{2,31}(?!\w)/gi],
  ['hashtag', /(?<![\p{L}\p{N}_&])#(?=[\p{N}_]{0,64}\p{L})[\p{L}\p{N}_]{1,256}/gu],
];

/**
 * What Telegram marks by itself in any text: commands, mentions, hashtags, addresses. Ranges that already carry code
 * or a link stay as they are.
 */
export function detectEntities(formatted: FormattedText): MessageEntity[] {
  const closed = formatted.entities.filter((entity) =>
    ['code', 'pre', 'text_link', 'text_mention'].includes(entity.type),
  );
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of formatted.text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...closed, ...found].some((other) => overlaps(other, entity))) found.push(entity);
    }
  }
  return found;
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
