import type { ChatMessage } from './chat-message.ts';
import { viewOf } from './chat-message.ts';
import type { World } from './world.ts';

const patienceMs = 5000;

/** What a bot did in one chat, given out one by one. */
export interface Replies {
  /** Nothing up to this revision is given out any more. */
  skipTo(revision: number): void;
  /** The first message or edit after `after`, or after what was given out. Rejects when none comes in time. */
  next(options: { after?: ChatMessage; timeoutMs?: number }): Promise<ChatMessage>;
}

const keptReplies = 5000;

/**
 * Keeps what the bot does in a chat from now on, so that a reply which was faster than the question "what came?" is not missed.
 */
export function watchReplies(world: World, chatId: number): Replies {
  const seen: ChatMessage[] = [];
  const waiting = new Set<() => void>();
  let cursor = world.revision;
  world.events.subscribe((event) => {
    if ((event.type !== 'message' && event.type !== 'edited') || event.by !== 'bot') return;
    if (event.message.chat.id !== chatId) return;
    seen.push(viewOf(world, event.message));
    if (seen.length > keptReplies) seen.shift();
    for (const look of waiting) look();
  });
  const take = (after: number): ChatMessage | undefined => {
    const reply = seen.find(({ revision }) => revision > after);
    if (reply) cursor = Math.max(cursor, reply.revision);
    return reply;
  };
  return {
    skipTo: (revision) => {
      cursor = Math.max(cursor, revision);
    },
    next: async ({ after, timeoutMs = patienceMs }) =>
      await new Promise((resolve, reject) => {
        const settle = (finish: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          finish();
        };
        const look = (): void => {
          const reply = take(after?.revision ?? cursor);
          if (reply) settle(() => resolve(reply));
        };
        const tooLate = (): Error =>
          new Error(`the bot did not reply within ${timeoutMs} ms. ${endOfChat(world, chatId)}`);
        const timer = setTimeout(() => settle(() => reject(tooLate())), timeoutMs);
        waiting.add(look);
        look();
      }),
  };
}

function endOfChat(world: World, chatId: number): string {
  const last = world.entries(chatId).slice(-3);
  const lines = last.map(
    ({ by, message }) => `${by}: ${JSON.stringify(message.text ?? message.caption ?? '(no text)')}`,
  );
  return `The chat ends with:\n${lines.join('\n') || '(nothing)'}`;
}
