import { answerCallbackQuery } from './answering.ts';
import type { Call, Method } from './call.ts';
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from './changing.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './polling.ts';
import { badRequest, Refusal } from './refusal.ts';
import { sendChatAction, sendDocument, sendMessage, sendPhoto, sendVoice } from './sending.ts';
import { findChat, openChat } from './target.ts';

const methods: Readonly<Record<string, Method>> = {
  answerCallbackQuery,
  close: yes,
  deleteMessage,
  deleteMessages,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getChatMember,
  getChatMenuButton: () => ({ type: 'commands' }),
  getFile,
  getMe,
  getMyCommands,
  getMyDescription: () => ({ description: '' }),
  getMyName: ({ world }) => ({ name: world.bot.first_name }),
  getMyShortDescription: () => ({ short_description: '' }),
  getUpdates,
  getWebhookInfo,
  leaveChat: yes,
  logOut: yes,
  pinChatMessage: knownMessage,
  sendChatAction,
  sendDocument,
  sendMessage,
  sendPhoto,
  sendVoice,
  setChatMenuButton: yes,
  setMessageReaction,
  setMyCommands,
  setMyDescription: yes,
  setMyName: yes,
  setMyShortDescription: yes,
  setWebhook,
  unpinAllChatMessages: yes,
  unpinChatMessage: yes,
};

const byLowerCase = new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));

/** Names of methods are read without regard to case. null when there is no such method. */
export function findMethod(name: string): Method | null {
  return byLowerCase.get(name.toLowerCase()) ?? null;
}

function yes(): true {
  return true;
}

function getMe({ world }: Call): object {
  return {
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: true,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}

function getChat(call: Call): object {
  return { ...findChat(call), accent_color_id: 0, max_reaction_count: 11 };
}

function getChatMember(call: Call): object {
  const chat = findChat(call);
  const userId = call.parameters.integer('user_id');
  if (userId === call.world.bot.id) return { status: 'member', user: call.world.bot };
  const person = call.world.people.get(userId ?? 0);
  if (!person || (chat.type === 'private' && chat.id !== person.id)) throw badRequest('PARTICIPANT_ID_INVALID');
  return { status: 'member', user: { id: person.id, is_bot: false, first_name: person.firstName } };
}

const downloadLimit = 20 * 1024 * 1024;

function getFile({ world, parameters }: Call): object {
  const fileId = parameters.text('file_id');
  if (fileId === '') throw badRequest('file_id not specified');
  const file = world.files.byId(fileId);
  if (!file) throw badRequest('invalid file_id');
  if (file.file_size > downloadLimit) throw badRequest('file is too big');
  const { file_id, file_unique_id, file_size, file_path } = file;
  return { file_id, file_unique_id, file_size, file_path };
}

function setMessageReaction(call: Call): true {
  knownMessage(call);
  const given = call.parameters.json('reaction');
  if (given !== undefined && !Array.isArray(given)) throw badRequest("can't parse reaction types: expected an Array");
  if (Array.isArray(given) && given.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  return true;
}

function knownMessage(call: Call): true {
  const chat = openChat(call);
  const found = call.world.entry(chat.id, call.parameters.integer('message_id') ?? 0);
  if (!found) throw new Refusal(400, 'Bad Request: message not found');
  return true;
}
