import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZoneId } from '@noctem/core/kernel';
import type { ProposedRule } from '@noctem/core/rules';
import { type Attachment, type Correction, openStore, type Store, type Thought, type User } from '@noctem/store';
import { type Models, noModels } from '@noctem/models';
import { afterEach } from 'vitest';
import {
  askModel,
  createConversation,
  type Incoming,
  type MessageArrival,
  type TurnResult,
} from '../conversation/index.ts';
import { type Button, messageForm } from '../conversation/reply.ts';

/** Monday, 23 November 2026, 09:00 in Lisbon (and UTC). */
export const monday = Date.UTC(2026, 10, 23, 9);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const botId = 4242;

/** What the butler wrote, as it stands in the chat. */
export interface Said {
  readonly messageId: number;
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly entities: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
}

/** What one act of the person came to. `said` is null where the butler kept silent. */
export interface Turned {
  readonly messageId: number;
  readonly component: string;
  readonly outcome: string;
  readonly toast: string | undefined;
  readonly traceId: string;
  readonly said: Said | null;
}

type MessageOptions = Partial<
  Pick<
    MessageArrival,
    'sentAt' | 'replyTo' | 'repliedText' | 'attachment' | 'other' | 'location' | 'forwardedFrom' | 'messageId'
  >
>;

export type Chat = ReturnType<typeof chatOf>;

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

export interface ChatOptions {
  readonly zone?: ZoneId;
  readonly now?: number;
  /** What models there are; none unless told. */
  readonly models?: Models;
}

