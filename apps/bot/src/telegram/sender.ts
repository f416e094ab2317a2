import { redact } from '@noctem/core/traces';
import type { Delivery, Store } from '@noctem/store';
import { type Api, GrammyError, HttpError, InputFile } from 'grammy';
import { isStorageFailure } from '../conversation/converse.ts';
import { messageForm, storedMessage } from '../conversation/reply.ts';
import type { ContactOutcome } from '../butler/after-contact.ts';
import { deliverOnce, endInterrupted } from './deliver-once.ts';
import { traceDelivery } from './delivery-trace.ts';
import { sendingOptions } from './sending-options.ts';

export interface SenderOptions {
  readonly api: Api;
  /** The same Bot API without repetitions of its own, for contacts. */
  readonly onceApi: Api;
  readonly store: Store;
  /** Program time, for the rows. */
  readonly now: () => number;
  /** Content of a file that a message asks for. */
  readonly document: (userId: number) => Promise<SentDocument>;
  /** Why a contact that waits to be sent is not to be sent any more, in one sentence; null while it still may be. */
  readonly whyTooLate: (contactId: number) => string | null;
  /** Draws the conclusions from what became of a contact; called in the transaction that notes it. */
  readonly afterContact: (delivery: Delivery, outcome: ContactOutcome) => void;
  readonly newTraceId: () => string;
  /** Told of each message that will never arrive. */
  readonly onFailure: (delivery: Delivery, sentence: string) => void;
  /** Told when the rows cannot be read or written; sending goes on when they can. */
  readonly onTrouble: (error: unknown) => void;
  /** How long one call to Telegram may take, in milliseconds; 20 seconds unless told. */
  readonly callTimeoutMs?: number;
}

/** A file as it goes to Telegram. */
export interface SentDocument {
  readonly name: string;
  readonly content: Uint8Array;
}

/** grammY's calls take the signal of a package of theirs; the platform's own does as well. */
export type CallSignal = Parameters<Api['getMe']>[0];

const callTimeoutMs = 20_000;
/** A file takes its time on a slow line. */
const uploadTimeoutMs = 5 * 60_000;
const firstPauseMs = 500;
const longestPauseMs = 60_000;

