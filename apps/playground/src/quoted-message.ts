import type { Message } from './telegram-objects.ts';

/** A message as it stands inside a reply to it: without the one that it replies to itself. */
export function quotedMessage(message: Message): Message {
  const { reply_to_message: _outer, ...shown } = message;
  return shown;
}
