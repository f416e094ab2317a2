import { type EpochMs, localMoment, wellFormed, type ZoneId } from '@noctem/core/kernel';
import { redact, TraceRecorder } from '@noctem/core/traces';
import type { Store, User } from '@noctem/store';
import { withGuesses } from '../butler/best-guess.ts';
import { closeAct } from './close-act.ts';
import type { Incoming } from './incoming.ts';
import { readPerson } from './person.ts';
import { type Outcome, type Reply, storedMessage } from './reply.ts';
import type { Feature, Turn } from './turn.ts';

export interface ConversationOptions {
  readonly store: Store;
  readonly features: readonly Feature[];
  /** Does what `act` of a feature would have done, after that failed: keeps the person's words. */
  readonly fallback: Feature;
  readonly now: () => EpochMs;
  /** Milliseconds of a clock that only goes forward. */
  readonly timer: () => number;
  readonly newTraceId: () => string;
  readonly defaultZone: ZoneId;
  /** Told of every failure that was survived. */
  readonly onFailure: (failure: { component: string; error: unknown; traceId: string }) => void;
}

/** What a turn came to: what it did, and what is to be sent now that it is stored. */
export type TurnResult =
  | { readonly result: 'duplicate' }
  | { readonly result: 'handled'; readonly component: string; readonly outcome: Outcome; readonly traceId: string };

/** A transaction that could not be written for reasons of the machine, not of the message: to be tried again, never to be answered. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'SqliteError' && !/CONSTRAINT|RANGE|MISUSE|ERROR/.test(codeOf(error));
}

/**
 * Handles one act of a person, whole or not at all: the intent is read first, then everything it changes is written in
 * one transaction together with the inbox row, the trace and the reply to be sent. An update that took effect before
 * changes nothing.
 *
 * @throws only when the database cannot be written (see `isStorageFailure`); the update must then be delivered again.
 */
export function converse(options: ConversationOptions, user: User, incoming: Incoming): TurnResult {
  const turn = beginTurn(options, user, asWritten(options, user, withSoundText(incoming)));
  const chosen = choose(options, turn);
  try {
    return carryOut(options, turn, chosen);
  } catch (error) {
    options.store.decisionContexts.forget();
    if (isStorageFailure(error)) throw error;
    return recover(options, turn, { component: chosen.feature.name, error });
  }
}

/** What is decided about a text must be what is decided about it as it is kept. */
function withSoundText(incoming: Incoming): Incoming {
  return 'text' in incoming ? { ...incoming, text: wellFormed(incoming.text) } : incoming;
}

/** An edit of a message that is no thought (a command with a slip) counts as the message that it should have been. */
function asWritten({ store }: ConversationOptions, user: User, incoming: Incoming): Incoming {
  if (incoming.type !== 'edit' || !incoming.update) return incoming;
  const { botId } = incoming.update;
  const thought = store.thoughts.byMessage({ botId, chatId: incoming.chatId, messageId: incoming.messageId });
  if (thought?.userId === user.id) return incoming;
  return { ...incoming, type: 'message', replyTo: null, other: null, forwardedFrom: null };
}

interface Chosen {
  readonly feature: Feature;
  readonly intent: unknown;
}

function beginTurn(options: ConversationOptions, user: User, incoming: Incoming): Turn {
  const { store, timer, newTraceId, defaultZone } = options;
  const now = options.now();
  const trace = new TraceRecorder({ traceId: newTraceId(), at: now, timer });
  const person = readPerson(store, user, defaultZone);
  const metadata = {
    source: incoming.source,
    ...(incoming.update && { update: incoming.update.updateId }),
    // Under which message it was tapped: what is done under a contact answers it.
    ...(incoming.type === 'tap' && { on: incoming.messageId }),
  };
  trace.record({ stage: 'input', component: incoming.source, outcome: incoming.type, metadata });
  return { incoming, person, now, today: localMoment(now, person.zone).date, store, trace };
}

/** The first feature that takes the turn for its own. One that fails to read is passed over and said so. */
function choose(options: ConversationOptions, turn: Turn): Chosen {
  for (const feature of options.features) {
    const intent = tryToRead(options, turn, feature);
    if (intent !== null) {
      turn.trace.record({ stage: 'route', component: feature.name, outcome: 'chosen' });
      return { feature, intent };
    }
  }
  throw new Error('no feature took the turn: the last one must take every turn');
}

function tryToRead(options: ConversationOptions, turn: Turn, feature: Feature): unknown {
  try {
    return feature.read(turn);
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    noteFailure(options, turn, { component: feature.name, error });
    return null;
  }
}