/**
 * The only one who writes to Telegram. It takes messages from `deliveries` in the order in which they were said in each
 * chat, and keeps trying until Telegram took them or said that it never will; replies arrive at least once, contacts at
 * most once.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #busy = new Map<number, Promise<void>>();
  readonly #stopping = new AbortController();
  #running = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Begins with what an earlier process left unsent. */
  start(): void {
    this.#running = true;
    endInterrupted(this.#options);
    this.wake();
  }

  /** Says that there may be something to send. Returns at once. */
  wake(): void {
    if (!this.#running) return;
    try {
      for (const chatId of this.#options.store.deliveries.pendingChats()) {
        if (!this.#busy.has(chatId)) this.#begin(chatId);
      }
    } catch (error) {
      this.#options.onTrouble(error);
    }
  }

  /** Sends what is pending, for at most `graceMs`; the rest stays for the next start. */
  async stop(graceMs: number): Promise<void> {
    const timer = setTimeout(() => this.#stopping.abort(), graceMs);
    await this.settled();
    clearTimeout(timer);
    this.#running = false;
    this.#stopping.abort();
    await Promise.allSettled(this.#busy.values());
  }

  /** Resolves when nothing is being sent. */
  async settled(): Promise<void> {
    while (this.#busy.size > 0) await Promise.allSettled(this.#busy.values());
  }

  /** As `settled`, for at most `ms` of real time; false when that was not enough. */
  async settledWithin(ms: number): Promise<boolean> {
    const enough = new AbortController();
    await Promise.race([this.settled(), pause(ms, enough.signal)]);
    enough.abort();
    return this.#busy.size === 0;
  }

  #begin(chatId: number): void {
    this.#busy.set(
      chatId,
      Promise.resolve().then(() => this.#sendAll(chatId)),
    );
  }

  async #sendAll(chatId: number): Promise<void> {
    let failures = 0;
    try {
      while (!this.#stopping.signal.aborted) {
        const obstacle = await this.#sendNext(chatId);
        if (obstacle === 'nothing-left') return;
        if (obstacle !== null) await pause(pauseAfter(obstacle, failures), this.#stopping.signal);
        failures = obstacle === null ? 0 : failures + 1;
      }
    } finally {
      // In the same step as the last look: what is said after it finds nobody busy and begins anew.
      this.#busy.delete(chatId);
    }
  }

  async #sendNext(chatId: number): Promise<Error | null | 'nothing-left'> {
    try {
      const delivery = this.#options.store.deliveries.nextPending(chatId);
      return delivery ? await this.#attempt(delivery) : 'nothing-left';
    } catch (error) {
      this.#options.onTrouble(error);
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Null when the delivery is settled, one way or the other; else what stood in the way. */
  async #attempt(delivery: Delivery): Promise<Error | null> {
    const { store, now } = this.#options;
    if (delivery.contactId !== null) return await this.#contact(delivery);
    try {
      const messageId = delivery.method === 'document' ? await this.#upload(delivery) : await this.#say(delivery);
      store.deliveries.markSent(delivery.id, { messageId, sentAt: now() });
      return null;
    } catch (error) {
      const sentence = redact(error instanceof Error ? error.message : String(error));
      if (isDone(error)) store.deliveries.markSent(delivery.id, { messageId: delivery.messageId, sentAt: now() });
      else if (isFinal(error)) this.#giveUp(delivery, sentence);
      else store.deliveries.noteAttempt(delivery.id, sentence);
      if (isDone(error) || isFinal(error)) return null;
      return error instanceof Error ? error : new Error(sentence);
    }
  }

  /** A timer of its own: Node 20 collects what `AbortSignal.any` makes of `AbortSignal.timeout` before it fires. */
  async #timed<T>(call: (signal: AbortSignal) => Promise<T>, limitMs: number): Promise<T> {
    const limit = new AbortController();
    const abort = () => limit.abort();
    const timer = setTimeout(abort, limitMs);
    this.#stopping.signal.addEventListener('abort', abort, { once: true });
    try {
      return await call(limit.signal);
    } finally {
      clearTimeout(timer);
      this.#stopping.signal.removeEventListener('abort', abort);
    }
  }

  async #contact(delivery: Delivery): Promise<Error | null> {
    const limitMs = this.#options.callTimeoutMs ?? callTimeoutMs;
    return await this.#timed(
      (signal) => deliverOnce({ ...this.#options, signal: asSignal(signal) }, delivery),
      limitMs,
    );
  }

  async #upload(delivery: Delivery): Promise<number> {
    const { api, document } = this.#options;
    const { text } = messageForm.parse(delivery.payload);
    const { name, content } = await document(delivery.userId);
    const sent = await this.#timed(
      (signal) => api.sendDocument(delivery.chatId, new InputFile(content, name), { caption: text }, asSignal(signal)),
      uploadTimeoutMs,
    );
    return sent.message_id;
  }

  async #say(delivery: Delivery): Promise<number | null> {
    const { api, callTimeoutMs: limitMs = callTimeoutMs } = this.#options;
    const message = messageForm.parse(delivery.payload);
    const { chatId, messageId } = delivery;
    if (delivery.method !== 'edit')
      return (
        await this.#timed(
          (signal) => api.sendMessage(chatId, message.text, sendingOptions(message), asSignal(signal)),
          limitMs,
        )
      ).message_id;
    await this.#timed(
      (signal) => api.editMessageText(chatId, messageId ?? 0, message.text, sendingOptions(message), asSignal(signal)),
      limitMs,
    );
    return messageId;
  }

  #giveUp(delivery: Delivery, sentence: string): void {
    const { store, onFailure } = this.#options;
    store.transact(() => {
      store.deliveries.markFailed(delivery.id, sentence);
      // What it told besides is to be told again.
      store.clarifications.untell(delivery.userId, delivery.createdAt);
      traceDelivery(this.#options, delivery, { outcome: 'failed', error: sentence });
      if (delivery.method === 'document') this.#sayInstead(delivery);
    });
    onFailure(delivery, sentence);
  }

  /** Whoever asked for a file that Telegram does not take is told where it can be had. */
  #sayInstead({ userId, chatId }: Delivery): void {
    const text = 'I cannot send the file here, perhaps for its size. `noctem export` writes it on my machine.';
    this.#options.store.deliveries.add({
      userId,
      chatId,
      inboxId: null,
      channel: 'telegram',
      method: 'send',
      messageId: null,
      payload: storedMessage({ text }, null),
      about: null,
      listing: null,
      status: 'pending',
      createdAt: this.#options.now(),
    });
  }
}

/** grammY's type is that of an older polyfill; it takes the platform's own. */
function asSignal(signal: AbortSignal): Parameters<Api['getMe']>[0] {
  return signal as Parameters<Api['getMe']>[0];
}

/** An edit to what the message already says. */
function isDone(error: unknown): boolean {
  return (
    error instanceof GrammyError && error.error_code === 400 && error.description.includes('message is not modified')
  );
}

/** This message will never be taken: it is malformed, cannot be made, or the person has blocked the bot. */
function isFinal(error: unknown): boolean {
  if (error instanceof HttpError || isStorageFailure(error)) return false;
  if (!(error instanceof GrammyError)) return true;
  return error.error_code >= 400 && error.error_code < 500 && error.error_code !== 429 && error.error_code !== 401;
}

/** As long as Telegram asks for, else longer each time. */
function pauseAfter(obstacle: Error, failures: number): number {
  const asked = obstacle instanceof GrammyError ? obstacle.parameters.retry_after : undefined;
  return asked === undefined ? Math.min(firstPauseMs * 2 ** failures, longestPauseMs) : asked * 1000;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
