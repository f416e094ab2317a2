import type { Update, UpdateContent } from './telegram-objects.ts';

export interface PollRequest {
  /** Everything below is acknowledged; negative: only so many of the newest are kept. */
  readonly offset: number;
  /** 1 to 100. */
  readonly limit: number;
  readonly timeoutMs: number;
  /** Aborted when the poller is gone, so that a dead connection causes no conflict. */
  readonly signal?: AbortSignal;
}

export type PollOutcome =
  | { readonly outcome: 'updates'; readonly updates: readonly Update[] }
  | { readonly outcome: 'conflict' };

export interface QueueHooks {
  pushed(update: Update): void;
  acknowledged(below: number): void;
  /** Asked once for each acknowledged update: should it come again? */
  repeats(): boolean;
}

/** Kinds that a bot gets only when it names them. */
const onDemand = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/**
 * The updates that wait for the bot, with the semantics of getUpdates: at least once, in order, until an offset
 * acknowledges them; one poller at a time.
 */
export class UpdateQueue {
  readonly #hooks: QueueHooks;
  #nextId: number;
  #pending: Update[];
  #repeated: Update[] = [];
  #allowed: readonly string[] = [];
  #waiting: ((reason: 'wake' | 'conflict') => void) | null = null;

  constructor(start: { nextId: number; pending: readonly Update[]; allowed: readonly string[] }, hooks: QueueHooks) {
    this.#hooks = hooks;
    this.#nextId = start.nextId;
    this.#pending = [...start.pending];
    this.#allowed = start.allowed;
  }

  get nextId(): number {
    return this.#nextId;
  }

  get pending(): readonly Update[] {
    return this.#pending;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  /** From now on only these kinds are queued; none means all but those that a bot must ask for. */
  allow(kinds: readonly string[]): void {
    this.#allowed = kinds;
  }

  /** Queues an update; null when the bot did not ask for its kind. */
  push(content: UpdateContent): Update | null {
    const kind = Object.keys(content)[0] ?? '';
    const wanted = this.#allowed.length > 0 ? this.#allowed.includes(kind) : !onDemand.has(kind);
    if (!wanted) return null;
    const update = { update_id: this.#nextId++, ...content };
    this.#pending.push(update);
    this.#hooks.pushed(update);
    this.#waiting?.('wake');
    return update;
  }

  /** Answers one call of getUpdates. A second poller ends the first with a conflict. */
  async poll(request: PollRequest): Promise<PollOutcome> {
    this.#waiting?.('conflict');
    this.#acknowledge(request.offset);
    if (this.#nothingFor() && request.timeoutMs > 0) {
      const reason = await this.#wait(request);
      if (reason === 'conflict') return { outcome: 'conflict' };
      if (reason === 'gone') return { outcome: 'updates', updates: [] };
    }
    const repeated = this.#repeated.splice(0, request.limit);
    const updates = [...repeated, ...this.#pending.slice(0, request.limit - repeated.length)];
    return { outcome: 'updates', updates };
  }

  /** Lets a waiting poller go with nothing. */
  close(): void {
    this.#waiting?.('wake');
  }

  /** Forgets what waits, as `drop_pending_updates` does. */
  drop(): void {
    this.#acknowledge(this.#nextId, false);
  }

  #nothingFor(): boolean {
    return this.#pending.length === 0 && this.#repeated.length === 0;
  }

  #acknowledge(offset: number, mayRepeat = true): void {
    const below = offset < 0 ? (this.#pending.at(offset)?.update_id ?? 0) : offset;
    const done = this.#pending.filter((update) => update.update_id < below);
    if (done.length === 0) return;
    this.#pending = this.#pending.filter((update) => update.update_id >= below);
    this.#hooks.acknowledged(below);
    if (mayRepeat && offset > 0) this.#repeated.push(...done.filter(() => this.#hooks.repeats()));
  }

  async #wait({ timeoutMs, signal }: PollRequest): Promise<'wake' | 'conflict' | 'gone' | 'timeout'> {
    return await new Promise((resolve) => {
      const settle = (reason: 'wake' | 'conflict' | 'gone' | 'timeout'): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', gone);
        if (this.#waiting === settle) this.#waiting = null;
        resolve(reason);
      };
      const gone = (): void => settle('gone');
      const timer = setTimeout(settle, timeoutMs, 'timeout');
      if (signal?.aborted) settle('gone');
      else {
        signal?.addEventListener('abort', gone);
        this.#waiting = settle;
      }
    });
  }
}
