import { createConversation, type MessageArrival } from '@noctem/bot/conversation';
import { openStore, type Store } from '@noctem/store';

export interface Keeper {
  readonly store: Store;
  /** Takes a message as the program does when Telegram delivers it. */
  readonly capture: (text: string) => void;
  /** Takes a message whatever comes of it: a correction of the last thought, an answer. */
  readonly say: (text: string) => void;
  /** The instant of the last message. */
  readonly now: () => number;
  readonly close: () => void;
}

const botId = 4242;
const chatId = 1001;
const zone = 'Europe/Lisbon';
/** Sunday, 22 November 2026, 10:00 in Lisbon. */
const firstSentAt = Date.UTC(2026, 10, 22, 10);

export interface KeeperOptions {
  readonly file: string;
  readonly migrations: string;
  /** False: the same, but no row of the trace is written. */
  readonly traced: boolean;
  /** Messages that were captured into this file before. */
  readonly captured: number;
  /** Milliseconds from one message to the next; a second where absent. */
  readonly stepMs?: number;
}

/** The program's own path from a message to the disk, without Telegram. */
export function openKeeper({ file, migrations, traced, captured, stepMs = 1_000 }: KeeperOptions): Keeper {
  const store = openStore({ file, migrations });
  const user =
    store.people.byTelegramId(chatId) ??
    store.people.admit({ telegramId: chatId, role: 'owner', name: 'Owner', now: firstSentAt });
  const untraced = { ...store, traces: { ...store.traces, write: () => undefined } };
  let count = captured;
  const now = () => firstSentAt + count * stepMs;
  const converse = createConversation({
    store: traced ? store : untraced,
    now,
    newTraceId: () => `bench${String(count).padStart(12, '0')}`,
    defaultZone: zone,
    onFailure: ({ error }) => {
      throw error;
    },
  });
  const take = (text: string) => {
    count += 1;
    return converse(user, arrivalOf(text, count, now()));
  };
  return {
    store,
    now,
    capture: (text) => {
      const result = take(text);
      if (result.result !== 'handled' || result.component !== 'capture') throw new Error(`not captured: ${text}`);
    },
    say: (text) => {
      take(text);
    },
    close: () => store.close(),
  };
}

function arrivalOf(text: string, id: number, sentAt: number): MessageArrival {
  return {
    type: 'message',
    source: 'telegram',
    chatId,
    messageId: id,
    text,
    sentAt,
    sender: { telegramId: chatId, name: 'Owner', languageCode: 'en' },
    replyTo: null,
    attachment: null,
    other: null,
    forwardedFrom: null,
    update: { botId, updateId: id, fingerprint: `message ${chatId} ${id} ${sentAt}` },
  };
}
