import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, desc, eq, gte, isNull, or } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { deliveries } from '../deliveries/schema.ts';
import { type ListQuery, newest } from '../newest.ts';
import { contacts } from './schema.ts';

export type Contact = typeof contacts.$inferSelect;
export type NewContact = Omit<Contact, 'id' | 'status' | 'sentAt'>;

/** A contact as it is listed: with what stood in the way of it, in one sentence. */
export interface ListedContact extends Contact {
  readonly reason: string | null;
}

/** What the butler said unasked, or tried to. */
export function createContacts(database: Database) {
  return {
    /** Writes a contact that is about to be sent. Throws where its slot is used. */
    add: (contact: NewContact): number =>
      Number(
        database
          .insert(contacts)
          .values({ ...contact, status: 'sending' })
          .run().lastInsertRowid,
      ),
    byId: (id: number): Contact | undefined => database.select().from(contacts).where(eq(contacts.id, id)).get(),
    /** What counts for a decision: the contacts since an instant, and that of the slot whenever it was. */
    past: (query: { userId: number; since: EpochMs; slot?: string }): Contact[] =>
      database
        .select()
        .from(contacts)
        .where(
          and(
            eq(contacts.userId, query.userId),
            or(
              gte(contacts.decidedAt, query.since),
              query.slot === undefined ? undefined : eq(contacts.slot, query.slot),
            ),
          ),
        )
        .orderBy(asc(contacts.id))
        .all(),
    /** The last report that may have reached the person. */
    latestReport: (userId: number): Contact | undefined =>
      database
        .select()
        .from(contacts)
        .where(and(eq(contacts.userId, userId), eq(contacts.type, 'report')))
        .orderBy(desc(contacts.id))
        .limit(20)
        .all()
        .find(({ status }) => status !== 'refused'),
    /** Newest last. */
    list(query: ListQuery<Contact['status']>): ListedContact[] {
      const withDelivery = database
        .select({ contact: contacts, reason: deliveries.lastError })
        .from(contacts)
        .leftJoin(deliveries, and(eq(deliveries.contactId, contacts.id), isNull(deliveries.insightId)));
      return newest(withDelivery.$dynamic(), { query, table: contacts, at: contacts.decidedAt })
        .all()
        .toReversed()
        .map(({ contact, reason }) => ({ ...contact, reason: contact.status === 'sent' ? null : reason }));
    },
  };
}
