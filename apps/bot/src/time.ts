import { createHash } from 'node:crypto';
import { jobCatalogue, newJob, type NoctemJobs, type Schedule } from '@noctem/core/jobs';
import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import {
  type Clock,
  createEmbeddedQueue,
  createScheduler,
  createSimulatedClock,
  createSimulatedScheduler,
  loadBullmqQueue,
  type JobEvent,
  type QueueDriver,
  type RunnerParts,
  type SimulatedClock,
  systemClock,
} from '@noctem/queue';
import type { Store } from '@noctem/store';
import type { Logger } from 'pino';
import { contactSchedules } from './butler/contact-schedules.ts';
import type { Configuration } from './configuration/index.ts';
import type { ActParts } from './conversation/act.ts';
import { createHandlers, type HandlerParts } from './jobs/handlers.ts';
import { traceJob } from './jobs/trace-job.ts';
import { remindDue } from './reminders/index.ts';
import type { Sender } from './telegram/sender.ts';
import { newTraceId } from './trace-id.ts';

const workGraceMs = 3_000;
/** Real time for which a simulated clock waits until what was said at an instant is out. */
const sendingPatienceMs = 10_000;

/** The clock of the real world, or one that the updates move. */
export type ProgramClock =
  | { readonly kind: 'system'; readonly now: () => EpochMs; readonly clock: Clock }
  | { readonly kind: 'updates'; readonly now: () => EpochMs; readonly clock: SimulatedClock };

export interface TimeParts {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly store: Store;
  readonly clock: ProgramClock;
  readonly sender: Pick<Sender, 'wake' | 'settledWithin'>;
  readonly download: HandlerParts['download'];
  readonly models: HandlerParts['models'];
}

/** What runs by itself. */
export interface Time {
  readonly queue: QueueDriver;
  readonly sees: (instant: EpochMs) => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** The clock that the configuration asks for. */
export function createClock({ clock }: Configuration, store: Store): ProgramClock {
  if (clock === 'system') return { kind: 'system', now: () => systemClock.now(), clock: systemClock };
  const simulated = createSimulatedClock(store.clockMemory);
  return { kind: 'updates', now: () => simulated.now(), clock: simulated };
}

/** Queue and scheduler: of the real world, or simulated and moved by the updates. */
export async function createTime(world: TimeParts): Promise<Time> {
  const { store, clock, configuration, log } = world;
  const wakeUp = awakening(world);
  const runner = {
    catalogue: jobCatalogue,
    handlers: createHandlers({
      store,
      data: configuration.data,
      download: world.download,
      act: actParts(world),
      models: world.models,
      awake: () => wakeUp.done,
      wakeSender: () => world.sender.wake(),
    }),
    outbox: store.outbox,
    observe: (event: JobEvent) => {
      logJob(log, event);
      traceJob(store, event, clock.now());
    },
  };
  const schedules = () => [dailyBackup(configuration.zone), ...contactSchedules(store, configuration.zone)];
  return clock.kind === 'updates'
    ? simulatedTime(world, { runner, schedules, clock: clock.clock, wakeUp })
    : await realTime(world, { runner, schedules, clock: clock.clock, wakeUp });
}

type Runner = Omit<RunnerParts<NoctemJobs>, 'clock'>;

interface Works<C extends Clock> {
  readonly runner: Runner;
  readonly schedules: () => readonly Schedule[];
  readonly clock: C;
  readonly wakeUp: Awakening;
}

function simulatedTime({ store, sender }: TimeParts, works: Works<SimulatedClock>): Time {
  const { runner, schedules, clock, wakeUp } = works;
  const queue = createEmbeddedQueue({ ...runner, clock, alone: true });
  let patience = sendingPatienceMs;
  const scheduler = createSimulatedScheduler({
    schedules,
    book: store.scheduleBook,
    outbox: store.outbox,
    clock,
    // What is said at an instant goes out at that instant. Where Telegram makes us wait that is done once, not at each.
    queue: {
      drain: async () => {
        if (await sender.settledWithin(0)) patience = sendingPatienceMs;
        await queue.drain();
        sender.wake();
        if (!(await sender.settledWithin(patience))) patience = 0;
      },
    },
    names: Object.keys(jobCatalogue),
  });
  return {
    queue,
    // What came while the program was away is past once the first date is known.
    sees: async (instant) => {
      await scheduler.advanceTo(instant);
      wakeUp.now();
    },
    start: () => queue.start(),
    stop: () => queue.close({ graceMs: workGraceMs }),
  };
}

async function realTime({ configuration, store }: TimeParts, works: Works<Clock>): Promise<Time> {
  const { runner, schedules, clock, wakeUp } = works;
  const { redisUrl } = configuration;
  const queue =
    redisUrl === null
      ? createEmbeddedQueue({ ...runner, clock })
      : await loadBullmqQueue({ ...runner, clock, url: redisUrl, prefix: prefixOf(store.file) });
  const scheduler = createScheduler({ schedules, book: store.scheduleBook, clock, wake: () => queue.wake() });
  return {
    queue,
    sees: () => Promise.resolve(),
    start: () => {
      wakeUp.now();
      queue.start();
      scheduler.start();
    },
    stop: async () => {
      await scheduler.stop();
      await queue.close({ graceMs: workGraceMs });
    },
  };
}

/** Says once, in one message a person, what was missed while the program was away. */
interface Awakening {
  readonly done: boolean;
  readonly now: () => void;
}

function awakening(world: TimeParts): Awakening {
  let done = false;
  return {
    get done() {
      return done;
    },
    now: () => {
      if (done) return;
      done = true;
      remindDue(actParts(world));
      world.sender.wake();
    },
  };
}

function actParts({ store, clock, configuration }: TimeParts): ActParts {
  return { store, defaultZone: configuration.zone, now: clock.now, newTraceId };
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
