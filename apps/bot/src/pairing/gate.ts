import { randomInt } from 'node:crypto';
import type { EpochMs } from '@noctem/core/kernel';
import type { Store, User } from '@noctem/store';
import { localeOf } from '../conversation/person.ts';

export interface Visitor {
  readonly telegramId: number;
  readonly name: string;
  readonly languageCode: string | null;
  readonly text: string;
}

/** What the door says: come in, welcome (just paired by the code), a polite no, or nothing at all. */
export type Admission =
  | { readonly door: 'open' | 'paired'; readonly user: User }
  | { readonly door: 'closed'; readonly answer: string | null };

export interface GateOptions {
  readonly store: Store;
  /** Telegram ids that need no code. */
  readonly owners: readonly number[];
  /** Program time. */
  readonly now: () => EpochMs;
  /** The machine's time, whatever clock the program runs on: a code is good for an hour of the real world. */
  readonly realNow: () => EpochMs;
  /** Shows the operator the pairing code. */
  readonly announce: (code: string) => void;
  /** Tells the operator that the code was tried wrongly too often. */
  readonly exhausted?: () => void;
}

// Without 0/O and 1/I/L, which are told apart badly on a console.
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 8;
const codeLifetimeMs = 60 * 60 * 1000;
const codeTries = 5;
const refusalPauseMs = 24 * 60 * 60 * 1000;
const rememberedStrangers = 10_000;

/**
 * Decides who is answered. The first owner pairs with a code from the console, or is named in the configuration.
 * Of strangers nothing is stored: what must be remembered of them is kept in memory only.
 */
export class Gate {
  readonly #options: GateOptions;
  readonly #refused = new Map<number, EpochMs>();
  #code: { readonly text: string; readonly until: EpochMs; triesLeft: number } | null = null;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** Lets the named owners in, or makes and announces a code when there is no owner at all. */
  open(): void {
    const { store, owners, now } = this.#options;
    for (const telegramId of owners) {
      const known = store.people.byTelegramId(telegramId);
      if (known?.role !== 'owner' || known.access !== 'allowed') {
        store.people.admit({ telegramId, role: 'owner', name: known?.name ?? String(telegramId), now: now() });
      }
    }
    if (!store.people.firstOwner()) this.#newCode();
  }

  admit(visitor: Visitor): Admission {
    const known = this.#options.store.people.byTelegramId(visitor.telegramId);
    if (known?.access === 'allowed') return { door: 'open', user: this.#greet(known, visitor) };
    // A named owner who had everything erased writes again: their words are no code, and are kept.
    if (this.#options.owners.includes(visitor.telegramId)) return { door: 'open', user: this.#pair(visitor) };
    if (!this.#options.store.people.firstOwner() && this.#opens(visitor.text))
      return { door: 'paired', user: this.#pair(visitor) };
    return { door: 'closed', answer: this.#refuse(visitor) };
  }

  #pair(visitor: Visitor): User {
    const { store, now } = this.#options;
    this.#code = null;
    const user = store.people.admit({ telegramId: visitor.telegramId, role: 'owner', name: visitor.name, now: now() });
    store.people.set(user.id, 'locale', { value: localeOf(visitor.languageCode), now: now() });
    return user;
  }

  /** Somebody let in by number says their first word: now they have a name and a language. */
  #greet(user: User, visitor: Visitor): User {
    if (user.name !== String(visitor.telegramId)) return user;
    const { store, now } = this.#options;
    store.people.set(user.id, 'locale', { value: localeOf(visitor.languageCode), now: now() });
    return store.people.admit({
      telegramId: visitor.telegramId,
      role: user.role === 'owner' ? 'owner' : 'guest',
      name: visitor.name,
      now: user.pairedAt ?? now(),
    });
  }

  #opens(text: string): boolean {
    const said = text
      .trim()
      .replace(/^\/start\s+/i, '')
      .toUpperCase();
    if (this.#code && this.#code.until < this.#options.realNow()) this.#newCode();
    if (!this.#code) this.#newCode();
    const code = this.#code;
    if (!code || code.triesLeft === 0 || !/^[A-Z0-9]{8}$/.test(said)) return false;
    code.triesLeft -= 1;
    if (said === code.text) return true;
    if (code.triesLeft === 0) this.#options.exhausted?.();
    return false;
  }

  #newCode(): void {
    const text = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
    this.#code = { text, until: this.#options.realNow() + codeLifetimeMs, triesLeft: codeTries };
    this.#options.announce(text);
  }

  /** One polite refusal a day for each stranger; silence in between. */
  #refuse(visitor: Visitor): string | null {
    const now = this.#options.now();
    const last = this.#refused.get(visitor.telegramId);
    if (last !== undefined && now - last < refusalPauseMs) return null;
    if (this.#refused.size >= rememberedStrangers) this.#refused.clear();
    this.#refused.set(visitor.telegramId, now);
    if (!this.#options.store.people.firstOwner())
      return 'Hello. I am waiting for my owner: whoever can see my console finds a pairing code there and sends it to me.';
    return `I am a private butler and speak with my own people only. My owner can let you in: /allow ${visitor.telegramId}`;
  }
}
