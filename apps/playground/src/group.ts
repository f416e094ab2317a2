import type { Acting } from './chat-actions.ts';
import { asUser } from './chat-actions.ts';
import type { Chat } from './telegram-objects.ts';

const usualGroup = -1_000_001;

/** A group in which the bot is. A new one adds the bot, which hears of it as Telegram would tell it. */
export function openGroup(
  acting: Acting,
  { id = usualGroup, title = 'A group' }: { id?: number; title?: string },
): Chat {
  const { world, person } = acting;
  const known = world.chats.get(id);
  if (known) return known;
  const chat: Chat = { id, type: 'group', title };
  world.putChat(chat);
  world.tellBot({
    my_chat_member: {
      chat,
      from: asUser(person),
      date: world.seconds(),
      old_chat_member: { user: world.bot, status: 'left' },
      new_chat_member: { user: world.bot, status: 'member' },
    },
  });
  return chat;
}
