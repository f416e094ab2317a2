import { describe, expect, it } from 'vitest';
import { openChat } from '../testing/open-chat.ts';
import { traceJob } from './trace-job.ts';

const job = {
  id: 1,
  jobId: 'backup-2026-11-22',
  name: 'backup',
  payload: {},
  userId: null,
  attempt: 2,
  lease: 'x',
};

describe('a piece of work', () => {
  it('that failed for good leaves a trace that says why', () => {
    const { store, user } = openChat();
    traceJob(store, { type: 'failed', job: { ...job, userId: user.id }, error: 'disk full', ms: 12.4 }, 1_000);
    expect(store.traces.latest(user.id, 1)).toMatchObject([{ component: 'backup', outcome: 'failed', at: 1_000 }]);
    const [last] = store.traces.latest(user.id, 1);
    expect(store.traces.ofTrace(last?.traceId ?? '')[0]?.metadata).toEqual({
      job: job.jobId,
      attempt: 2,
      ms: 12,
      error: 'disk full',
    });
  });

  it('of somebody who is gone leaves a trace that is nobody’s, and what is tried again leaves none', () => {
    const { store } = openChat();
    const before = store.traces.latest(9_999, 10);
    traceJob(store, { type: 'finished', job: { ...job, userId: 9_999 }, status: 'done', ms: 1 }, 1_000);
    traceJob(store, { type: 'retrying', job, error: 'busy', ms: 1, runAt: 2_000 }, 1_000);
    expect(store.traces.latest(9_999, 10)).toEqual(before);
  });
});
