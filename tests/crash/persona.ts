import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { BotProcess } from './bot-process.ts';
import type { Chat } from './chats.ts';
import type { Act, Answered } from './script.ts';
import type { Performed } from './verdict.ts';

const longestGapMs = 20;

/** Writes in bursts, whether anybody listens or not, and remembers what was written by which message. */
export class Persona {
  readonly performed: Performed[] = [];
  readonly #chat: Chat;
  readonly #random: SeededRandom;
  readonly #messageOf = new Map<string, number>();
  #writing: Promise<void> = Promise.resolve();

  constructor(chat: Chat, random: SeededRandom) {
    this.#chat = chat;
    this.#random = random;
  }

  /** Writes these after what is being written already. Returns at once. */
  perform(acts: readonly Act[]): void {
    const before = this.#writing;
    this.#writing = this.#performAfter(before, acts);
    // Whoever waits for the end hears of a failure; here it only must not count as unheard.
    this.#writing.catch(() => undefined);
  }

  /** Resolves when so many acts were performed, or the bot has ended. */
  async reached(count: number, bot: BotProcess): Promise<void> {
    while (this.performed.length < count && !bot.hasEnded()) await sleep(1);
  }

  async isDone(): Promise<void> {
    await this.#writing;
  }

  async #performAfter(before: Promise<void>, acts: readonly Act[]): Promise<void> {
    await before;
    for (const act of acts) {
      this.performed.push({ ...act, messageId: await this.#performOne(act) });
      if (this.#random.next() < 0.25) await sleep(this.#random.next() * longestGapMs);
    }
  }

  async #performOne(act: Act): Promise<number> {
    if (act.type === 'edit') {
      const messageId = this.#messageOf.get(act.word) ?? 0;
      await this.#chat.edit(messageId, act.text);
      return messageId;
    }
    const replyTo = act.type === 'command' && act.answers ? await this.#answeredMessage(act.answers) : null;
    const messageId = await this.#chat.say(act.text, replyTo);
    if (act.type === 'thought') this.#messageOf.set(act.word, messageId);
    return messageId;
  }

  /** One of the bot's messages about this word, repetitions included, or the person's own while there is none. */
  async #answeredMessage({ word, side }: Answered): Promise<number> {
    const own = this.#messageOf.get(word) ?? 0;
    if (side === 'own') return own;
    const said = (await this.#chat.messages()).filter(({ by, text }) => by === 'bot' && text.includes(word));
    return said[this.#random.below(said.length)]?.messageId ?? own;
  }
}
