import type { MessageEntity } from '../telegram-objects.ts';

const schemes = new Set(['http:', 'https:', 'tg:', 'ton:', 'mailto:', 'tel:']);

/** The address in the form in which Telegram stores it, or null for one that it drops. */
export function normalUrl(address: string): string | null {
  const trimmed = address.trim();
  const withScheme = /^[a-z][\w+.-]*:/i.test(trimmed) && !/^[\w.-]+:\d/.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  if (!schemes.has(url.protocol)) return null;
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  return web && !url.hostname.includes('.') && url.hostname !== 'localhost' ? null : url.href;
}

/** A link over a range, or nothing when the address is unusable: Telegram then keeps the words without a link. */
export function linkEntity(address: string, range: { offset: number; length: number }): MessageEntity[] {
  const url = normalUrl(address);
  return url === null ? [] : [{ type: 'text_link', ...range, url }];
}
