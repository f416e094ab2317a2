import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemos, type Demos, type Room } from './demo/demos.ts';
import type { Demo } from './demo/stage.ts';
import type { Faults } from './faults.ts';
import type { Person } from './person.ts';
import { createPerson } from './person.ts';
import { createServerApp } from './server.ts';
import type { Update, UpdateContent } from './telegram-objects.ts';
import { World } from './world.ts';

export type { FaultKind, Faults, PlannedFault, RandomFaults } from './faults.ts';
export type { Demo, Stage } from './demo/stage.ts';
export type { ChatMessage } from './chat-message.ts';
export type { FileOptions, Person } from './person.ts';
export type {
  CallbackAnswer,
  InlineButton,
  Message,
  MessageEntity,
  Update,
  UpdateContent,
} from './telegram-objects.ts';

export interface PlaygroundOptions {
  /** The address to listen on; anything but loopback opens the chat to the network. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the chat is kept over restarts (files that were sent stand beside it); null keeps it in memory. */
  readonly file: string | null;
  /** The bot's token. When absent the one of the file, or a new one: another bot. */
  readonly token?: string;
  /** The person at the page. */
  readonly person?: NewPerson;
  /** What the page calls the bot; "Noctem" when absent. */
  readonly botName?: string;
  /** Unix milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** What can be watched from the page, each in a chat of its own. */
  readonly demos?: readonly Demo[];
}

export interface NewPerson {
  readonly id: number;
  readonly firstName: string;
  /** As Telegram reports it, for example `en` or `pt-br`; `en` when absent. */
  readonly languageCode?: string;
}

export interface Playground {
  /** The chat page. */
  readonly url: string;
  /** What a client of the Bot API takes as its root, without a slash at the end. */
  readonly apiRoot: string;
  readonly token: string;
  readonly botId: number;
  /** The person at the page. */
  readonly person: Person;
  readonly faults: Faults;
  /** Another person with a private chat of their own. The same id gives the same person. */
  addPerson(person: NewPerson): Person;
  /** Queues an update with any content, for tests of what no client would send. Null when the bot did not ask for it. */
  deliver(content: UpdateContent): Update | null;
  /** Makes every callback query that was not answered too old to be answered. */
  expireQueries(): void;
  /** How many updates wait for the bot, delivered but unacknowledged ones included. */
  pendingUpdates(): number;
  /** Ends every connection. What was said is kept. */
  close(): Promise<void>;
}

const defaultPerson: NewPerson = { id: 1001, firstName: 'You', languageCode: 'en' };

/**
 * Starts a small Telegram: a Bot API server with a chat page. Rejects when the address cannot be listened on.
 *
 * @example
 * const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
 * const bot = new Bot(playground.token, { client: { apiRoot: playground.apiRoot } });
 * const reply = await playground.person.ask('buy milk');
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  // The port first: whoever has it has the file too, and a second server must not touch what the first one writes.
  let answer: Answer = () => new Response('Starting.', { status: 503 });
  const server = await listen((request, env) => answer(request, env), options);
  try {
    const world = openWorld(options);
    const { playground, fetch } = assemble(world, { server, options });
    answer = fetch;
    return playground;
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

type Answer = (request: Request, env: object) => Response | Promise<Response>;

function openWorld({ file, botName = 'Noctem', now = Date.now, token }: PlaygroundOptions): World {
  return new World({ file, botName, now, ...(token === undefined ? {} : { token }) });
}

interface Place {
  readonly world: World;
  readonly url: string;
  readonly options: PlaygroundOptions;
  readonly demos: Demos | null;
  readonly close: () => Promise<void>;
}

function assemble(
  world: World,
  { server, options }: { server: Server; options: PlaygroundOptions },
): { playground: Playground; fetch: Answer } {
  const url = addressOf(server, options.host);
  const demos = createDemos(options.demos ?? [], (name) => openRoom(name, { url, options }));
  const close = async (): Promise<void> => {
    await demos.close();
    world.close();
    await closeServer(server);
  };
  return furnish({ world, url, options, demos, close });
}

/** The chat of a demo: a small Telegram of its own below the address of this one, in memory. */
function openRoom(name: string, { url, options }: { url: string; options: PlaygroundOptions }): Room {
  const { token: _, file: __, now: realNow = Date.now, ...own } = options;
  let ahead = 0;
  const world = openWorld({ ...own, file: null, now: () => realNow() + ahead });
  const place = { world, url: `${url}/demos/${name}`, options, demos: null, close: () => Promise.resolve() };
  const { playground, fetch } = furnish(place);
  return {
    stage: {
      ...playground,
      narrate: (line) => world.narrate(line),
      setTime: (now) => {
        ahead = now - realNow();
      },
    },
    fetch,
    close: () => world.close(),
  };
}

function furnish({ world, url, options, demos, close }: Place): { playground: Playground; fetch: Answer } {
  const people = new Map<number, Person>();
  const addPerson = (given: NewPerson): Person => {
    const known = people.get(given.id) ?? welcome(world, given);
    people.set(given.id, known);
    return known;
  };
  const person = addPerson(options.person ?? defaultPerson);
  const playground: Playground = {
    url: `${url}/`,
    apiRoot: url,
    token: world.token,
    botId: world.bot.id,
    person,
    faults: world.faults,
    addPerson,
    deliver: (content) => world.tellBot(content),
    expireQueries: () => world.queries.expire(),
    pendingUpdates: () => world.updates.pending.length,
    close,
  };
  const app = createServerApp({ world, host: options.host, defaultPerson: person.id, demos });
  return { playground, fetch: (request, env) => app.fetch(request, env) };
}

function welcome(world: World, { id, firstName, languageCode = 'en' }: NewPerson): Person {
  const blocked = world.people.get(id)?.blocked ?? false;
  world.putPerson({ id, firstName, languageCode, blocked });
  return createPerson(world, id);
}

/** A client keeps its connection for the next call; one that closes under a call looks like a fault that nobody planned. */
const keepAliveMs = 120_000;

async function listen(fetch: Answer, { host, port }: PlaygroundOptions): Promise<Server> {
  return await new Promise((resolve, reject) => {
    // Without TLS options the adapter makes a plain HTTP server.
    const server = serve({ fetch, hostname: host, port }, () => resolve(server)) as Server;
    server.keepAliveTimeout = keepAliveMs;
    server.once('error', reject);
  });
}

function addressOf(server: Server, host: string): string {
  // A listening TCP server has an AddressInfo, never a string or null.
  const { port } = server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::' || host === '';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
