import { botJobs, jobCatalogue, newJob, type NoctemJobs, type Schedule, skillJobs } from '@noctem/core/jobs';
import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import type { OllamaModels } from '@noctem/models';
import {
  type Clock,
  createEmbeddedQueue,
  createScheduler,
  createSimulatedClock,
  createSimulatedScheduler,
  loadBullmqQueue,
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
import { type HeavyWork, inlineHeavyWork } from './jobs/heavy.ts';
import { createHeavyThread } from './jobs/heavy-thread.ts';
import { observeJobs } from './jobs/observe-jobs.ts';
import { queueWatch } from './jobs/queue-watch.ts';
import { redisPrefix } from './jobs/redis-prefix.ts';
import { reviewSchedules } from './insights/review-due.ts';
import { remindDue } from './reminders/index.ts';
import { idleFrom, lookOverSchedules } from './skills/index.ts';
import type { Sender } from './telegram/sender.ts';
import { newTraceId } from './trace-id.ts';

const workGraceMs = 3_000;
/** How often to look for messages that other processes wrote: workers, the command line. */
const deliveriesPollMs = 1_000;
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
  readonly models: OllamaModels;
}

/** What runs by itself. */
export interface Time {
  readonly queue: Pick<QueueDriver, 'wake'>;
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
  const heavy = heavyWork(world);
  const runner = {
    catalogue: jobCatalogue,
    handlers: createHandlers({
      store,
      heavy,
      data: configuration.data,
      download: world.download,
      act: actParts(world),
      models: world.models,
      benchmark: world.models,
      awake: () => wakeUp.done,
      wakeSender: () => world.sender.wake(),
    }),
    outbox: store.outbox,
    idleFrom: idleFrom(store, configuration.zone),
    observe: observeJobs({ store, log, now: clock.now }),
  };
  const { zone } = configuration;
  const schedules = () => [
    dailyBackup(zone),
    weeklyScan(zone),
    ...contactSchedules(store, zone),
    ...lookOverSchedules(store, zone),
    ...reviewSchedules(store, zone),
  ];
  return clock.kind === 'updates'
    ? simulatedTime(world, { runner, schedules, clock: clock.clock, wakeUp })
    : await realTime(world, { runner, schedules, clock: clock.clock, wakeUp, heavy });
}

/** In simulated time the next update waits for all work: a thread would only add its start to that. */
function heavyWork({ store, clock, configuration }: TimeParts): HeavyWork {
  const { data, zone, migrations } = configuration;
  const inline = inlineHeavyWork({ store, data, zone, now: clock.now, newTraceId });
  if (clock.kind === 'updates') return inline;
  return createHeavyThread({ file: store.file, migrations, data, zone, otherwise: inline });
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

async function realTime(world: TimeParts, works: Works<Clock> & { readonly heavy: HeavyWork }): Promise<Time> {
  const { store, sender, log } = world;
  const { schedules, clock, wakeUp, heavy } = works;
  const queues = await queuesOf(world, works);
  const wake = () => {
    for (const queue of queues) queue.wake();
  };
  const scheduler = createScheduler({ schedules, book: store.scheduleBook, clock, wake });
  const lookAtQueues = queueWatch(queues, { store, log });
  let looks: NodeJS.Timeout | undefined;
  return {
    queue: { wake },
    sees: () => Promise.resolve(),
    start: () => {
      wakeUp.now();
      for (const queue of queues) queue.start();
      scheduler.start();
      looks = setInterval(() => {
        sender.wake();
        lookAtQueues();
      }, deliveriesPollMs);
    },
    stop: async () => {
      clearInterval(looks);
      await scheduler.stop();
      await Promise.all(queues.map((queue) => queue.close({ graceMs: workGraceMs })));
      await heavy.close();
    },
  };
}

/** With Redis two: what people wait for never depends on it. */
async function queuesOf(
  { configuration, store }: TimeParts,
  { runner, clock }: Works<Clock>,
): Promise<readonly Pick<QueueDriver, 'wake' | 'start' | 'close' | 'health'>[]> {
  const { redisUrl } = configuration;
  if (redisUrl === null) return [createEmbeddedQueue({ ...runner, clock })];
  return [
    createEmbeddedQueue({ ...runner, clock, catalogue: botJobs }),
    await loadBullmqQueue({
      ...runner,
      clock,
      catalogue: skillJobs,
      url: redisUrl,
      prefix: redisPrefix(store),
    }),
  ];
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

/** Of the nights that simulated time jumps over, so many have their copy: no more are kept. */
const keptBackups = 7;

function dailyBackup(zone: ZoneId): Schedule {
  const rule = { every: 'day', at: '04:00' } as const;
  const job: Schedule['job'] = ({ due, day }) => newJob({ name: 'backup', payload: { day }, userId: null, runAt: due });
  return { name: 'backup', rule, zone, missed: keptBackups, job };
}

/** An hour before the weekly report, which shows what it found. */
function weeklyScan(zone: ZoneId): Schedule {
  const rule = { every: 'week', weekday: 7, at: '17:00' } as const;
  const job: Schedule['job'] = ({ due, day }) =>
    newJob({ name: 'scan-maintenance', payload: { day }, userId: null, runAt: due });
  return { name: 'scan-maintenance', rule, zone, missed: 1, job };
}
