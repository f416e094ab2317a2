import { newJob } from '@noctem/core/jobs';
import { expect, it } from 'vitest';
import { startNoctem } from '../support/noctem.ts';

it('a log is reviewed in the thread for heavy work while the bot runs', { timeout: 60_000 }, async () => {
  const noctem = await startNoctem();
  const { store, person } = noctem;
  await person.ask('call the dentist tomorrow');
  await noctem.quiet();
  await noctem.stop();
  const [user] = store.people.list();
  const userId = user?.id ?? 0;
  store.people.set(userId, 'idleMinutes', { value: 0, now: 0 });
  const now = Date.now();
  store.outbox.enqueue(newJob({ name: 'review-log', payload: { userId, occasion: 'test' }, userId, runAt: now }), now);
  await noctem.start();
  await expect
    .poll(() => store.reviews.latest(userId), { timeout: 40_000 })
    .toMatchObject({
      thoughts: 1,
      insights: 0,
      thoughtId: 1,
    });
  const traced = store.traces
    .ofTrace(store.reviews.latest(userId)?.traceId ?? '')
    .map(({ stage, component }) => `${stage} ${component}`);
  expect(traced).toContain('complete review-log');
});
