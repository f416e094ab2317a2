import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { thoughts } from './schema.ts';

/** The files that came with thoughts. */
export function createAttachments(database: Database) {
  return {
    /** The first thought of an album of photos; undefined for the first that comes. */
    ofAlbum: (album: {
      userId: number;
      chatId: number;
      album: string;
      since: EpochMs;
    }): typeof thoughts.$inferSelect | undefined =>
      database
        .select()
        .from(thoughts)
        .where(
          and(
            eq(thoughts.userId, album.userId),
            gte(thoughts.sentAt, album.since),
            eq(thoughts.chatId, album.chatId),
            sql`${thoughts.attachment} ->> 'album' = ${album.album}`,
          ),
        )
        .orderBy(asc(thoughts.id))
        .get(),
    /** Remembers where the file of a thought was put, relative to the data folder. */
    keepFile: (id: number, path: string): void => {
      database
        .update(thoughts)
        .set({ attachment: sql`json_set(${thoughts.attachment}, '$.path', ${path})` })
        .where(eq(thoughts.id, id))
        .run();
    },
    /** Where the files of a person's thoughts were put. */
    filesOf: (userId: number): string[] =>
      database
        .select({ attachment: thoughts.attachment })
        .from(thoughts)
        .where(and(eq(thoughts.userId, userId), isNotNull(thoughts.attachment)))
        .all()
        .flatMap((row) => row.attachment?.path ?? []),
  };
}
