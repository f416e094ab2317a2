import type { Subject } from '@noctem/core/items';
import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { encodedJson, unindexed } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { deliveries } from './schema.ts';

export type Delivery = typeof deliveries.$inferSelect;

export type NewDelivery = Pick<
  Delivery,
  'userId' | 'inboxId' | 'channel' | 'method' | 'chatId' | 'messageId' | 'payload' | 'listing' | 'status' | 'createdAt'
> & { readonly about: Subject | null; readonly contactId?: number | null; readonly insightId?: number | null };

/** Messages on their way to people, and what those that arrived speak about. */
export function createDeliveries(database: Database) {
  const insert = directInsert(
    database,
    database.insert(deliveries).values({
      userId: sql.placeholder('userId'),
      inboxId: sql.placeholder('inboxId'),
      contactId: sql.placeholder('contactId'),
      insightId: sql.placeholder('insightId'),
      channel: sql.placeholder('channel'),
      method: sql.placeholder('method'),
      chatId: sql.placeholder('chatId'),
      messageId: sql.placeholder('messageId'),
      payload: encodedJson('payload'),
      aboutType: sql.placeholder('aboutType'),
      aboutId: sql.placeholder('aboutId'),
      listing: encodedJson('listing'),
      status: sql.placeholder('status'),
      createdAt: sql.placeholder('createdAt'),
    }),
  );
  // No statement that every message needs has a LIMIT: Drizzle makes it a parameter, and SQLite plans anew for each value
  // that it is given. Where one row is wanted, `get` reads no other.
  const nextPending = database
    .select()
    .from(deliveries)
    .where(and(sql`${unindexed(deliveries.chatId)} = ${sql.placeholder('chatId')}`, sql`status = 'pending'`))
    .orderBy(asc(deliveries.id))
    .prepare();
  const pendingChats = database
    .selectDistinct({ chatId: sql<number>`${unindexed(deliveries.chatId)}` })
    .from(deliveries)
    .where(sql`status = 'pending'`)
    .prepare();
  const sent = database
    .update(deliveries)
    .set({ status: 'sent', messageId: sql`${sql.placeholder('messageId')}`, sentAt: sql`${sql.placeholder('sentAt')}` })
    .where(eq(deliveries.id, sql.placeholder('id')))
    .prepare();
  const aboutMessage = database
    .select({ type: deliveries.aboutType, id: deliveries.aboutId })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.chatId, sql.placeholder('chatId')),
        eq(deliveries.messageId, sql.placeholder('messageId')),
        isNotNull(deliveries.aboutId),
      ),
    )
    .orderBy(desc(deliveries.id))
    .prepare();
  const latestListing = database
    .select({ id: deliveries.id, listing: deliveries.listing })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.chatId, sql.placeholder('chatId')),
        sql`${unindexed(deliveries.userId)} = ${sql.placeholder('userId')}`,
        sql`listing is not null and listing not like '[["insight"%'`,
      ),
    )
    .orderBy(desc(deliveries.id))
    .prepare();
  const latestInsights = database
    .select({ listing: deliveries.listing })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.chatId, sql.placeholder('chatId')),
        sql`${unindexed(deliveries.userId)} = ${sql.placeholder('userId')}`,
        sql`listing is not null and listing like '[["insight"%'`,
      ),
    )
    .orderBy(desc(deliveries.id))
    .prepare();
  const latestAbout = database
    .select({ type: deliveries.aboutType, id: deliveries.aboutId, delivery: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.userId, sql.placeholder('userId')),
        eq(deliveries.chatId, sql.placeholder('chatId')),
        isNotNull(deliveries.aboutId),
      ),
    )
    .orderBy(desc(deliveries.id))
    .prepare();

  return {
    add: (delivery: NewDelivery): number =>
      Number(
        insert.run({
          ...delivery,
          contactId: delivery.contactId ?? null,
          insightId: delivery.insightId ?? null,
          payload: JSON.stringify(delivery.payload),
          aboutType: delivery.about?.type ?? null,
          aboutId: delivery.about?.id ?? null,
          listing: delivery.listing && JSON.stringify(delivery.listing),
        }).lastInsertRowid,
      ),
    /** Chats in which something waits to be sent. */
    pendingChats: (): number[] => pendingChats.all().map((row) => row.chatId),
    byId: (id: number): Delivery | undefined => database.select().from(deliveries).where(eq(deliveries.id, id)).get(),
    /** What is to be sent next in a chat: messages arrive in the order in which they were said. */
    nextPending: (chatId: number): Delivery | undefined => nextPending.get({ chatId }),
    markSent: (id: number, arrival: { messageId: number | null; sentAt: EpochMs }): void => {
      sent.run({ id, ...arrival });
    },
    markFailed: (id: number, lastError: string): void => {
      database.update(deliveries).set({ status: 'failed', lastError }).where(eq(deliveries.id, id)).run();
    },
    /** Remembers an attempt that came to nothing, or of which nobody knows. */
    noteAttempt: (id: number, lastError: string): void => {
      database
        .update(deliveries)
        .set({ lastError, attempts: sql`${deliveries.attempts} + 1` })
        .where(eq(deliveries.id, id))
        .run();
    },
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
    /** The last numbered list of items that this chat has seen; undefined before the first. */
    latestListing: (place: { userId: number; chatId: number }): Pick<Delivery, 'id' | 'listing'> | undefined =>
      latestListing.get(place),
    /** Ids of the insights that this chat was shown last, in their order; empty before the first. */
    latestInsights: (place: { userId: number; chatId: number }): number[] =>
      (latestInsights.get(place)?.listing ?? []).map(([, id]) => id),
    /** The insight that one message puts to the person; undefined for any other message. */
    insightOf: (message: { userId: number; chatId: number; messageId: number }): number | undefined =>
      database
        .select({ id: deliveries.insightId })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.chatId, message.chatId),
            eq(deliveries.messageId, message.messageId),
            eq(deliveries.userId, message.userId),
            isNotNull(deliveries.insightId),
          ),
        )
        .orderBy(desc(deliveries.id))
        .get()?.id ?? undefined,
    /** The last words that went into one message: as it was sent, or as it was changed since. */
    latestOf: (message: { userId: number; chatId: number; messageId: number }): Delivery | undefined =>
      database
        .select()
        .from(deliveries)
        .where(
          and(
            eq(deliveries.chatId, message.chatId),
            eq(deliveries.messageId, message.messageId),
            eq(deliveries.userId, message.userId),
          ),
        )
        .orderBy(desc(deliveries.id))
        .get(),
    /** The list that one message shows, as it was when it was sent. */
    listingOf: (message: { chatId: number; messageId: number }): Delivery | undefined =>
      database
        .select()
        .from(deliveries)
        .where(
          and(
            eq(deliveries.chatId, message.chatId),
            eq(deliveries.messageId, message.messageId),
            isNotNull(deliveries.listing),
          ),
        )
        .orderBy(desc(deliveries.id))
        .get(),
    /** The last message in this chat that had a subject; 0 before the first. Compares with the id of a listing. */
    latestAboutId: (place: { userId: number; chatId: number }): number => latestAbout.get(place)?.delivery ?? 0,
    /** The subject of the butler's last message in this chat that had one. */
    latestAbout: (place: { userId: number; chatId: number }): Subject | undefined => subjectOf(latestAbout.get(place)),
  };
}

function subjectOf(row: { type: string | null; id: number | null } | undefined): Subject | undefined {
  return row && row.type !== null && row.id !== null ? { type: row.type as Subject['type'], id: row.id } : undefined;
}
