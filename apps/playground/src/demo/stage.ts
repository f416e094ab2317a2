import type { Playground } from '../index.ts';

/** A second chat under the same address, in which a demo plays. Kept in memory, gone with the demo. */
export interface Stage extends Playground {
  /** A line above the chat that says what is to be seen; null takes it away. */
  narrate(line: string | null): void;
  /** Sets the clock of this chat to an instant in unix milliseconds; it goes on from there as clocks do. */
  setTime(now: number): void;
}

/** Something that can be watched in the page. What it is about this server does not know. */
export interface Demo {
  /** Part of its address: small letters and `-`. */
  readonly name: string;
  /** The words on its button. */
  readonly title: string;
  /** One line below the button. */
  readonly about: string;
  /**
   * Begins to play and returns how it is ended. `stop` may be called at any time, once, and leaves nothing behind.
   * Rejects when it cannot begin.
   */
  start(stage: Stage): Promise<{ stop(): Promise<void> }>;
}
