import { describe, expect, it } from 'vitest';
import { openFolder } from '../testing/open-folder.ts';

describe('what a maintenance scan asks of the database', () => {
  it('names the model that did most of each kind of work, among one person’s calls', () => {
    const folder = openFolder();
    const store = folder.open();
    const { id: userId } = store.people.local(1);
    const call = (n: number, work: string, model: string) => ({
      traceId: `t${n}`,
      stage: 'execute' as const,
      component: 'model',
      outcome: 'valid',
      at: n,
      durationUs: 1,
      confidence: null,
      classifier: null,
      ruleSet: null,
      metadata: { work, model },
      thoughtId: null,
      taskId: null,
      projectId: null,
    });
    store.traces.write(userId, [
      call(1, 'summon', 'old'),
      call(10, 'summon', 'a'),
      call(11, 'summon', 'b'),
      call(12, 'summon', 'b'),
      call(13, 'explain', 'a'),
    ]);
    store.traces.write(null, [call(14, 'explain', 'c')]);
    expect(store.upkeep.modelsInUse({ userId, since: 5, limit: 100 })).toEqual([
      { work: 'explain', model: 'a' },
      { work: 'summon', model: 'b' },
    ]);
    expect(store.upkeep.modelsInUse({ userId, since: 5, limit: 1 })).toEqual([{ work: 'explain', model: 'a' }]);
  });

  it('reads no table through', () => {
    const folder = openFolder();
    folder.open();
    const raw = folder.raw();
    const plans = [
      `select count(*), min(run_at) from outbox where status in ('pending', 'dispatched') and run_at <= 5`,
      `select job, count(*) from outbox where finished_at >= 5 and status = 'failed' group by job`,
      `select component from execution_logs where stage = 'complete' and user_id is 1 order by id desc limit 5`,
      `select at from execution_logs where component = 'model' and user_id = 1 and at >= 5 order by at desc limit 5`,
    ].map((query) =>
      raw
        .prepare<[], { detail: string }>(`explain query plan ${query}`)
        .all()
        .map(({ detail }) => detail)
        .join('; '),
    );
    for (const plan of plans) expect(plan).toMatch(/USING (COVERING )?INDEX/);
    // Newest first comes from the index: nothing is sorted that could be large.
    expect(plans.slice(2).join()).not.toContain('TEMP B-TREE');
  });
});
