import { redact } from '@noctem/core/traces';
import type { Delivery } from '@noctem/store';
import { GrammyError, HttpError } from 'grammy';
import { messageForm } from '../conversation/reply.ts';
import { isOpen } from '../insights/open-insights.ts';
import { type DeliveryTraceParts, traceDelivery } from './delivery-trace.ts';
import type { CallSignal, SenderOptions } from './sender.ts';
import { sendingOptions } from './sending-options.ts';

type OnceParts = DeliveryTraceParts & Pick<SenderOptions, 'onceApi' | 'whyTooLate' | 'afterContact' | 'onFailure'>;

/**
 * Sends the message of a contact, once at most: before Telegram is called the database says so. Null when it is settled,
 * one way or the other; the error when Telegram certainly did not take it and may be asked again.
 */
export async function deliverOnce(
  parts: OnceParts & { readonly signal: CallSignal },
  delivery: Delivery,
): Promise<Error | null> {
  const { contactSending } = parts.store;
  const obstacle = obstacleTo(parts, delivery);
  if (obstacle !== null) return refuse(parts, delivery, obstacle);
  if (!contactSending.begin(delivery, parts.now())) return null;
  const answer = await ask(parts, delivery);
  switch (answer.result) {
    case 'sent':
      parts.store.transact(() => {
        contactSending.sent(delivery, { messageId: answer.messageId, sentAt: parts.now() });
        parts.afterContact(delivery, 'sent');
        traceDelivery(parts, delivery, { outcome: 'sent', error: null });
      });
      return null;
    case 'refused':
      return refuse(parts, delivery, sentenceOf(answer.error));
    case 'unknown':
      return leaveUnconfirmed(parts, delivery, `nobody knows whether it arrived: ${sentenceOf(answer.error)}`);
    case 'not-taken':
      contactSending.postpone(delivery, sentenceOf(answer.error));
      return answer.error;
  }
}

/** What an earlier process had begun to send may have arrived: it is not sent again. */
export function endInterrupted(parts: OnceParts): void {
  for (const delivery of parts.store.contactSending.begun())
    leaveUnconfirmed(parts, delivery, 'nobody knows whether it arrived: the program ended while it was sent');
}

/** Why the message is not to be sent at all; null where nothing stands against it. */
function obstacleTo({ store, whyTooLate }: OnceParts, { contactId, insightId, payload }: Delivery): string | null {
  if (!messageForm.safeParse(payload).success) return 'its words were erased';
  if (contactId === null) return null;
  // An insight is told with its report, and only while it waits for an answer; else it waits for the next report.
  if (insightId !== null && store.contacts.byId(contactId)?.status !== 'sent')
    return 'nobody knows whether its report arrived';
  if (insightId !== null && !isOpen(store.insights.byId(insightId))) return 'it was answered meanwhile';
  return whyTooLate(contactId);
}

type Answer =
  | { readonly result: 'sent'; readonly messageId: number }
  | { readonly result: 'refused' | 'not-taken' | 'unknown'; readonly error: Error };

async function ask(parts: OnceParts & { readonly signal: CallSignal }, delivery: Delivery): Promise<Answer> {
  const message = messageForm.parse(delivery.payload);
  try {
    const { chatId } = delivery;
    const sent = await parts.onceApi.sendMessage(chatId, message.text, sendingOptions(message), parts.signal);
    return { result: 'sent', messageId: sent.message_id };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { result: certaintyOf(error), error };
  }
}

/** Failures before a connection stands: nothing was written to Telegram. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** What a failed call says of its message. An error of Telegram's own, or a connection that ended, leaves it open. */
function certaintyOf(error: Error): 'refused' | 'not-taken' | 'unknown' {
  if (error instanceof HttpError) return neverConnected.has(codeOf(error.error)) ? 'not-taken' : 'unknown';
  if (!(error instanceof GrammyError) || error.error_code >= 500) return 'unknown';
  return error.error_code === 429 || error.error_code === 401 ? 'not-taken' : 'refused';
}

function refuse(parts: OnceParts, delivery: Delivery, reason: string): null {
  parts.store.transact(() => {
    parts.store.contactSending.refused(delivery, reason);
    parts.afterContact(delivery, 'refused');
    traceDelivery(parts, delivery, { outcome: 'refused', error: reason });
  });
  parts.onFailure(delivery, reason);
  return null;
}

function leaveUnconfirmed(parts: OnceParts, delivery: Delivery, reason: string): null {
  parts.store.transact(() => {
    parts.store.contactSending.unconfirmed(delivery, reason);
    parts.afterContact(delivery, 'unconfirmed');
    traceDelivery(parts, delivery, { outcome: 'unconfirmed', error: reason });
  });
  parts.onFailure(delivery, reason);
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function sentenceOf(error: Error): string {
  return redact(error.message);
}
