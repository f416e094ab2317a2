import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type Database, transact } from '../database.ts';
import type { Delivery } from '../deliveries/outgoing.ts';
import { deliveries } from '../deliveries/schema.ts';
import { maintenanceInsights } from '../learning/schema.ts';
import { contacts } from './schema.ts';

/** How the delivery of a contact stands; delivery and contact always change together. */
export type ContactDelivery = Pick<Delivery, 'id' | 'contactId' | 'insightId'>;

/**
 * The steps of a message that may be sent once at most. `begin` is on the disk before Telegram is called: whoever finds
 * a delivery `sending` knows that it may have arrived.
 */
export function createContactSending(database: Database) {
  const move = (
    delivery: ContactDelivery,
    delivered: Partial<Pick<Delivery, 'status' | 'messageId' | 'sentAt' | 'lastError'>>,
    contact: Partial<typeof contacts.$inferInsert>,
  ): void =>
    transact(database, () => {
      database.update(deliveries).set(delivered).where(eq(deliveries.id, delivery.id)).run();
      if (isContactItself(delivery))
        database.update(contacts).set(contact).where(eq(contacts.id, delivery.contactId)).run();
    });

  return {
    /** Takes the delivery for this process; false when another one has. */
    begin: (delivery: ContactDelivery, at: EpochMs): boolean =>
      transact(database, () => {
        const taken = database
          .update(deliveries)
          .set({ status: 'sending', attempts: sql`${deliveries.attempts} + 1` })
          .where(and(eq(deliveries.id, delivery.id), eq(deliveries.status, 'pending')))
          .run();
        if (taken.changes === 1 && isContactItself(delivery))
          database.update(contacts).set({ sentAt: at }).where(eq(contacts.id, delivery.contactId)).run();
        return taken.changes === 1;
      }),
    sent: (delivery: ContactDelivery, arrival: { messageId: number; sentAt: EpochMs }): void =>
      transact(database, () => {
        move(delivery, { status: 'sent', lastError: null, ...arrival }, { status: 'sent', sentAt: arrival.sentAt });
        if (delivery.insightId !== null) markReported(database, delivery.insightId, arrival.sentAt);
      }),
    /** Telegram will not take it, or it may not be tried any more: it did not arrive. */
    refused: (delivery: ContactDelivery, reason: string): void =>
      move(delivery, { status: 'failed', lastError: reason }, { status: 'refused', sentAt: null }),
    /** It may have arrived; `sentAt` of the contact stays the instant at which it was tried. */
    unconfirmed: (delivery: ContactDelivery, reason: string): void =>
      move(delivery, { status: 'unconfirmed', lastError: reason }, { status: 'unconfirmed' }),
    /** It certainly did not arrive and may be tried again. */
    postpone: (delivery: ContactDelivery, reason: string): void =>
      move(delivery, { status: 'pending', lastError: reason }, { sentAt: null }),
    /** Deliveries that an earlier process had begun, oldest first. */
    begun: (): Delivery[] =>
      database.select().from(deliveries).where(eq(deliveries.status, 'sending')).orderBy(asc(deliveries.id)).all(),
  };
}

/** A delivery that is the contact, not an insight that comes along with it. */
function isContactItself<D extends ContactDelivery>(delivery: D): delivery is D & { contactId: number } {
  return delivery.contactId !== null && delivery.insightId === null;
}

/** The person was told of an insight; what they have answered meanwhile stays. */
function markReported(database: Database, id: number, at: EpochMs): void {
  database
    .update(maintenanceInsights)
    .set({ status: 'reported', reportedAt: at, reports: sql`${maintenanceInsights.reports} + 1`, updatedAt: at })
    .where(and(eq(maintenanceInsights.id, id), inArray(maintenanceInsights.status, ['pending', 'reported'])))
    .run();
}
