import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '@noctem/playground';
import { z } from 'zod';

export interface Said {
  readonly messageId: number;
  readonly by: 'bot' | 'person';
  readonly text: string;
}

/** The person's side of a chat, wherever its server lives. */
export interface Chat {
  /** Sends a text, once and only once, and returns the id of the message. */
  say(text: string, replyTo: number | null): Promise<number>;
  edit(messageId: number, text: string): Promise<void>;
  /** All messages in their present form. */
  messages(): Promise<readonly Said[]>;
  /** How many updates the bot has not acknowledged, where that can be known. */
  pendingUpdates(): number;
}

/** A chat on a Telegram that stays up while the bot falls. */
export function telegramChat(playground: Playground): Chat {
  const { person } = playground;
  return {
    say: (text, replyTo) => Promise.resolve(person.say(text, replyTo === null ? {} : { replyTo }).messageId),
    edit: (messageId, text) => {
      person.edit(messageId, text);
      return Promise.resolve();
    },
    messages: () => Promise.resolve(person.messages()),
    pendingUpdates: () => playground.pendingUpdates(),
  };
}

const stateForm = z.object({
  messages: z.array(
    z.object({
      by: z.enum(['bot', 'person']),
      message: z.looseObject({ message_id: z.number(), text: z.string().optional() }),
    }),
  ),
});
const sentForm = z.object({ message: z.looseObject({ message_id: z.number() }) });

/** A chat on the page of the bot's own playground, which falls with the bot and comes back with it. */
export function pageChat(url: string): Chat {
  let lastOwn = 0;
  const messages = async (limit: number): Promise<Said[]> => {
    const { messages: shown } = stateForm.parse(await (await fetch(`${url}api/state?limit=${limit}`)).json());
    return shown.map(({ by, message }) => ({ by, messageId: message.message_id, text: message.text ?? '' }));
  };
  return {
    say: async (text, replyTo) => {
      const body = { text, ...(replyTo === null ? {} : { reply_to: replyTo }) };
      // A request that failed may have arrived before the server fell: then the message is there, above the last one.
      const arrived = async () =>
        (await messages(50)).findLast(({ by, messageId }) => by === 'person' && messageId > lastOwn)?.messageId;
      lastOwn = await untilUp(async (isRetry) => {
        const known = isRetry ? await arrived() : undefined;
        return known ?? sentForm.parse(await post(`${url}api/send`, body)).message.message_id;
      });
      return lastOwn;
    },
    edit: (messageId, text) =>
      untilUp(async (isRetry) => {
        const isThere = async () =>
          (await messages(2_000)).some((one) => one.messageId === messageId && one.text === text);
        if (isRetry && (await isThere())) return;
        await post(`${url}api/edit`, { message_id: messageId, text });
      }),
    messages: () => untilUp(() => messages(100_000)),
    pendingUpdates: () => 0,
  };
}

const pageDownPauseMs = 25;
const pageDownPatienceMs = 30_000;

/** Tries again for as long as the server is down. */
async function untilUp<T>(call: (isRetry: boolean) => Promise<T>): Promise<T> {
  const deadline = Date.now() + pageDownPatienceMs;
  for (let isRetry = false; ; isRetry = true) {
    try {
      return await call(isRetry);
    } catch (error) {
      if (!(error instanceof TypeError) || Date.now() > deadline) throw error;
      await sleep(pageDownPauseMs);
    }
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return await response.json();
}
