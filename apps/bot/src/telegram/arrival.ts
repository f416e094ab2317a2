import type { Attachment } from '@noctem/store';
import type { Message, Update, User } from 'grammy/types';
import type { Incoming } from '../conversation/incoming.ts';

/** What Telegram can send that cannot be kept, by the field of its message, in words. */
const otherContents = {
  sticker: 'sticker',
  location: 'location',
  venue: 'place',
  contact: 'contact',
  poll: 'poll',
  dice: 'dice',
  game: 'game',
  story: 'story',
} as const;

const latestDate = Date.UTC(9000, 0);

/** An update of a private chat as the conversation takes it; null for what is none of its business. */
export function arrivalOf(update: Update, botId: number): Incoming | null {
  if (update.message) return messageArrival(update, botId, update.message);
  if (update.edited_message) return editArrival(update, botId, update.edited_message);
  if (update.callback_query) return tapArrival(update, botId, update.callback_query);
  return null;
}

/** Unix milliseconds of what Telegram dates; null for a tap, which has no date. */
export function dateOf(update: Update): number | null {
  const seconds = update.message?.date ?? update.edited_message?.edit_date ?? null;
  return seconds === null ? null : instantOf(seconds);
}

/** One date beyond the calendar would spoil every list that it stands in. */
function instantOf(seconds: number): number {
  if (!Number.isFinite(seconds)) throw new TypeError(`a message dated ${seconds}`);
  return Math.min(Math.max(0, seconds * 1000), latestDate);
}

function messageArrival(update: Update, botId: number, message: Message): Incoming | null {
  if (message.chat.type !== 'private' || !message.from) return null;
  const attachment = attachmentOf(message);
  const other = otherContentOf(message);
  const text = textOf(message);
  // What has neither is a service message ("pinned a message"), which nobody wrote.
  if (text === null && attachment === null && other === null) return null;
  return {
    type: 'message',
    source: 'telegram',
    chatId: message.chat.id,
    sender: senderOf(message.from),
    messageId: message.message_id,
    text: text ?? '',
    sentAt: instantOf(message.date),
    attachment,
    other,
    location: locationOf(message),
    replyTo: message.reply_to_message?.message_id ?? null,
    repliedText: message.reply_to_message?.text ?? null,
    forwardedFrom: forwardedFrom(message),
    update: {
      botId,
      updateId: update.update_id,
      fingerprint: `message ${message.chat.id} ${message.message_id} ${message.date}`,
    },
  };
}

function editArrival(update: Update, botId: number, message: Message): Incoming | null {
  if (message.chat.type !== 'private' || !message.from) return null;
  const editedAt = instantOf(message.edit_date ?? message.date);
  const attachment = attachmentOf(message);
  const text = textOf(message);
  // A live location is edited every few seconds: those are no words to read again.
  if (text === null && attachment === null) return null;
  return {
    type: 'edit',
    source: 'telegram',
    chatId: message.chat.id,
    sender: senderOf(message.from),
    messageId: message.message_id,
    text: text ?? '',
    sentAt: instantOf(message.date),
    editedAt,
    attachment,
    update: {
      botId,
      updateId: update.update_id,
      fingerprint: `edit ${message.chat.id} ${message.message_id} ${editedAt}`,
    },
  };
}

function tapArrival(update: Update, botId: number, query: NonNullable<Update['callback_query']>): Incoming | null {
  if (query.message && query.message.chat.type !== 'private') return null;
  return {
    type: 'tap',
    source: 'telegram',
    chatId: query.message?.chat.id ?? query.from.id,
    sender: senderOf(query.from),
    messageId: query.message?.message_id ?? null,
    data: query.data ?? '',
    update: {
      botId,
      updateId: update.update_id,
      fingerprint: `tap ${query.id}`,
    },
  };
}

function senderOf(user: User) {
  return { telegramId: user.id, name: user.first_name, languageCode: user.language_code ?? null };
}

/** A null byte ends a text for SQLite's string functions; nobody types one. */
function textOf(message: Message): string | null {
  return (message.text ?? message.caption)?.replaceAll('\0', '') ?? null;
}

function otherContentOf(message: Message): string | null {
  const field = Object.keys(otherContents).find((name) => Object.hasOwn(message, name)) as
    | keyof typeof otherContents
    | undefined;
  return field ? otherContents[field] : null;
}

/** A place that was shared; one that somebody else shared says nothing about where the person is. */
function locationOf(message: Message): { latitude: number; longitude: number } | null {
  const place = message.forward_origin ? undefined : (message.location ?? message.venue?.location);
  return place ? { latitude: place.latitude, longitude: place.longitude } : null;
}

function forwardedFrom(message: Message): string | null {
  const origin = message.forward_origin;
  if (!origin) return null;
  switch (origin.type) {
    case 'user':
      return origin.sender_user.first_name;
    case 'hidden_user':
      return origin.sender_user_name;
    case 'chat':
      return origin.sender_chat.title ?? 'a chat';
    case 'channel':
      return origin.chat.title;
  }
}

function attachmentOf(message: Message): Attachment | null {
  const found = fileIn(message);
  return found && message.media_group_id !== undefined ? { ...found, album: message.media_group_id } : found;
}

function fileIn(message: Message): Attachment | null {
  const photo = message.photo?.at(-1);
  if (photo) return file('photo', photo, { name: null, mime: 'image/jpeg' });
  if (message.voice) return file('voice', message.voice, { name: null, mime: message.voice.mime_type ?? null });
  if (message.audio)
    return file('audio', message.audio, {
      name: message.audio.file_name ?? null,
      mime: message.audio.mime_type ?? null,
    });
  if (message.video_note) return file('video', message.video_note, { name: null, mime: 'video/mp4' });
  if (message.video)
    return file('video', message.video, {
      name: message.video.file_name ?? null,
      mime: message.video.mime_type ?? null,
    });
  if (message.document)
    return file('document', message.document, {
      name: message.document.file_name ?? null,
      mime: message.document.mime_type ?? null,
    });
  return null;
}

function file(
  type: Attachment['type'],
  sent: { file_id: string; file_size?: number },
  known: { name: string | null; mime: string | null },
): Attachment {
  return { type, fileId: sent.file_id, ...known, bytes: sent.file_size ?? null, path: null };
}
