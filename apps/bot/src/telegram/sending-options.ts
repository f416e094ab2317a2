import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types';
import type { StoredMessage } from '../conversation/reply.ts';

/** What Telegram is told about a message beside its text. */
export function sendingOptions(message: StoredMessage) {
  const keyboard: InlineKeyboardMarkup | undefined =
    message.keyboard.length === 0
      ? undefined
      : {
          inline_keyboard: message.keyboard.map((row) =>
            row.map(({ label, data }) => ({ text: label, callback_data: data })),
          ),
        };
  return {
    // The form is checked as far as Noctem relies on it; the rest of an entity is Telegram's own.
    entities: message.entities as MessageEntity[],
    ...(keyboard && { reply_markup: keyboard }),
    ...(message.replyTo !== null && {
      reply_parameters: { message_id: message.replyTo, allow_sending_without_reply: true },
    }),
    link_preview_options: { is_disabled: true },
  };
}
