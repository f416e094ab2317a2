import type { Acting, SendOptions } from './chat-actions.ts';
import { ActionRefused, send } from './chat-actions.ts';
import { settleText } from './formatting/settle.ts';
import { imageSize } from './image-size.ts';
import { madePhoto } from './made-files.ts';
import type { FileReference, Message, MessageContent, StoredFile } from './telegram-objects.ts';

export type FileKind = 'photo' | 'document' | 'voice';

export interface SentFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mimeType: string;
  readonly caption?: string;
  /** Seconds, for a voice message. */
  readonly duration?: number;
}

const folders = { photo: 'photos', document: 'documents', voice: 'voice' } as const;

/** Sends a file to the bot. Bytes that are no picture are refused as a photo. */
export function sendFile(acting: Acting, file: SentFile, options: SendOptions = {}): Message {
  if (file.bytes.length === 0) throw new ActionRefused('the file is empty');
  const caption = captionOf(file.caption ?? '');
  if (file.kind === 'photo' && !imageSize(file.bytes)) throw new ActionRefused('this file is not a picture');
  const stored = acting.world.putFile({ ...file, folder: folders[file.kind] });
  return send(acting, { ...attachment(file, stored), ...caption }, options);
}

/** Sends a sticker that looks like nothing but has the emoji by which bots know it. */
export function sendSticker(acting: Acting, emoji: string, options: SendOptions = {}): Message {
  const bytes = madePhoto({ width: 64, height: 64 });
  const stored = acting.world.putFile({ bytes, name: 'sticker.webp', mimeType: 'image/webp', folder: 'stickers' });
  const sticker = { ...fileReference(stored), type: 'regular', width: 512, height: 512, emoji } as const;
  return send(acting, { sticker: { ...sticker, is_animated: false, is_video: false } }, options);
}

export function fileReference({ file_id, file_unique_id, file_size }: StoredFile): FileReference {
  return { file_id, file_unique_id, file_size };
}

function attachment(file: SentFile, stored: StoredFile): MessageContent {
  const reference = fileReference(stored);
  const { mime_type, file_name } = stored;
  switch (file.kind) {
    case 'photo':
      return { photo: [{ ...reference, ...(imageSize(file.bytes) ?? { width: 1, height: 1 }) }] };
    case 'voice':
      return { voice: { ...reference, mime_type, duration: file.duration ?? 3 } };
    case 'document':
      return { document: { ...reference, file_name, mime_type } };
    default:
      return file.kind satisfies never;
  }
}

function captionOf(words: string): MessageContent {
  const { text, entities } = settleText({ text: words, entities: [] });
  if (text.length > 1024) throw new ActionRefused('a caption holds at most 1,024 characters');
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}
