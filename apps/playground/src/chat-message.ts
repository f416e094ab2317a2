import type { InlineButton, Message, MessageEntity } from './telegram-objects.ts';
import type { World } from './world.ts';

/** A message as a reader of the chat sees it. Dates are unix seconds. */
export interface ChatMessage {
  readonly messageId: number;
  readonly by: 'bot' | 'person';
  /** The text or the caption, empty when there is neither. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** The rows of inline buttons. */
  readonly buttons: readonly (readonly InlineButton[])[];
  readonly date: number;
  readonly editDate: number | null;
  readonly replyTo: number | null;
  /** Grows with every change in any chat; a message's form after an edit has a greater one. */
  readonly revision: number;
  /** The message as the Bot API has it. */
  readonly raw: Message;
}

/** The present form of a message that the world holds. */
export function viewOf(world: World, message: Message): ChatMessage {
  const entry = world.entry(message.chat.id, message.message_id);
  return {
    messageId: message.message_id,
    by: message.from.id === world.bot.id ? 'bot' : 'person',
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: message.reply_markup?.inline_keyboard ?? [],
    date: message.date,
    editDate: message.edit_date ?? null,
    replyTo: message.reply_to_message?.message_id ?? null,
    revision: entry?.revision ?? world.revision,
    raw: message,
  };
}
