import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboard, Message, MessageContent } from '../telegram-objects.ts';
import type { Call } from './call.ts';
import { captionText, messageText } from './formatted-text.ts';
import { badRequest } from './refusal.ts';
import { inlineKeyboard } from './reply-markup.ts';
import { findChat, ownMessage } from './target.ts';

export function editMessageText(call: Call): Message {
  const { text, entities } = messageText(call.parameters);
  const keyboard = inlineKeyboard(call.parameters);
  const message = ownMessage(call, 'edit');
  if (message.text === undefined) throw badRequest('there is no text in the message to edit');
  const { entities: _, ...rest } = message;
  return replace(call, message, { ...rest, text, ...(entities.length > 0 ? { entities } : {}) }, keyboard);
}

export function editMessageCaption(call: Call): Message {
  const { text, entities } = captionText(call.parameters);
  const keyboard = inlineKeyboard(call.parameters);
  const message = ownMessage(call, 'edit');
  if (message.text !== undefined) throw badRequest('there is no caption in the message to edit');
  const { caption: _, caption_entities: __, ...rest } = message;
  const caption = text === '' ? {} : { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
  return replace(call, message, { ...rest, ...caption }, keyboard);
}

export function editMessageReplyMarkup(call: Call): Message {
  const keyboard = inlineKeyboard(call.parameters);
  const message = ownMessage(call, 'edit');
  return replace(call, message, message, keyboard);
}

export function deleteMessage(call: Call): true {
  const chat = findChat(call);
  const messageId = call.parameters.integer('message_id') ?? 0;
  if (!call.world.entry(chat.id, messageId)) throw badRequest('message to delete not found');
  call.world.deleteMessage(chat.id, messageId);
  return true;
}

/** Unknown messages are passed over. */
export function deleteMessages(call: Call): true {
  const chat = findChat(call);
  const given = call.parameters.json('message_ids');
  if (!Array.isArray(given) || given.length === 0) throw badRequest('message identifiers are not specified');
  for (const messageId of given.map(Number)) {
    if (call.world.entry(chat.id, messageId)) call.world.deleteMessage(chat.id, messageId);
  }
  return true;
}

/** An edit without a keyboard removes the present one, as Telegram does. */
function replace(
  call: Call,
  before: Message,
  content: Message & MessageContent,
  keyboard: InlineKeyboard | null | undefined,
): Message {
  const { reply_markup: _, edit_date: __, ...rest } = content;
  const after: Message = { ...rest, ...(keyboard ? { reply_markup: keyboard } : {}) };
  const { edit_date: ___, ...comparable } = before;
  if (isDeepStrictEqual(comparable, after)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const edited = { ...after, edit_date: call.world.seconds() };
  call.world.replaceMessage(edited);
  return edited;
}
