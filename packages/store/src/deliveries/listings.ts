import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { unindexed } from '../columns.ts';
import type { Database } from '../database.ts';
import type { Delivery } from './outgoing.ts';
import { deliveries } from './schema.ts';

interface Place {
  readonly userId: number;
  readonly chatId: number;
}

interface Message {
  readonly chatId: number;
  readonly messageId: number;
}

/** What the messages of a chat show: lists by number, insights, words. */
export function createListings(database: Database) {
  // The conditions stand as text: only so does SQLite know the partial index in them.
  const latestListing = preparedLatest(database, sql`listing is not null and listing not like '[["insight"%'`);
  const latestInsights = preparedLatest(database, sql`listing is not null and listing like '[["insight"%'`);
  const newestWhere = (where: SQL | undefined): Delivery | undefined =>
    database.select().from(deliveries).where(where).orderBy(desc(deliveries.id)).get();

  return {
    /** The last numbered list of items that this chat has seen; undefined before the first. */
    latestListing: (place: Place): Pick<Delivery, 'id' | 'listing'> | undefined => latestListing.get({ ...place }),
    /** Ids of the insights that this chat was shown last, in their order; empty before the first. */
    latestInsights: (place: Place): number[] => (latestInsights.get({ ...place })?.listing ?? []).map(([, id]) => id),
    /** The insight that one message puts to the person; undefined for any other message. */
    insightOf: ({ userId, ...message }: Message & Place): number | undefined =>
      newestWhere(and(inMessage(message), eq(deliveries.userId, userId), isNotNull(deliveries.insightId)))?.insightId ??
      undefined,
    /** The last words that went into one message: as it was sent, or as it was changed since. */
    latestOf: ({ userId, ...message }: Message & Place): Delivery | undefined =>
      newestWhere(and(inMessage(message), eq(deliveries.userId, userId))),
    /** The list that one message shows, as it was when it was sent. */
    listingOf: (message: Message): Delivery | undefined =>
      newestWhere(and(inMessage(message), isNotNull(deliveries.listing))),
  };
}

function preparedLatest(database: Database, shown: SQL) {
  return database
    .select({ id: deliveries.id, listing: deliveries.listing })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.chatId, sql.placeholder('chatId')),
        sql`${unindexed(deliveries.userId)} = ${sql.placeholder('userId')}`,
        shown,
      ),
    )
    .orderBy(desc(deliveries.id))
    .prepare();
}

function inMessage({ chatId, messageId }: Message): SQL | undefined {
  return and(eq(deliveries.chatId, chatId), eq(deliveries.messageId, messageId));
}
