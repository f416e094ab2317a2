import { join } from 'node:path';
import { type EpochMs, Failure, type ZoneId } from '@noctem/core/kernel';
import { type Playground, startPlayground } from '@noctem/playground';
import { openStore, type Store } from '@noctem/store';
import type { Bot } from 'grammy';
import type { Logger } from 'pino';
import { afterContact } from './butler/after-contact.ts';
import { whyContactIsTooLate } from './butler/contact-job.ts';
import { type Configuration, databaseFile, makeDataFolder } from './configuration/index.ts';
import { askModel, createConversation } from './conversation/index.ts';
import { createFourWeeks } from './demo/four-weeks.ts';
import { createDownload } from './telegram/download.ts';
import { exportFile } from './telegram/export-file.ts';
import { openModels } from './models/open-models.ts';
import { Gate } from './pairing/gate.ts';
import { createBot, createOnceApi, Listener, type TelegramOptions } from './telegram/bot.ts';
import { Sender } from './telegram/sender.ts';
import { createClock, createTime } from './time.ts';
import { newTraceId } from './trace-id.ts';

export interface ProgramParts {
  readonly configuration: Configuration;
  readonly log: Logger;
  /** Says something to the operator at the console. */
  readonly tell: (line: string) => void;
}

export interface Program {
  /** Resolves when the program has stopped; rejects with a Failure when it cannot go on. */
  readonly running: Promise<void>;
  /** Stops in order: no more updates, replies out, work put back, database closed. Within about ten seconds. */
  stop(): Promise<void>;
}

const replyGraceMs = 4_000;

/**
 * Builds everything from the configuration and starts it. Without a token it brings its own Telegram, the playground.
 *
 * @throws Failure where a setting or the database cannot be used.
 */
export async function startProgram(parts: ProgramParts): Promise<Program> {
  const { configuration } = parts;
  makeDataFolder(configuration.data);
  const store = openStore({ file: databaseFile(configuration.data), migrations: configuration.migrations });
  try {
    const playground = configuration.token === null ? await openPlayground(parts) : null;
    return await run(parts, { store, playground });
  } catch (error) {
    store.close();
    throw error;
  }
}

interface World {
  readonly store: Store;
  readonly playground: Playground | null;
}

async function run(parts: ProgramParts, world: World): Promise<Program> {
  const { configuration, log, tell } = parts;
  const { store, playground } = world;
  const telegram = telegramOf(configuration, playground);
  const onTrouble = (what: string, error: unknown) => log.warn({ err: error, what }, 'trouble');
  const bot = createBot(telegram, onTrouble);
  const clock = createClock(configuration, store);
  const sender = createSender({ store, bot, telegram, now: clock.now, log, zone: configuration.zone });
  const download = createDownload(bot, telegram.apiRoot);
  const models = openModels({
    configuration,
    store,
    now: clock.now,
    onTrouble: (error) => onTrouble('models', error),
  });
  const time = await createTime({ configuration, log, store, clock, sender, download, models });
  const gate = openGate(parts, { ...world, now: clock.now });
  const converse = createConversation({
    store,
    now: clock.now,
    newTraceId,
    defaultZone: configuration.zone,
    model: askModel({ store, models, now: clock.now }),
    onFailure: ({ component, error, traceId }) => log.error({ err: error, component, traceId }, 'a feature failed'),
  });
  const listener = new Listener(bot, {
    gate,
    sender,
    converse,
    clockSees: time.sees,
    wakeQueue: () => time.queue.wake(),
    onTrouble,
  });
  sender.start();
  time.start();
  if (playground) tell(`Noctem is awake. Chat with it here: ${playground.url}`);
  const polling = listener.run(() => {
    if (!playground) tell('Noctem is awake and listens on Telegram.');
    models.start();
  });
  const shutDown = once(async () => {
    await listener.stop();
    await time.stop();
    await models.close();
    await sender.stop(replyGraceMs);
    await polling.catch(() => undefined);
    await playground?.close();
    store.close();
  });
  return { running: polling, stop: shutDown };
}

function telegramOf(configuration: Configuration, playground: Playground | null): TelegramOptions {
  if (playground) return { token: playground.token, apiRoot: playground.apiRoot };
  return { token: configuration.token ?? '', apiRoot: configuration.apiRoot };
}

async function openPlayground({ configuration, log }: ProgramParts): Promise<Playground> {
  const { web, data } = configuration;
  const demos = [createFourWeeks({ configuration, log, startProgram })];
  try {
    return await startPlayground({ ...web, file: join(data, 'playground.jsonl'), demos });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && /^(EA|ENOTFOUND|EINVAL)/.test(String(error.code)))) throw error;
    throw new Failure(
      'configuration',
      `NOCTEM_WEB cannot be used: ${web.host}:${web.port} is taken or not ours; name another host:port, or port 0 for any.`,
      { cause: error },
    );
  }
}

function openGate(
  { configuration, tell }: ProgramParts,
  { store, playground, now }: World & { now: () => EpochMs },
): Gate {
  // The first named inherits what was said at the command line before.
  const owners = playground ? [...configuration.owners, playground.person.id] : configuration.owners;
  const exhausted = () => tell('The pairing code was tried wrongly five times and is void; start again for a new one.');
  const announce = (code: string) =>
    tell(`Pairing code: ${code} — send it to your bot within an hour to become its owner.`);
  const gate = new Gate({ store, owners, now, realNow: Date.now, announce, exhausted });
  gate.open();
  return gate;
}

function createSender(parts: {
  store: Store;
  bot: Bot;
  telegram: TelegramOptions;
  now: () => EpochMs;
  log: Logger;
  zone: ZoneId;
}): Sender {
  const { store, bot, telegram, now, log, zone } = parts;
  return new Sender({
    api: bot.api,
    onceApi: createOnceApi(telegram),
    store,
    now,
    document: (userId) => exportFile(store, userId, zone),
    whyTooLate: (contactId) => whyContactIsTooLate({ store, now: now(), defaultZone: zone }, contactId),
    afterContact: (delivery, outcome) => afterContact(store, delivery, { outcome, now: now() }),
    onTrouble: (error) => log.warn({ err: error, what: 'sender' }, 'trouble'),
    onFailure: (delivery, sentence) => log.error({ delivery: delivery.id, sentence }, 'a message was refused'),
    newTraceId,
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
