import type { ChatEvent } from '../broadcast.ts';
import type { World } from '../world.ts';
import type { PageApi } from './speaker.ts';
import { personInAddress, speaker } from './speaker.ts';

const heartbeatMs = 15_000;

/** What happens in the chat as it happens: an event stream for the page, one event at a time for scripts. */
export function liveEndpoints(api: PageApi): void {
  const { app, world } = api;
  app.get('/api/events', (context) => {
    const { person } = speaker(api, personInAddress(context));
    return new Response(eventStream(world, person.id), {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' },
    });
  });
  app.get('/api/wait', async (context) => {
    const { person } = speaker(api, personInAddress(context));
    const after = Number(context.req.query('after') ?? world.revision);
    const timeoutMs = Math.min(Number(context.req.query('timeout_ms') ?? 10_000), 60_000);
    const reply = await nextReply(world, { chatId: person.id, after, timeoutMs });
    return reply ? context.json(reply) : context.json({ error: 'the bot did nothing in this time' }, 408);
  });
}

/** Only what the chat of this person shows. */
function concerns(event: ChatEvent, chatId: number): boolean {
  switch (event.type) {
    case 'message':
    case 'edited':
      return event.message.chat.id === chatId;
    case 'deleted':
    case 'action':
      return event.chatId === chatId;
    case 'person':
      return event.personId === chatId;
    case 'commands':
    case 'narration':
    case 'bot':
      return true;
    default:
      return event satisfies never;
  }
}

function eventStream(world: World, chatId: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  return new ReadableStream({
    start: (controller) => {
      const write = (text: string): void => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          // The reader went away without a word: nobody is left to write to.
          stop();
        }
      };
      write('retry: 1000\n\n');
      const unsubscribe = world.events.subscribe((event) => {
        if (concerns(event, chatId)) write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      });
      const heartbeat = setInterval(write, heartbeatMs, ': still here\n\n');
      heartbeat.unref();
      stop = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
    },
    cancel: () => stop(),
  });
}

type Reply = Extract<ChatEvent, { type: 'message' | 'edited' }>;

/** The bot's first message or edit whose revision is above `after`, null when none comes in time. */
async function nextReply(
  world: World,
  { chatId, after, timeoutMs }: { chatId: number; after: number; timeoutMs: number },
): Promise<Reply | null> {
  const past = world
    .entries(chatId)
    .filter(({ by, revision }) => by === 'bot' && revision > after)
    .sort((a, b) => a.revision - b.revision)[0];
  if (past) return { type: past.message.edit_date === undefined ? 'message' : 'edited', ...past };
  return await new Promise((resolve) => {
    const settle = (reply: Reply | null): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve(reply);
    };
    const timer = setTimeout(settle, timeoutMs, null);
    const unsubscribe = world.events.subscribe((event) => {
      const isReply = (event.type === 'message' || event.type === 'edited') && event.by === 'bot';
      if (isReply && event.message.chat.id === chatId && event.revision > after) settle(event);
    });
  });
}
