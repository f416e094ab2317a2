import { join } from 'node:path';
import { createConversation } from '@noctem/bot/conversation';
import { newJob } from '@noctem/core/jobs';
import { openStore } from '@noctem/store';
import { expect, it } from 'vitest';
import { openCommandLine } from '../support/command-line.ts';
import { type Noctem, startNoctem } from '../support/noctem.ts';

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

it(
  'a log is read in and replayed by a process of its own, and the bot answers all the while',
  { timeout: 120_000 },
  async () => {
    const cli = openCommandLine();
    const log = join(cli.data, 'log.jsonl');
    keepThoughts(cli.data, 600);
    expect((await cli.call(['logs', 'export', '--out', log])).code).toBe(0);
    const noctem = await startNoctem();
    await noctem.person.ask('buy milk');
    for (const args of [['logs', 'import', log], ['replay']]) {
      const ended = cli.call(args, { env: { NOCTEM_DATA: noctem.data } });
      const { answers, slowestMs } = await chatUntil(noctem, ended);
      expect([args[0], (await ended).err, (await ended).code]).toEqual([args[0], '', 0]);
      expect(answers).toBeGreaterThan(1);
      // A message that had to wait for the whole of it would take as long as it does.
      expect(slowestMs).toBeLessThan(5_000);
    }
    const { thoughts, people } = noctem.store;
    const kept = people.list().flatMap(({ id: userId }) => thoughts.list({ userId, limit: 2_000 }));
    expect(kept.filter(({ text }) => text.includes('lemons'))).toHaveLength(600);
  },
);

/** Fills a folder with thoughts, as if somebody had chatted there. */
function keepThoughts(data: string, count: number): void {
  const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
  let traces = 0;
  const converse = createConversation({
    store,
    now: () => 1_000,
    newTraceId: () => `filled-${(traces += 1)}`,
    defaultZone: 'UTC',
    onFailure: ({ error }) => {
      throw error;
    },
  });
  const user = store.people.local(1);
  const message = { type: 'message', source: 'cli', update: null, chatId: 0, messageId: null, replyTo: null } as const;
  const nothing = { attachment: null, other: null, forwardedFrom: null };
  store.transact(() => {
    for (let n = 0; n < count; n += 1)
      converse(user, { ...message, ...nothing, sender: { userId: user.id }, text: `buy ${n} lemons`, sentAt: 1_000 });
  });
  store.close();
}

/** Writes one message after the other until `ended`; how many were answered, and how long the slowest answer took. */
async function chatUntil({ person }: Noctem, ended: Promise<unknown>): Promise<{ answers: number; slowestMs: number }> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  let slowestMs = 0;
  let answers = 0;
  for (; !over.signal.aborted; answers += 1) {
    const began = performance.now();
    await person.ask(`buy ${answers} pears`);
    slowestMs = Math.max(slowestMs, performance.now() - began);
  }
  return { answers, slowestMs };
}
