import type { EpochMs } from '@noctem/core/kernel';
import type { Delivery, Store } from '@noctem/store';
import { markShown, suggestionsOn } from '../skills/index.ts';
import { afterWindow } from './clarification-window.ts';

/** What became of a message that the person did not ask for. */
export type ContactOutcome = 'sent' | 'refused' | 'unconfirmed';

type Settled = Pick<Delivery, 'userId' | 'contactId' | 'listing' | 'payload' | 'createdAt'>;

/**
 * Draws the conclusions from what became of a contact, in the transaction that notes it. Questions count as asked only
 * where their message was sent, or may have been; a guess counts as told, and a suggestion as shown, only where it
 * certainly was.
 */
export function afterContact(store: Store, delivery: Settled, about: { outcome: ContactOutcome; now: EpochMs }): void {
  const { outcome, now } = about;
  if (outcome !== 'sent') store.clarifications.untell(delivery.userId, delivery.createdAt);
  if (outcome === 'sent') markShown({ store, now }, suggestionsOn(store, delivery.payload));
  if (outcome === 'refused' || delivery.contactId === null) return;
  if (store.contacts.byId(delivery.contactId)?.type !== 'clarification') return;
  const asked = (delivery.listing ?? []).filter(([type]) => type === 'thought');
  afterWindow(store, { thoughtIds: asked.map(([, id]) => id), now });
}