/** One person's private chat with the butler, over a database of its own, on a clock that the test moves. No Telegram. */
export function openChat(options: ChatOptions = {}): Chat {
  const folder = mkdtempSync(join(tmpdir(), 'noctem-chat-'));
  const store = openStore({ file: join(folder, 'noctem.db'), migrations: 'drizzle' });
  open.push(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const world = {
    store,
    now: options.now ?? monday,
    zone: options.zone ?? 'Europe/Lisbon',
    lastId: 0,
    failures: [],
    models: options.models ?? noModels,
  };
  return chatOf(world, { telegramId: 1001, role: 'owner' });
}

/** Another person, allowed by the owner, in a chat of their own with the same butler. */
export function guestOf(chat: Chat, telegramId: number): Chat {
  return chatOf(chat.world, { telegramId, role: 'guest' });
}

interface World {
  readonly store: Store;
  now: number;
  readonly zone: ZoneId;
  lastId: number;
  readonly failures: string[];
  readonly models: Models;
}

interface Who {
  readonly telegramId: number;
  readonly role: 'owner' | 'guest';
}

function chatOf(world: World, who: Who) {
  const { store } = world;
  const admitted = store.people.admit({ ...who, name: `P${who.telegramId}`, now: world.now });
  const user = (): User => store.people.byTelegramId(who.telegramId) ?? admitted;
  const next = () => (world.lastId += 1);
  const newTraceId = () => `trace-${next()}`;
  return {
    ...actsOf(world, { telegramId: who.telegramId, user, next, newTraceId }),
    ...keptOf(world, admitted.id),
    store,
    get user() {
      return user();
    },
    get now() {
      return world.now;
    },
    failures: world.failures,
    /** Everything that is kept of this person, as it is exported. */
    exported: async (): Promise<string> => {
      let text = '';
      for await (const piece of store.exportPieces({ userId: user().id, zone: 'UTC' })) text += piece;
      return text;
    },
    /** Lets time go by. */
    wait: (ms: number): void => {
      world.now += ms;
    },
    world,
    /** What work at this moment that nobody asked for has at hand. */
    parts: { store, now: () => world.now, newTraceId, defaultZone: world.zone },
  };
}

interface Actor {
  readonly telegramId: number;
  readonly user: () => User;
  readonly next: () => number;
  readonly newTraceId: () => string;
}

/** What the person does, and what the butler says to it. */
function actsOf(world: World, { telegramId, user, next, newTraceId }: Actor) {
  const { store } = world;
  const converse = createConversation({
    store,
    now: () => world.now,
    newTraceId,
    defaultZone: world.zone,
    model: askModel({ store, models: world.models, now: () => world.now }),
    onFailure: ({ component, error }) => world.failures.push(`${component}: ${String(error)}`),
  });
  const arrival = () => {
    const updateId = next();
    return {
      source: 'telegram' as const,
      chatId: telegramId,
      sender: { telegramId, name: 'P', languageCode: 'en' },
      update: { botId, updateId, fingerprint: `update ${updateId}` },
    };
  };
  const take = (incoming: Incoming): TurnResult => converse(user(), incoming);
  const act = (incoming: Incoming): Turned => {
    const result = take(incoming);
    if (result.result !== 'handled') throw new Error('the turn was taken for a duplicate');
    const said = deliver(world, telegramId).at(-1) ?? null;
    const { component, traceId, outcome } = result;
    const messageId = incoming.messageId ?? 0;
    return { messageId, component, traceId, outcome: outcome.outcome, toast: outcome.toast, said };
  };
  const message = (text: string, own: MessageOptions = {}): MessageArrival => ({
    type: 'message',
    text,
    messageId: next(),
    ...arrival(),
    sentAt: world.now,
    replyTo: null,
    attachment: null,
    other: null,
    forwardedFrom: null,
    ...own,
  });
  const tapData = (messageId: number | null, data: string): Turned =>
    act({ ...arrival(), type: 'tap', messageId, data });
  return {
    message,
    take,
    act,
    say: (text: string, own: MessageOptions = {}): Turned => act(message(text, own)),
    edit: (messageId: number, text: string): Turned => {
      const { now } = world;
      return act({ ...arrival(), type: 'edit', messageId, text, sentAt: now, editedAt: now, attachment: null });
    },
    /** Taps a button by its label, or by its data. */
    tap: (on: Said | null, label: string): Turned => {
      const button = on?.buttons.find((one) => one.label === label || one.data === label);
      if (!on || !button)
        throw new Error(`no button “${label}”, only ${on?.buttons.map((one) => one.label).join(', ') ?? 'no message'}`);
      return tapData(on.messageId, button.data);
    },
    tapData,
    /** What the butler wrote since by itself, or beside its last answer. */
    hear: (): Said[] => deliver(world, telegramId),
  };
}

/** What is kept of the person. */
function keptOf(world: World, userId: number) {
  const { store } = world;
  const all = { userId, limit: 1_000 };
  return {
    thoughts: (): Thought[] => store.thoughts.list(all),
    lastThought: (): Thought => must(store.thoughts.list({ userId, limit: 1 })[0]),
    tasks: () => store.items.tasks(all),
    notes: () => store.items.notes(all),
    projects: () => store.items.projects(all),
    corrections: (): Correction[] => store.corrections.list(all),
    /** Puts a learned rule in force; returns its id. */
    rule: ({ type, value }: Pick<ProposedRule, 'type' | 'value'>): number =>
      store.rules.add({
        userId,
        type,
        value,
        key: `${type} ${JSON.stringify(value)}`,
        insightId: null,
        fromAt: world.now,
      }),
    /** Corrections in force, short: `date 2026-11-27 > 2026-11-28 by edit 0.8`. */
    corrected: (): string[] =>
      store.corrections
        .list(all)
        .filter((one) => one.retractedAt === null)
        .map((one) => `${one.field} ${one.fromValue} > ${one.toValue} by ${one.route} ${one.weight}`),
  };
}

/** Plays the sender: what waits arrives in the chat, the oldest first. */
function deliver({ store, now }: World, chatId: number): Said[] {
  const said: Said[] = [];
  for (let one = store.deliveries.nextPending(chatId); one; one = store.deliveries.nextPending(chatId)) {
    const messageId = one.messageId ?? 1_000_000 + one.id;
    store.deliveries.markSent(one.id, { messageId, sentAt: now });
    const { text, keyboard, entities } = messageForm.parse(one.payload);
    if (text.length === 0 || text.length > 4096) throw new Error(`Telegram takes no text of ${text.length} characters`);
    for (const { data } of keyboard.flat())
      if (Buffer.byteLength(data) > 64) throw new Error(`Telegram takes no such button: ${data}`);
    said.push({ messageId, text, entities, buttons: keyboard.flat() });
  }
  return said;
}

/** The value, which a test relies on to be there. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}

/** A file as it came with a message. */
export function fileOf(type: Attachment['type']): Attachment {
  return { type, fileId: `file-${type}`, name: null, mime: null, bytes: 100, path: null };
}
