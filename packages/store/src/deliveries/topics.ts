import type { Subject } from '@noctem/core/items';
import type { EpochMs } from '@noctem/core/kernel';
import { and, desc, eq, gte, isNotNull, type SQL, sql } from 'drizzle-orm';
import { unindexed } from '../columns.ts';
import type { Database } from '../database.ts';
import { deliveries } from './schema.ts';

const inChat = eq(deliveries.chatId, sql.placeholder('chatId'));
const ofPerson = eq(deliveries.userId, sql.placeholder('userId'));

/** What the messages of a chat speak about, for whoever answers them. */
export function createTopics(database: Database) {
  const aboutMessage = preparedSubject(
    database,
    and(inChat, eq(deliveries.messageId, sql.placeholder('messageId')), isNotNull(deliveries.aboutId)),
  );
  const latestAbout = preparedSubject(database, and(ofPerson, inChat, isNotNull(deliveries.aboutId)));
  const latestReply = preparedSubject(
    database,
    and(
      ofPerson,
      inChat,
      isNotNull(deliveries.aboutId),
      isNotNull(deliveries.inboxId),
      gte(deliveries.createdAt, sql.placeholder('since')),
    ),
  );

  return {
    /** What the butler's message speaks about; undefined for a message that is not its own or speaks of nothing. */
    aboutMessage: (message: { chatId: number; messageId: number }): Subject | undefined =>
      subjectOf(aboutMessage.get(message)),
    /** What the last message with these words speaks about, among the newer ones of a chat. */
    aboutWords(chatId: number, text: string): Subject | undefined {
      const newer = database
        .select({ type: deliveries.aboutType, id: deliveries.aboutId, payload: deliveries.payload })
        .from(deliveries)
        .where(and(sql`${unindexed(deliveries.chatId)} = ${chatId}`, isNotNull(deliveries.aboutId)))
        .orderBy(desc(deliveries.id))
        .limit(500)
        .all();
      return subjectOf(newer.find(({ payload }) => String(payload['text']).trim() === text.trim()));
    },
    /** The last message in this chat that had a subject; 0 before the first. Compares with the id of a listing. */
    latestAboutId: (place: { userId: number; chatId: number }): number => latestAbout.get(place)?.delivery ?? 0,
    /** The subject of the butler's last message in this chat that had one. */
    latestAbout: (place: { userId: number; chatId: number }): Subject | undefined => subjectOf(latestAbout.get(place)),
    /** The same of what it said in reply, and not unasked, from an instant on. */
    latestReply: (place: { userId: number; chatId: number; since: EpochMs }): Subject | undefined =>
      subjectOf(latestReply.get(place)),
  };
}

/** The subject of the newest message of which `where` is true. */
function preparedSubject(database: Database, where: SQL | undefined) {
  return database
    .select({ type: deliveries.aboutType, id: deliveries.aboutId, delivery: deliveries.id })
    .from(deliveries)
    .where(where)
    .orderBy(desc(deliveries.id))
    .prepare();
}

function subjectOf(row: { type: string | null; id: number | null } | undefined): Subject | undefined {
  return row && row.type !== null && row.id !== null ? { type: row.type as Subject['type'], id: row.id } : undefined;
}