function carryOut(options: ConversationOptions, turn: Turn, chosen: Chosen): TurnResult {
  const { store } = options;
  const component = chosen.feature.name;
  return store.transact((): TurnResult => {
    const { incoming } = turn;
    const inboxId = incoming.update
      ? store.inbox.receive({ ...incoming.update, userId: turn.person.id, type: incoming.type, receivedAt: turn.now })
      : null;
    if (incoming.update && inboxId === null) return { result: 'duplicate' };
    // What an act that failed has left to be brought in line was never written.
    store.items.takeWritten();
    const outcome = withNews(turn, chosen.feature.act(turn, chosen.intent));
    closeAct(turn);
    turn.trace.record({ stage: 'execute', component, outcome: outcome.outcome });
    const deliveries = queueMessages(turn, outcome, inboxId);
    const said = deliveries.length > 0 ? 'queued' : outcome.toast === undefined ? 'silent' : 'toast';
    turn.trace.record({
      stage: 'reply',
      component: 'butler',
      outcome: said,
      metadata: deliveries.length > 0 ? { deliveries } : null,
    });
    store.traces.write(turn.person.id, turn.trace.finish(component, outcome.outcome));
    return { result: 'handled', component, outcome, traceId: turn.trace.traceId };
  });
}

/** A message that goes out takes along what the person has not been told yet. */
function withNews(turn: Turn, outcome: Outcome): Outcome {
  return outcome.reply ? { ...outcome, reply: withGuesses(turn, outcome.reply) } : outcome;
}

/** Something in us failed on this act: what the person wrote is kept, and they are told. */
function recover(options: ConversationOptions, turn: Turn, failure: { component: string; error: unknown }): TurnResult {
  const again = beginAgain(options, turn);
  noteFailure(options, again, failure);
  try {
    return carryOut(options, again, { feature: options.fallback, intent: failure.component });
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    const last = beginAgain(options, turn);
    noteFailure(options, last, { component: options.fallback.name, error });
    return carryOut(options, last, { feature: apology, intent: null });
  }
}

/** What is left when even keeping the words failed: the update must not come back for ever. */
const apology: Feature = {
  name: 'apology',
  read: () => null,
  act: () => ({
    outcome: 'failed',
    reply: { text: 'Something went wrong on my side, and I could not keep that. Please send it again.' },
  }),
};

function beginAgain(options: ConversationOptions, turn: Turn): Turn {
  const trace = new TraceRecorder({ traceId: turn.trace.traceId, at: turn.now, timer: options.timer });
  trace.record({ stage: 'input', component: turn.incoming.source, outcome: turn.incoming.type });
  return { ...turn, trace };
}

function noteFailure(options: ConversationOptions, turn: Turn, failure: { component: string; error: unknown }): void {
  const message = redact(
    failure.error instanceof Error ? `${failure.error.name}: ${failure.error.message}` : String(failure.error),
  );
  turn.trace.record({
    stage: 'execute',
    component: failure.component,
    outcome: 'failed',
    metadata: { error: message.slice(0, 500) },
  });
  options.onFailure({ ...failure, traceId: turn.trace.traceId });
}

function queueMessages(turn: Turn, outcome: Outcome, inboxId: number | null): number[] {
  const { incoming } = turn;
  const ids: number[] = [];
  if (outcome.replacement && incoming.type === 'tap' && incoming.messageId !== null) {
    ids.push(queue(turn, outcome.replacement, { inboxId, method: 'edit', messageId: incoming.messageId }));
  } else if (outcome.replacement)
    ids.push(queue(turn, outcome.replacement, { inboxId, method: 'send', messageId: null }));
  if (outcome.reply) {
    ids.push(
      queue(turn, outcome.reply, { inboxId, method: outcome.reply.document ? 'document' : 'send', messageId: null }),
    );
  }
  for (const reply of outcome.more ?? []) ids.push(queue(turn, reply, { inboxId, method: 'send', messageId: null }));
  return ids;
}

function queue(
  turn: Turn,
  reply: Reply,
  how: { inboxId: number | null; method: 'send' | 'edit' | 'document'; messageId: number | null },
): number {
  const { incoming, store, now, person } = turn;
  return store.deliveries.add({
    ...how,
    userId: person.id,
    channel: incoming.source,
    chatId: incoming.chatId,
    payload: storedMessage(reply, null),
    about: reply.about ?? null,
    insightId: reply.insightId ?? null,
    listing: reply.listing?.map((subject) => [subject.type, subject.id] as const) ?? null,
    // What the command line prints has arrived with the printing.
    status: incoming.source === 'cli' ? 'sent' : 'pending',
    createdAt: now,
  });
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
