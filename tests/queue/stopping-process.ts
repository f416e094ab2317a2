import { loadBullmqQueue, systemClock } from '@noctem/queue';
import { openStore } from '@noctem/store';
import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue, handlersOf } from './workshop.ts';

/** A process that starts, waits in vain for Redis and stops; nothing may keep it from ending. */
const { QUEUE_FILE: file = '', QUEUE_REDIS: url = '' } = process.env;
const done = () => Promise.resolve({ status: 'done' as const });
const handlers = handlersOf(() => done);
const store = openStore({ file, migrations: 'drizzle' });
const queue = await loadBullmqQueue({
  catalogue,
  handlers,
  outbox: store.outbox,
  clock: systemClock,
  url,
  prefix: 'stopping',
});
queue.start();
queue.enqueue({ name: 'plain', payload: { n: 1 }, userId: null, runAt: Date.now() });
await sleep(800);
await queue.close({ graceMs: 100 });
store.close();
process.stdout.write('stopped\n');
