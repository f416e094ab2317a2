import { createEmbeddedQueue, loadBullmqQueue, systemClock } from '@noctem/queue';
import { openStore } from '@noctem/store';
import { catalogue, handlersOf } from './workshop.ts';

/** A process that takes work and never ends it, to be killed by the suite. */
const { QUEUE_FILE: file = '', QUEUE_PREFIX: prefix = '', QUEUE_REDIS: url = '' } = process.env;
const never = () => new Promise<never>(() => {});
const handlers = handlersOf(() => never);
const { outbox } = openStore({ file, migrations: 'drizzle' });
const parts = { catalogue, handlers, outbox, clock: systemClock, leaseMs: 600, pollMs: 50 };
const queue = url === '' ? createEmbeddedQueue(parts) : await loadBullmqQueue({ ...parts, url, prefix });
queue.start();
