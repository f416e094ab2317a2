import { newJob } from '@noctem/core/jobs';
import { describe, expect, it } from 'vitest';
import { type Chat, day, hour, openChat } from '../testing/open-chat.ts';
import { openFindings, ownersOf, scanMaintenance } from './scan.ts';

let traces = 0;
function scan(chat: Chat) {
  const parts = {
    store: chat.store,
    zone: 'Europe/Lisbon',
    now: () => chat.now,
    newTraceId: () => `scan-${(traces += 1)}`,
  };
  return scanMaintenance(parts, ownersOf(chat.store));
}
const keys = (chat: Chat) => openFindings(chat.store, 1).map(({ key }) => key);

function overdueWork(chat: Chat) {
  const job = newJob({ name: 'backup', payload: { day: '2026-11-23' }, userId: null, runAt: chat.now });
  chat.store.outbox.enqueue(job, chat.now);
}

function finishAll(chat: Chat, status: 'done' | 'failed') {
  const { outbox } = chat.store;
  const claim = { now: chat.now, leaseNow: 0, leaseUntil: 1, lease: 'l', names: ['backup'] };
  for (let job = outbox.claimNext(claim); job !== null; job = outbox.claimNext(claim)) {
    outbox.finish(job, { status, now: chat.now, error: null, result: null });
  }
}

describe('a maintenance scan over the store', () => {
  it('notes what it found as a finding without a rule, once, with a trace', async () => {
    const chat = openChat();
    overdueWork(chat);
    chat.wait(2 * hour);
    expect([await scan(chat), await scan(chat)]).toEqual([1, 1]);
    const [finding, ...others] = openFindings(chat.store, 1);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      type: 'maintenance',
      key: 'queue:backlog',
      status: 'pending',
      rule: null,
      proof: null,
    });
    expect(finding?.explanation).toContain('2 hours');
    const stages = chat.store.traces.ofTrace(finding?.traceId ?? '');
    expect(stages.map(({ stage, outcome }) => `${stage} ${outcome}`)).toEqual([
      'input looked',
      'execute written',
      'complete found',
    ]);
  });

  it('resolves it when its cause is gone, and opens it again when that returns', async () => {
    const chat = openChat();
    overdueWork(chat);
    chat.wait(hour);
    await scan(chat);
    const [first] = openFindings(chat.store, 1);
    finishAll(chat, 'done');
    await scan(chat);
    expect(keys(chat)).toEqual([]);
    expect(chat.store.insights.byId(first?.id ?? 0)).toMatchObject({ status: 'resolved', resolvedAt: chat.now });
    chat.store.outbox.enqueue(
      newJob({ name: 'backup', payload: { day: '2026-11-24' }, userId: null, runAt: chat.now }),
      chat.now,
    );
    chat.wait(hour);
    await scan(chat);
    expect(openFindings(chat.store, 1)).toMatchObject([{ id: first?.id, status: 'pending', resolvedAt: null }]);
  });

  it('sees work that was given up, for a week', async () => {
    const chat = openChat();
    overdueWork(chat);
    finishAll(chat, 'failed');
    await scan(chat);
    expect(keys(chat)).toEqual(['queue:failures']);
    chat.wait(8 * day);
    await scan(chat);
    expect(keys(chat)).toEqual([]);
  });

  it('sees how much failed of what the person and the house did', async () => {
    const chat = openChat();
    for (let n = 0; n < 6; n += 1) {
      chat.store.traces.write(n % 2 === 0 ? 1 : null, [
        {
          traceId: `t${n}`,
          stage: 'complete',
          component: 'capture',
          outcome: n < 4 ? 'failed' : 'task',
          at: chat.now,
          durationUs: 1,
          confidence: null,
          classifier: null,
          ruleSet: null,
          metadata: null,
          thoughtId: null,
          taskId: null,
          projectId: null,
        },
      ]);
    }
    await scan(chat);
    expect(openFindings(chat.store, 1)).toMatchObject([
      { key: 'errors:rate', explanation: expect.stringMatching(/^4 of the last 6 /) as string },
    ]);
  });

  it('misses the nightly copy from the third day on', async () => {
    const chat = openChat();
    chat.store.scheduleBook.begin('backup', chat.now);
    chat.wait(2 * day);
    await scan(chat);
    expect(keys(chat)).toEqual([]);
    chat.wait(day);
    await scan(chat);
    expect(keys(chat)).toEqual(['backup:age']);
  });

  it('is shown under health in /status', async () => {
    const chat = openChat();
    overdueWork(chat);
    chat.wait(hour);
    await scan(chat);
    expect(chat.say('/status').said?.text).toContain('⚠️ Work is waiting. ');
  });
});
