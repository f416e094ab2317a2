import { z } from 'zod';
import { normalUrl } from '../formatting/links.ts';
import type { InlineButton, InlineKeyboard } from '../telegram-objects.ts';
import type { Parameters } from './parameters.ts';
import { badRequest } from './refusal.ts';

const button = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const rows = z.array(z.array(z.unknown()));
const maximumButtons = 100;

/**
 * The inline keyboard of a call: `undefined` when it gives none, null when it gives one without buttons, which removes
 * the present one in an edit. The keyboards under the input field are accepted and not shown.
 */
export function inlineKeyboard(parameters: Parameters): InlineKeyboard | null | undefined {
  const markup = parameters.json('reply_markup');
  if (markup === undefined) return undefined;
  if (typeof markup !== 'object' || markup === null) throw badRequest('object expected as reply markup');
  if (!('inline_keyboard' in markup)) return undefined;
  const parsed = rows.safeParse(markup.inline_keyboard);
  if (!parsed.success)
    throw badRequest('can\'t parse reply keyboard markup: field "inline_keyboard" must be of type Array');
  const keyboard = parsed.data.map((row) => row.map(checkButton)).filter((row) => row.length > 0);
  if (keyboard.flat().length > maximumButtons) throw badRequest('reply markup is too long');
  return keyboard.length === 0 ? null : { inline_keyboard: keyboard };
}

function checkButton(given: unknown): InlineButton {
  const parsed = button.safeParse(given);
  if (!parsed.success) {
    throw badRequest(
      `can't parse inline keyboard button: field "${String(parsed.error.issues[0]?.path[0] ?? 'text')}" must be of type String`,
    );
  }
  const { text, callback_data, url } = parsed.data;
  if (text.trim() === '') throw badRequest("can't parse inline keyboard button: text of the button must be non-empty");
  if (url !== undefined) return { text, url: checkUrl(url) };
  if (callback_data === undefined)
    throw badRequest("can't parse inline keyboard button: text buttons are unallowed in the inline keyboard");
  const bytes = Buffer.byteLength(callback_data);
  if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  return { text, callback_data };
}

function checkUrl(url: string): string {
  const normal = normalUrl(url);
  if (normal === null) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return normal;
}
