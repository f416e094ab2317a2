import { z } from 'zod';
import { imageSize } from '../image-size.ts';
import { quotedMessage } from '../quoted-message.ts';
import { fileReference } from '../sent-files.ts';
import type { Chat, Message, MessageContent, StoredFile } from '../telegram-objects.ts';
import type { Call } from './call.ts';
import { captionText, messageText } from './formatted-text.ts';
import { badRequest, Refusal } from './refusal.ts';
import { inlineKeyboard } from './reply-markup.ts';
import { findChat, openChat } from './target.ts';

export function sendMessage(call: Call): Message {
  const { text, entities } = messageText(call.parameters);
  return send(call, { text, ...(entities.length > 0 ? { entities } : {}) });
}

export function sendPhoto(call: Call): Message {
  const caption = captionContent(call);
  const file = givenFile(call, { name: 'photo', folder: 'photos' });
  const bytes = call.world.files.bytes(file.file_id);
  const size = bytes && imageSize(bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  return send(call, { photo: [{ ...fileReference(file), ...size }], ...caption });
}

export function sendDocument(call: Call): Message {
  const caption = captionContent(call);
  const file = givenFile(call, { name: 'document', folder: 'documents' });
  return send(call, {
    document: { ...fileReference(file), file_name: file.file_name, mime_type: file.mime_type },
    ...caption,
  });
}

export function sendVoice(call: Call): Message {
  const caption = captionContent(call);
  const file = givenFile(call, { name: 'voice', folder: 'voice' });
  const duration = call.parameters.integer('duration') ?? 0;
  return send(call, { voice: { ...fileReference(file), mime_type: 'audio/ogg', duration }, ...caption });
}

const actions = new Set(
  ['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document'].concat([
    'choose_sticker',
    'find_location',
    'record_video_note',
    'upload_video_note',
  ]),
);

export function sendChatAction(call: Call): true {
  const action = call.parameters.text('action');
  if (!actions.has(action)) throw badRequest('wrong parameter action in request');
  call.world.events.emit({ type: 'action', chatId: openChat(call).id, action });
  return true;
}

/** Adds a message of the bot to the chat that the call names. */
function send(call: Call, content: MessageContent): Message {
  const keyboard = inlineKeyboard(call.parameters);
  const chat = openChat(call);
  const replied = repliedMessage(call, chat);
  return call.world.addMessage({
    chat,
    from: call.world.bot,
    content: {
      ...content,
      ...(replied ? { reply_to_message: quotedMessage(replied) } : {}),
      ...(keyboard ? { reply_markup: keyboard } : {}),
    },
  });
}

const replyParameters = z.looseObject({
  message_id: z.coerce.number(),
  allow_sending_without_reply: z.boolean().optional(),
});

function repliedMessage(call: Call, chat: Chat): Message | null {
  const asked = askedReply(call);
  if (!asked) return null;
  const entry = call.world.entry(chat.id, asked.messageId);
  if (!entry && !asked.optional) throw badRequest('message to be replied not found');
  return entry?.message ?? null;
}

function askedReply({ parameters }: Call): { messageId: number; optional: boolean } | null {
  const given = parameters.json('reply_parameters');
  if (given !== undefined) {
    const parsed = replyParameters.safeParse(given);
    if (!parsed.success) throw badRequest('can\'t parse reply parameters: field "message_id" must be a valid Number');
    return { messageId: parsed.data.message_id, optional: parsed.data.allow_sending_without_reply ?? false };
  }
  const messageId = parameters.integer('reply_to_message_id');
  return messageId === null ? null : { messageId, optional: parameters.flag('allow_sending_without_reply') };
}

function captionContent({ parameters }: Call): MessageContent {
  const { text, entities } = captionText(parameters);
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

const maximumUpload = 50 * 1024 * 1024;

/** The uploaded file, or one that the server knows already by its id. */
function givenFile(call: Call, { name, folder }: { name: string; folder: string }): StoredFile {
  findChat(call);
  const uploaded = call.parameters.file(name);
  if (uploaded) {
    if (uploaded.bytes.length === 0) throw badRequest('file must be non-empty');
    if (uploaded.bytes.length > maximumUpload) throw new Refusal(413, 'Request Entity Too Large');
    return call.world.putFile({ ...uploaded, folder });
  }
  const fileId = call.parameters.text(name);
  if (fileId === '') throw badRequest(`there is no ${name} in the request`);
  const known = call.world.files.byId(fileId);
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified');
  return known;
}
