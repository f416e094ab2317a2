import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFile } from './telegram-objects.ts';

export interface NewFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mimeType: string;
  /** The folder that Telegram would use: photos, voice, documents, stickers. */
  readonly folder: string;
}

export interface FileShelf {
  put(file: NewFile): StoredFile;
  byId(fileId: string): StoredFile | null;
  byPath(path: string): StoredFile | null;
  /** null when the bytes are gone from the disk. */
  bytes(fileId: string): Uint8Array | null;
  /** Takes a file that an earlier run has put. */
  remember(file: StoredFile): void;
  all(): StoredFile[];
}

/** Keeps what was sent. `folder` null keeps it in memory. */
export function createFileShelf(folder: string | null): FileShelf {
  const files = new Map<string, StoredFile>();
  const memory = new Map<string, Uint8Array>();
  const location = (file: StoredFile): string => join(folder ?? '', file.file_unique_id);
  return {
    put: (given) => {
      const file = describe(given, files.size);
      files.set(file.file_id, file);
      if (folder === null) memory.set(file.file_id, given.bytes);
      else {
        mkdirSync(folder, { recursive: true });
        writeFileSync(location(file), given.bytes);
      }
      return file;
    },
    byId: (fileId) => files.get(fileId) ?? null,
    byPath: (path) => [...files.values()].find((file) => file.file_path === path) ?? null,
    bytes: (fileId) => {
      const file = files.get(fileId);
      if (!file) return null;
      if (folder === null) return memory.get(fileId) ?? null;
      return existsSync(location(file)) ? readFileSync(location(file)) : null;
    },
    remember: (file) => files.set(file.file_id, file),
    all: () => [...files.values()],
  };
}

function describe({ bytes, name, mimeType, folder }: NewFile, count: number): StoredFile {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';
  return {
    file_id: `Ag${randomBytes(24).toString('base64url')}`,
    file_unique_id: `AQ${randomBytes(12).toString('base64url')}`,
    file_size: bytes.length,
    file_path: `${folder}/file_${count}${extension}`,
    file_name: name,
    mime_type: mimeType,
  };
}
