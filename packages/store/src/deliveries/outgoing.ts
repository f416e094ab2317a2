import type { Subject } from '@noctem/core/items';
import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, sql } from 'drizzle-orm';
import { encodedJson, unindexed } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { deliveries } from './schema.ts';

export type Delivery = typeof deliveries.$inferSelect;

export type NewDelivery = Pick<
  Delivery,
  'userId' | 'inboxId' | 'channel' | 'method' | 'chatId' | 'messageId' | 'payload' | 'listing' | 'status' | 'createdAt'
> & { readonly about: Subject | null; readonly contactId?: number | null; readonly insightId?: number | null };

/** Messages on their way to people. */
export function createOutgoing(database: Database) {
  const insert = preparedInsert(database);
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
  };
}

function preparedInsert(database: Database) {
  return directInsert(
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
}
