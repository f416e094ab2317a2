import type { Subject } from '@noctem/core/items';

/** Words that rules could not read, and what they are about. */
export interface ModelRequest {
  readonly purpose: 'summon';
  readonly userId: number;
  /** The person's words, kept as this thought. */
  readonly thoughtId: number;
  /** What they speak of, as far as that could be told. */
  readonly about: Subject | null;
}

/**
 * What becomes of a request: `accepted`, and the answer comes as a message of its own; `unavailable`, nothing will be
 * done about it, which the person is told at once.
 */
export type ModelAnswer = 'accepted' | 'unavailable';

/** Whoever can read what rules cannot. */
export interface ModelPort {
  /** Takes a request, or says at once that it will not. Called in the transaction of the turn: it may write rows, and waits for nothing. */
  ask(request: ModelRequest): ModelAnswer;
}

/** No model is at hand. */
export const noModel: ModelPort = { ask: () => 'unavailable' };
