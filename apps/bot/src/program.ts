import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { jobCatalogue, newJob, type Schedule } from '@noctem/core/jobs';
import { type EpochMs, Failure, type ZoneId } from '@noctem/core/kernel';
import { TraceRecorder } from '@noctem/core/traces';
import { type Playground, startPlayground } from '@noctem/playground';
import {
  type Clock,
  createEmbeddedQueue,
  createScheduler,
  createSimulatedClock,
  createSimulatedScheduler,
  loadBullmqQueue,
  type JobEvent,
  type QueueDriver,
  systemClock,
} from '@noctem/queue';
import { type Delivery, openStore, type Store } from '@noctem/store';
import type { Bot } from 'grammy';
import type { Logger } from 'pino';
import { type Configuration, databaseFile, makeDataFolder } from './configuration/index.ts';
import { createConversation } from './conversation/index.ts';
import { createHandlers } from './jobs/handlers.ts';
import { traceJob } from './jobs/trace-job.ts';
import { createDownload } from './telegram/download.ts';
import { Gate } from './pairing/gate.ts';
import { createBot, Listener, type TelegramOptions } from './telegram/bot.ts';
import { exportFile } from './telegram/export-file.ts';
import { Sender } from './telegram/sender.ts';
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
const workGraceMs = 3_000;

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
    const playground = configuration.token === null ? await openPlayground(configuration) : null;
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
  const time = await createTime(parts, { store, bot, apiRoot: telegram.apiRoot });
  const sender = createSender({ store, bot, now: () => time.clock.now(), log, zone: configuration.zone });
  const gate = openGate(parts, { ...world, now: () => time.clock.now() });
  const converse = createConversation({
    store,
    now: () => time.clock.now(),
    newTraceId,
    defaultZone: configuration.zone,
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
  });
  const shutDown = once(async () => {
    await listener.stop();
    await time.stop();
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

async function openPlayground({ web, data }: Configuration): Promise<Playground> {
  try {
    return await startPlayground({ ...web, file: join(data, 'playground.jsonl') });
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
  const owners = playground ? [playground.person.id, ...configuration.owners] : configuration.owners;
  const exhausted = () => tell('The pairing code was tried wrongly five times and is void; start again for a new one.');
  const announce = (code: string) =>
    tell(`Pairing code: ${code} — send it to your bot within an hour to become its owner.`);
  const gate = new Gate({ store, owners, now, realNow: Date.now, announce, exhausted });
  gate.open();
  return gate;
}

function createSender(parts: { store: Store; bot: Bot; now: () => EpochMs; log: Logger; zone: string }): Sender {
  const { store, bot, now, log, zone } = parts;
  return new Sender({
    api: bot.api,
    store,
    now,
    document: (userId) => exportFile(store, userId, zone),
    onTrouble: (error) => log.warn({ err: error, what: 'sender' }, 'trouble'),
    onFailure: (delivery, sentence) => {
      log.error({ delivery: delivery.id, sentence }, 'a message was refused');
      traceRefusal(store, delivery, { sentence, at: now() });
    },
  });
}

function traceRefusal(store: Store, delivery: Delivery, refusal: { sentence: string; at: EpochMs }): void {
  const trace = new TraceRecorder({ traceId: newTraceId(), at: refusal.at, timer: () => performance.now() });
  const metadata = { delivery: delivery.id, error: refusal.sentence };
  trace.record({ stage: 'reply', component: 'sender', outcome: 'failed', metadata });
  store.traces.write(delivery.userId, trace.finish('sender', 'failed'));
}

interface Time {
  readonly clock: Clock;
  readonly queue: QueueDriver;
  readonly sees: (instant: EpochMs) => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** Clock, queue and scheduler: of the real world, or simulated and moved by the updates. */
async function createTime(
  parts: ProgramParts,
  { store, bot, apiRoot }: { store: Store; bot: Bot; apiRoot: string | null },
): Promise<Time> {
  const { configuration, log } = parts;
  const handlers = createHandlers({ store, data: configuration.data, download: createDownload(bot, apiRoot) });
  const runner = {
    catalogue: jobCatalogue,
    handlers,
    outbox: store.outbox,
    observe: (event: JobEvent) => {
      logJob(log, event);
      traceJob(store, event, Date.now());
    },
  };
  const schedules = () => [dailyBackup(configuration.zone)];
  if (configuration.clock === 'updates') {
    const clock = createSimulatedClock(store.clockMemory);
    const queue = createEmbeddedQueue({ ...runner, clock, alone: true });
    const names = Object.keys(jobCatalogue);
    const scheduler = createSimulatedScheduler({
      schedules,
      book: store.scheduleBook,
      outbox: store.outbox,
      clock,
      queue,
      names,
    });
    return {
      clock,
      queue,
      sees: (instant) => scheduler.advanceTo(instant),
      start: () => queue.start(),
      stop: () => queue.close({ graceMs: workGraceMs }),
    };
  }
  const clock = systemClock;
  const queue =
    configuration.redisUrl === null
      ? createEmbeddedQueue({ ...runner, clock })
      : await loadBullmqQueue({ ...runner, clock, url: configuration.redisUrl, prefix: prefixOf(store.file) });
  const scheduler = createScheduler({ schedules, book: store.scheduleBook, clock, wake: () => queue.wake() });
  return {
    clock,
    queue,
    sees: () => Promise.resolve(),
    start: () => {
      queue.start();
      scheduler.start();
    },
    stop: async () => {
      await scheduler.stop();
      await queue.close({ graceMs: workGraceMs });
    },
  };
}

/** Row ids are this database's own: on a Redis that several share, each has its own keys. */
function prefixOf(file: string): string {
  return `noctem-${createHash('sha256').update(file).digest('hex').slice(0, 12)}`;
}

/** Of the nights that simulated time jumps over, so many have their copy: no more are kept. */
const keptBackups = 7;

function dailyBackup(zone: ZoneId): Schedule {
  const rule = { every: 'day', at: '04:00' } as const;
  const job: Schedule['job'] = ({ due, day }) => newJob({ name: 'backup', payload: { day }, userId: null, runAt: due });
  return { name: 'backup', rule, zone, missed: keptBackups, job };
}

function logJob(log: Logger, event: JobEvent): void {
  if (event.type === 'trouble') return log.warn({ error: event.error }, 'the queue is in trouble');
  const facts = { job: event.job.jobId, event: event.type, ...('error' in event && { error: event.error }) };
  if (event.type === 'failed') log.error(facts, 'work failed');
  else log.debug(facts, 'work');
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
