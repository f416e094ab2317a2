import { databaseFile, makeDataFolder, type Configuration } from '@noctem/bot/configuration';
import {
  createHeavyThread,
  createSkillHandlers,
  idleFrom,
  inlineHeavyWork,
  newTraceId,
  observeJobs,
  redisPrefix,
} from '@noctem/bot/jobs';
import { openModels } from '@noctem/bot/models';
import { skillJobs } from '@noctem/core/jobs';
import { Failure } from '@noctem/core/kernel';
import { loadBullmqQueue, systemClock, type QueueHealth } from '@noctem/queue';
import { openStore, type Store } from '@noctem/store';
import type { Logger } from 'pino';

export interface WorkerParts {
  readonly configuration: Configuration;
  readonly log: Logger;
}

/** A process that does the slow work of a bot beside it, on the same database. */
export interface Worker {
  health(): QueueHealth;
  /** Ends what runs, or puts it back; within about four seconds. */
  stop(): Promise<void>;
}

const workGraceMs = 3_000;
const now = () => systemClock.now();

/**
 * Takes skills from Redis and does them; the bot takes what no worker does. Several may run, all on the database's host.
 *
 * @throws Failure `configuration` without REDIS_URL, and as `openStore` does.
 */
export async function startWorker({ configuration, log }: WorkerParts): Promise<Worker> {
  const { redisUrl, data, migrations, zone } = configuration;
  if (redisUrl === null) {
    throw new Failure(
      'configuration',
      'REDIS_URL is missing: a worker takes its work from Redis, as in redis://127.0.0.1:6379; without Redis the bot does it all.',
    );
  }
  makeDataFolder(data);
  const store = openStore({ file: databaseFile(data), migrations, forgivable: true });
  const heavy = heavyWork(configuration, store);
  const onTrouble = (error: unknown) => log.warn({ err: error, what: 'models' }, 'trouble');
  const models = openModels({ configuration, store, now, onTrouble });
  const queue = await loadBullmqQueue({
    catalogue: skillJobs,
    handlers: createSkillHandlers({ store, heavy, models, benchmark: models, act: actParts(configuration, store) }),
    outbox: store.outbox,
    clock: systemClock,
    idleFrom: idleFrom(store, zone),
    observe: observeJobs({ store, log, now }),
    url: redisUrl,
    prefix: redisPrefix(store),
  });
  queue.start();
  models.start();
  return {
    health: () => queue.health(),
    stop: async () => {
      await queue.close({ graceMs: workGraceMs });
      await heavy.close();
      await models.close();
      store.close();
    },
  };
}

function heavyWork({ data, zone, migrations }: Configuration, store: Store) {
  const inline = inlineHeavyWork({ store, data, zone, now, newTraceId });
  return createHeavyThread({ file: store.file, migrations, data, zone, otherwise: inline });
}

function actParts({ zone }: Configuration, store: Store) {
  return { store, defaultZone: zone, now, newTraceId };
}
