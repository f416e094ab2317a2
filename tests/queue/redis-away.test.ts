import { setTimeout as sleep } from 'node:timers/promises';
import { newJob } from '@noctem/core/jobs';
import type { Store } from '@noctem/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repliesTo, startNoctem } from '../support/noctem.ts';
import { findRedisServer, type RedisServer, startRedisServer } from '../support/redis-server.ts';

const path = findRedisServer();

/** Nothing runs and nothing is due: what waits until the person is silent has its time later. */
function isIdle(store: Store): boolean {
  return store.upkeep.overdue(Date.now()).count + store.outbox.counts().running === 0;
}

describe.skipIf(path === null)(`Redis away${path === null ? ' (NOT RUN: needs redis-server)' : ''}`, () => {
  let server: RedisServer;
  beforeEach(async () => {
    server = await startRedisServer(path ?? '');
  });
  afterEach(() => server.stop());

  it('at the start and for a long time: the bot keeps, answers, reminds and reports; slow work is done once it is back', async () => {
    await server.kill();
    const noctem = await startNoctem({ settings: { redisUrl: server.url } });
    const { person, store } = noctem;
    const says = async (text: string, answered: RegExp) => {
      person.say(text);
      await noctem.until(() => repliesTo(person).some((reply) => answered.test(reply.text)));
    };
    await says('buy milk tomorrow', /milk/i);
    const now = Date.now();
    const job = newJob({ name: 'scan-maintenance', payload: { day: '2026-11-22' }, userId: null, runAt: now });
    store.outbox.enqueue(job, now);
    await says('/report', /Your week/);
    // What is sent unasked goes through the queue, and must not wait for Redis either.
    const reportJob = { userId: 1, askedAt: now };
    store.outbox.enqueue(newJob({ name: 'report', payload: reportJob, userId: 1, runAt: now }), now);
    await noctem.until(() => repliesTo(person).filter(({ text }) => text.startsWith('Your week')).length === 2);
    await sleep(3_000);
    await says('done milk', /done/i);
    expect(store.outbox.counts()).toMatchObject({ done: 1, failed: 0 });
    expect(store.outbox.counts().pending + store.outbox.counts().dispatched).toBeGreaterThanOrEqual(1);
    await server.restart();
    await noctem.until(() => isIdle(store));
    expect(store.outbox.counts().failed).toBe(0);
    // An outage is told once, not once a second.
    expect(noctem.logged.filter((line) => line.includes('the queue is in trouble')).length).toBeLessThanOrEqual(3);
  }, 60_000);

  it('in the middle: nothing is lost and nobody waits', async () => {
    const noctem = await startNoctem({ settings: { redisUrl: server.url } });
    const { person, store } = noctem;
    const scan = (day: string) =>
      store.outbox.enqueue(
        newJob({ name: 'scan-maintenance', payload: { day }, userId: null, runAt: Date.now() }),
        Date.now(),
      );
    scan('2026-11-22');
    await noctem.until(() => isIdle(store));
    for (const [day, thing] of [
      ['2026-11-23', 'bread'],
      ['2026-11-24', 'cheese'],
    ] as const) {
      await server.kill();
      scan(day);
      person.say(`buy ${thing}`);
      await noctem.until(() => repliesTo(person).some(({ text }) => text.includes(thing)));
      await server.restart();
    }
    await noctem.until(() => isIdle(store));
    expect(store.outbox.counts().failed).toBe(0);
  }, 60_000);
});
