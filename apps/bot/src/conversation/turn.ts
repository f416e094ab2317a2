import type { EpochMs, LocalDate } from '@noctem/core/kernel';
import type { TraceRecorder } from '@noctem/core/traces';
import type { Store } from '@noctem/store';
import type { EditArrival, Incoming, MessageArrival } from './incoming.ts';
import type { Person } from './person.ts';
import type { Outcome } from './reply.ts';

/** What it takes to look at a person's things as they see them now. */
export interface Scene {
  readonly person: Person;
  readonly now: EpochMs;
  /** The day it is for the person. */
  readonly today: LocalDate;
  readonly store: Store;
}

/** What it takes to change a person's things, also where no message of theirs is the cause. */
export interface Act extends Scene {
  readonly trace: TraceRecorder;
}

/** One person's one act, while it is being handled. */
export interface Turn<I extends Incoming = Incoming> extends Act {
  readonly incoming: I;
}

export type MessageTurn = Turn<MessageArrival>;
export type EditTurn = Turn<EditArrival>;

/**
 * One thing that the butler can do. `read` says whether this turn is meant for it and with what intent: it looks,
 * decides and writes nothing, outside of any transaction. `act` does it, inside the transaction of the turn; by then
 * the rows may have changed, so it looks again at what it writes.
 */
export interface Feature<Intent = unknown> {
  /** Component of the trace. */
  readonly name: string;
  read(turn: Turn): Intent | null;
  act(turn: Turn, intent: Intent): Outcome;
}

/** Types a feature by its intent, and forgets the intent's type again for the list of all features. */
export function feature<Intent>(definition: Feature<Intent>): Feature {
  return definition;
}

/** The turn as one of a message, or null: for `read` functions that only care for messages. */
export function messageTurn(turn: Turn): MessageTurn | null {
  return turn.incoming.type === 'message' ? (turn as MessageTurn) : null;
}

/** The words of a tapped button when its verb is one of `verbs`, else null. */
export function tapWords(turn: Turn, ...verbs: readonly string[]): readonly string[] | null {
  if (turn.incoming.type !== 'tap') return null;
  const words = turn.incoming.data.split(':');
  return verbs.includes(words[0] ?? '') ? words : null;
}
