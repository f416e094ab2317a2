import { setTimeout as sleep } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { Failure } from '@noctem/core/kernel';
import type { User } from '@noctem/store';
import { Api, Bot, type Context, type Transformer } from 'grammy';
import { commandMenu } from '../conversation/command.ts';
import { isStorageFailure, type TurnResult } from '../conversation/converse.ts';
import type { Incoming } from '../conversation/incoming.ts';
import type { Gate } from '../pairing/gate.ts';
import { arrivalOf, dateOf } from './arrival.ts';
import type { Sender } from './sender.ts';

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string | null;
}

export interface BotParts {
  readonly gate: Gate;
  readonly sender: Sender;
  readonly converse: (user: User, incoming: Incoming) => TurnResult;
  /** Called with the date of an update before it is handled: a simulated clock moves, a real one does not care. */
  readonly clockSees: (instant: number) => Promise<void>;
  /** Called after a turn that may have written jobs. */
  readonly wakeQueue: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

const storageRetries = 8;
const storagePauseMs = 250;

/** A grammY bot for Telegram or any other Bot API server. What Telegram asks to repeat later is repeated; the rest is the caller's. */
export function createBot(options: TelegramOptions, onTrouble: BotParts['onTrouble']): Bot {
  const bot = new Bot(options.token, {
    client: { ...(options.apiRoot && { apiRoot: options.apiRoot }), timeoutSeconds: 60 },
  });
  bot.api.config.use(
    autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 10, rethrowInternalServerErrors: true, rethrowHttpErrors: true }),
  );
  bot.api.config.use(watchPolling(onTrouble));
  bot.api.config.use(withoutWebhooks);
  return bot;
}

/** The same Bot API where nothing is repeated by itself: for messages that may be sent once at most. */
export function createOnceApi(options: TelegramOptions): Api {
  return new Api(options.token, { ...(options.apiRoot && { apiRoot: options.apiRoot }) });
}

/** grammY removes a webhook before it polls. A Bot API server that knows no webhooks has none to remove. */
const withoutWebhooks: Transformer = async (call, method, payload, signal) => {
  const answer = await call(method, payload, signal);
  const unknown = method === 'deleteWebhook' && !answer.ok && answer.error_code === 404;
  // The result of this method is `true`; its type does not follow from the comparison of names.
  return unknown ? ({ ok: true, result: true } as never) : answer;
};

