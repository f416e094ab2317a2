import type { Chat, Message } from '../telegram-objects.ts';
import type { Call } from './call.ts';
import { badRequest, Refusal } from './refusal.ts';

/** The chat that a call speaks about. */
export function findChat({ world, parameters }: Call): Chat {
  const given = parameters.text('chat_id').trim();
  if (given === '') throw badRequest('chat_id is empty');
  const chat = world.chats.get(parameters.integer('chat_id') ?? 0);
  if (!chat) throw badRequest('chat not found');
  return chat;
}

/** The chat to which something is about to be sent. */
export function openChat(call: Call): Chat {
  const chat = findChat(call);
  if (call.world.people.get(chat.id)?.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  return chat;
}

/** A message of the bot that a call wants to change; `act` is the verb of the refusal. */
export function ownMessage(call: Call, act: 'edit'): Message {
  if (call.parameters.has('inline_message_id')) throw badRequest('MESSAGE_ID_INVALID');
  const chat = findChat(call);
  const messageId = call.parameters.integer('message_id');
  if (messageId === null) throw badRequest('message identifier is not specified');
  const entry = call.world.entry(chat.id, messageId);
  if (!entry) throw badRequest(`message to ${act} not found`);
  if (entry.by !== 'bot') throw badRequest("message can't be edited");
  return entry.message;
}
