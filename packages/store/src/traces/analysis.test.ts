import { describe, expect, it } from 'vitest';
import { openFolder } from '../testing/open-folder.ts';
import { at } from '../testing/populate.ts';

function house() {
  const store = openFolder().open();
  const { id: userId } = store.people.admit({ telegramId: 1, role: 'owner', name: 'Ada', now: at });
  const { id: otherId } = store.people.admit({ telegramId: 2, role: 'guest', name: 'Grace', now: at });
  const empty = { confidence: null, classifier: null, ruleSet: null, thoughtId: null, taskId: null, projectId: null };
  const work = (traceId: string, how: object, user = userId) =>
    store.traces.write(user, [
      {
        ...empty,
        traceId,
        stage: 'execute',
        component: 'capture',
        outcome: 'task',
        at,
        durationUs: 7,
        metadata: null,
        ...how,
      },
      {
        ...empty,
        traceId,
        stage: 'complete',
        component: 'capture',
        outcome: 'task',
        at,
        durationUs: 9,
        metadata: null,
        ...links(how),
      },
    ]);
  return { store, userId, otherId, work };
}

function links(how: object): object {
  return Object.fromEntries(Object.entries(how).filter(([name]) => name.endsWith('Id') || name === 'at'));
}

const call = (model: string, outcome: string, tokensPerSec: number | null) => ({
  component: 'model',
  outcome,
  metadata: { model, work: 'analyse-task', tokensPerSec },
});

describe('the traces', () => {
  it('are found by what they are about, by component and by model, newest last', () => {
    const { store, userId, otherId, work } = house();
    work('a', { thoughtId: 1, taskId: 5 });
    work('b', { thoughtId: 1, projectId: 2 });
    work('c', { ...call('small', 'valid', 10) });
    work('d', { thoughtId: 1 }, otherId);
    work('e', { thoughtId: 3, at: at + 5 });
    const find = (query: object) => store.traceAnalysis.find({ userId, limit: 10, ...query });
    expect(find({ thoughtId: 1 })).toEqual(['a', 'b']);
    expect(find({ taskId: 5 })).toEqual(['a']);
    expect(find({ projectId: 2, thoughtId: 1 })).toEqual(['b']);
    expect(find({ projectId: 2, thoughtId: 3 })).toEqual([]);
    expect(find({ model: 'small' })).toEqual(['c']);
    expect(find({ model: 'large' })).toEqual([]);
    expect(find({ component: 'model' })).toEqual(['c']);
    expect(find({ since: at + 1 })).toEqual(['e']);
    expect(find({ until: at, limit: 2 })).toEqual(['b', 'c']);
  });

  it('add up by component and by model, each person by themselves', () => {
    const { store, userId, otherId, work } = house();
    work('a', call('small', 'valid', 10));
    work('b', call('small', 'invalid', 30));
    work('c', call('large', 'repaired', null));
    work('d', call('small', 'valid', 99), otherId);
    expect(store.traceAnalysis.components({ userId })).toMatchObject([{ component: 'capture', count: 3, p50Us: 9 }]);
    expect(store.traceAnalysis.models({ userId })).toEqual([
      { model: 'small', work: 'analyse-task', calls: 2, usable: 1, tokensPerSec: 20 },
      { model: 'large', work: 'analyse-task', calls: 1, usable: 1, tokensPerSec: null },
    ]);
    expect(store.traceAnalysis.components({ userId, since: at + 1 })).toEqual([]);
  });

  it('know how sure decisions were and how often right: by corrections that stand, and by answers', () => {
    const { store, userId } = house();
    const thought = {
      userId,
      source: 'cli' as const,
      botId: null,
      chatId: null,
      messageId: null,
      text: 'x',
      sentAt: at,
      receivedAt: at,
      zone: 'UTC',
      ambiguity: null,
      finalKind: null,
      status: 'filed' as const,
      attachment: null,
      forwardedFrom: null,
    };
    const ids = ([0.95, 0.95, 0.95] as const).map((confidence, n) =>
      store.thoughts.add({ ...thought, kind: 'task', confidence, traceId: `t${n}` }),
    );
    store.thoughts.add({ ...thought, kind: 'question', confidence: 0.95, traceId: 'q' });
    store.thoughts.add({ ...thought, kind: 'ambiguous', ambiguity: 'scope', confidence: 0.4, traceId: 'w' });
    for (const [n, id] of ids.slice(0, 2).entries())
      store.corrections.add({
        userId,
        thoughtId: id,
        taskId: null,
        traceId: null,
        field: 'kind',
        fromValue: 'task',
        toValue: 'note',
        route: 'button',
        weight: 0.6,
        at,
        changeId: store.changes.add({ userId, traceId: `c${n}`, label: 'x', rows: [], at }),
      });
    store.corrections.retract(1, at);
    const bands = store.traceAnalysis.confidence({ userId }).filter(({ count }) => count > 0);
    expect(bands).toEqual([
      { from: 0.3, to: 0.5, count: 1, judged: 0, right: null },
      { from: 0.9, to: 1, count: 4, judged: 3, right: 2 / 3 },
    ]);
  });
});
