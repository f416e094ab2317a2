import { z } from 'zod';
import type { MessageEntity } from '../telegram-objects.ts';
import { badRequest } from '../bot-api/refusal.ts';

const written = z.looseObject({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  url: z.string().optional(),
  language: z.string().optional(),
  custom_emoji_id: z.string().optional(),
});

const styles = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'code',
  'pre',
  'blockquote',
  'expandable_blockquote',
  'text_link',
  'text_mention',
  'custom_emoji',
]);
/** Telegram finds these by itself and ignores them in a request. */
const detected = new Set(['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'date_time']);

/** Checks entities that came with a request against their text. Throws a Refusal; returns those that are kept. */
export function checkEntities(text: string, given: unknown): MessageEntity[] {
  if (!Array.isArray(given)) throw badRequest("can't parse message entities: expected an Array of MessageEntity");
  return given.flatMap((one: unknown) => {
    const entity = written.safeParse(one);
    if (!entity.success) throw badRequest(`can't parse MessageEntity: ${whatIsWrong(entity.error)}`);
    return checkEntity(text, entity.data);
  });
}

function whatIsWrong(error: z.ZodError): string {
  const field = error.issues[0]?.path[0];
  return field === undefined ? 'expected an Object' : `field "${String(field)}" is missing or of the wrong type`;
}

function checkEntity(text: string, entity: z.infer<typeof written>): MessageEntity[] {
  const { type, offset, length } = entity;
  if (detected.has(type)) return [];
  if (!styles.has(type)) throw badRequest("can't parse MessageEntity: Unsupported type specified");
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`);
  if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`);
  if (length === 0) return [];
  if (offset + length > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
    );
  }
  if (splitsPair(text, offset)) throw badRequest(`entity begins in a middle of a UTF-16 symbol at offset ${offset}`);
  if (splitsPair(text, offset + length)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at offset ${offset + length}`,
    );
  }
  return [kept(entity)];
}

function kept({ type, offset, length, url, language, custom_emoji_id }: z.infer<typeof written>): MessageEntity {
  return {
    type,
    offset,
    length,
    ...(type === 'text_link' && url !== undefined ? { url } : {}),
    ...(type === 'pre' && language ? { language } : {}),
    ...(type === 'custom_emoji' && custom_emoji_id !== undefined ? { custom_emoji_id } : {}),
  };
}

function splitsPair(text: string, index: number): boolean {
  return /^[\ud800-\udbff]$/.test(text[index - 1] ?? '') && /^[\udc00-\udfff]$/.test(text[index] ?? '');
}