/** grammY repeats a first call or a poll that fails without a word; an operator wants to know, once for each kind of failure. */
function watchPolling(onTrouble: BotParts['onTrouble']): Transformer {
  let known = '';
  return async (call, method, payload, signal) => {
    if (method !== 'getUpdates' && method !== 'getMe') return call(method, payload, signal);
    try {
      const answer = await call(method, payload, signal);
      if (answer.ok) known = '';
      else tell(answer.description);
      return answer;
    } catch (error) {
      if (signal?.aborted !== true) tell(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
  function tell(sentence: string): void {
    if (sentence !== known) onTrouble('poll', new Error(sentence));
    known = sentence;
  }
}

/** Listens to one bot: every update goes through the gate to the conversation, and what it says to the sender. */
export class Listener {
  readonly #bot: Bot;
  readonly #parts: BotParts;
  readonly #loose = new Set<Promise<unknown>>();
  #turn: Promise<void> = Promise.resolve();
  /** `stopping`: told to stop before the first poll. */
  #phase: 'starting' | 'polling' | 'stopping' = 'starting';

  constructor(bot: Bot, parts: BotParts) {
    this.#bot = bot;
    this.#parts = parts;
    bot.on(['message', 'edited_message', 'callback_query'], (ctx) => {
      this.#turn = this.#serve(ctx);
      return this.#turn;
    });
    // Whatever gets here could not be stored. Rethrown, it ends polling before Telegram hears that we are past it.
    bot.catch((error) => {
      throw error.error;
    });
  }

  /**
   * Polls until `stop`. Resolves after that, when every update that was begun is handled.
   *
   * @throws Failure `token_refused`, `second_poller` or `storage` where it cannot go on.
   */
  async run(onStart: () => void): Promise<void> {
    try {
      await this.#bot.start({
        allowed_updates: ['message', 'edited_message', 'callback_query'],
        timeout: 30,
        onStart: () => this.#started(onStart),
      });
    } catch (error) {
      // Stopped while it still tried to reach Telegram: that is what was wanted.
      if (this.#phase === 'stopping' && !isStorageFailure(error)) return;
      throw explained(error);
    }
  }

  /** Stops polling once the update that is being handled is stored: only then may Telegram hear that it was. */
  async stop(): Promise<void> {
    if (this.#phase === 'starting') this.#phase = 'stopping';
    await this.#turn.catch(() => undefined);
    await this.#bot.stop().catch((error: unknown) => this.#parts.onTrouble('stop', error));
    await Promise.allSettled(this.#loose);
  }

  #started(onStart: () => void): void {
    this.#phase = 'polling';
    this.#later(
      'menu',
      this.#bot.api.setMyCommands(commandMenu.filter((entry) => !entry.description.endsWith('(owner)'))),
    );
    onStart();
  }

  async #serve(ctx: Context): Promise<void> {
    const date = dateOf(ctx.update);
    if (date !== null) await this.#parts.clockSees(date);
    const incoming = this.#read(ctx);
    if (!incoming || !('telegramId' in incoming.sender)) return;
    const admission = this.#parts.gate.admit({
      ...incoming.sender,
      text: incoming.type === 'tap' ? '' : incoming.text,
    });
    if (admission.door === 'closed') return this.#refuse(ctx, admission.answer);
    const result = await this.#store(admission.user, admission.door === 'paired' ? asGreeting(incoming) : incoming);
    if (incoming.type === 'tap') this.#answerTap(ctx, result);
    this.#parts.sender.wake();
    this.#parts.wakeQueue();
  }

  /** An update of a form that nobody foresaw is passed over: thrown, it would come back and stop the bot at every start. */
  #read(ctx: Context): Incoming | null {
    try {
      return arrivalOf(ctx.update, ctx.me.id);
    } catch (error) {
      this.#parts.onTrouble('update', error);
      return null;
    }
  }

  /** A full disk or a locked database may pass: the update waits, and with it all that follow. */
  async #store(user: User, incoming: Incoming): Promise<TurnResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return this.#parts.converse(user, incoming);
      } catch (error) {
        if (!isStorageFailure(error) || attempt === storageRetries) throw error;
        this.#parts.onTrouble('storage', error);
        await sleep(storagePauseMs * attempt);
      }
    }
  }

  #refuse(ctx: Context, answer: string | null): void {
    if (ctx.callbackQuery) this.#later('refusal', ctx.answerCallbackQuery());
    else if (answer !== null) this.#later('refusal', ctx.reply(answer));
  }

  #answerTap(ctx: Context, result: TurnResult): void {
    const text = result.result === 'handled' ? result.outcome.toast : undefined;
    this.#later('answer', ctx.answerCallbackQuery(text === undefined ? {} : { text: text.slice(0, 200) }));
  }

  /** Calls that nothing depends on: no update waits for them, and a failure is only told. */
  #later(what: string, call: Promise<unknown>): void {
    const settled = call
      .catch((error: unknown) => this.#parts.onTrouble(what, error))
      .finally(() => this.#loose.delete(settled));
    this.#loose.add(settled);
  }
}

/** The first word of somebody who just came in is the code: what they get is a welcome. */
function asGreeting(incoming: Incoming): Incoming {
  return incoming.type === 'message' ? { ...incoming, text: '/start' } : incoming;
}

function explained(error: unknown): unknown {
  const code = error instanceof Error && 'error_code' in error ? error.error_code : null;
  if (code === 401 || code === 404)
    return new Failure(
      'token_refused',
      'Telegram does not know this token: check TELEGRAM_BOT_TOKEN against what BotFather says.',
      { cause: error },
    );
  if (code === 409)
    return new Failure(
      'second_poller',
      'Another program is listening with the same token; stop it, or get this one a token of its own.',
      { cause: error },
    );
  if (isStorageFailure(error))
    return new Failure(
      'storage',
      'The database cannot be written; is the disk full? Nothing was lost: Telegram keeps what was not stored.',
      { cause: error },
    );
  return error;
}
