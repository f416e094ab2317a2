import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { JobOutcome } from '@noctem/queue';
import type { Attachment, Store } from '@noctem/store';

/** What it takes to keep the files of messages. */
export interface AttachmentParts {
  readonly store: Store;
  /** Folder under which files are kept. */
  readonly data: string;
  /** Fetches a file from Telegram; null when Telegram does not give it out. */
  readonly download: (fileId: string, signal: AbortSignal) => Promise<Uint8Array | null>;
}

/** Telegram gives bots files of up to 20 MB. */
const largestFile = 20 * 1024 * 1024;

/** Downloads the file of a thought and keeps it below the data folder; nothing is written for a thought that is erased meanwhile. */
export async function fetchAttachment(
  { store, data, download }: AttachmentParts,
  { thoughtId, signal }: { readonly thoughtId: number; readonly signal: AbortSignal },
): Promise<JobOutcome> {
  const attachment = store.thoughts.byId(thoughtId)?.attachment;
  if (!attachment) return { status: 'skipped', reason: 'the thought or its file was erased' };
  if (attachment.path !== null) return { status: 'done' };
  if ((attachment.bytes ?? 0) > largestFile)
    return { status: 'skipped', reason: 'larger than the 20 MB that Telegram gives out' };
  const content = await download(attachment.fileId, signal);
  if (!content) return { status: 'skipped', reason: 'Telegram does not give the file out' };
  if (!store.thoughts.byId(thoughtId)?.attachment)
    return { status: 'skipped', reason: 'the thought was erased while its file was fetched' };
  const path = join('files', `${thoughtId}${extensionOf(attachment)}`);
  mkdirSync(join(data, 'files'), { recursive: true });
  writeFileSync(join(data, path), content);
  store.thoughts.keepFile(thoughtId, path);
  return { status: 'done', result: { path } };
}

const extensions: Readonly<Record<Attachment['type'], string>> = {
  photo: '.jpg',
  voice: '.ogg',
  audio: '.mp3',
  video: '.mp4',
  document: '',
};

/** Only the harmless part of a name that somebody else chose. */
function extensionOf(attachment: Attachment): string {
  const given = extname(attachment.name ?? '');
  return /^\.[A-Za-z0-9]{1,8}$/.test(given) ? given.toLowerCase() : extensions[attachment.type];
}
