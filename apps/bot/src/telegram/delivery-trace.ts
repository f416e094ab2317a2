import type { EpochMs } from '@noctem/core/kernel';
import { TraceRecorder } from '@noctem/core/traces';
import type { Delivery, Store } from '@noctem/store';

export interface DeliveryTraceParts {
  readonly store: Store;
  readonly now: () => EpochMs;
  readonly newTraceId: () => string;
}

/** Traces what became of a message, where that is not simply that it was sent. */
export function traceDelivery(
  { store, now, newTraceId }: DeliveryTraceParts,
  delivery: Delivery,
  { outcome, error }: { outcome: string; error: string | null },
): void {
  const trace = new TraceRecorder({ traceId: newTraceId(), at: now(), timer: () => performance.now() });
  const contact = delivery.contactId === null ? undefined : store.contacts.byId(delivery.contactId);
  trace.record({
    stage: 'reply',
    component: 'sender',
    outcome,
    metadata: {
      delivery: delivery.id,
      ...(error !== null && { error }),
      ...(contact && { contact: contact.id, decided_in: contact.traceId }),
    },
  });
  store.traces.write(delivery.userId, trace.finish('sender', outcome));
}
