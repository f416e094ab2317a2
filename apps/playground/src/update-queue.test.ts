import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PollOutcome } from './update-queue.ts';
import { UpdateQueue } from './update-queue.ts';

function queue(repeats: () => boolean = () => false): UpdateQueue {
  const hooks = { pushed: () => undefined, acknowledged: () => undefined, repeats };
  return new UpdateQueue({ nextId: 100, pending: [], allowed: [] }, hooks);
}

const quick = { limit: 100, timeoutMs: 0 };
const ids = (polled: PollOutcome): number[] =>
  polled.outcome === 'updates' ? polled.updates.map(({ update_id }) => update_id) : [];

describe('the updates that wait for a bot', () => {
  test('are delivered again until an offset acknowledges them', async () => {
    const updates = queue();
    for (let one = 0; one < 3; one++) updates.push({ message_like: one });
    expect(ids(await updates.poll({ offset: 0, ...quick }))).toEqual([100, 101, 102]);
    expect(ids(await updates.poll({ offset: 0, ...quick }))).toEqual([100, 101, 102]);
    expect(ids(await updates.poll({ offset: 102, ...quick }))).toEqual([102]);
    expect(ids(await updates.poll({ offset: 0, ...quick }))).toEqual([102]);
    expect(ids(await updates.poll({ offset: 103, ...quick }))).toEqual([]);
    updates.push({ message_like: 4 });
    expect(ids(await updates.poll({ offset: 0, ...quick }))).toEqual([103]);
  });

  test('come in portions, and only the newest for a negative offset', async () => {
    const updates = queue();
    for (let one = 0; one < 5; one++) updates.push({ message_like: one });
    expect(ids(await updates.poll({ offset: 0, limit: 2, timeoutMs: 0 }))).toEqual([100, 101]);
    expect(ids(await updates.poll({ offset: -2, ...quick }))).toEqual([103, 104]);
    expect(ids(await updates.poll({ offset: 0, ...quick }))).toEqual([103, 104]);
  });

  test('wake a poller that waits', async () => {
    const updates = queue();
    const polled = updates.poll({ offset: 0, limit: 100, timeoutMs: 5000 });
    updates.push({ message_like: 1 });
    expect(ids(await polled)).toEqual([100]);
  });

  test('end the first of two pollers with a conflict, but not one whose connection is gone', async () => {
    const updates = queue();
    const first = updates.poll({ offset: 0, limit: 100, timeoutMs: 5000 });
    const gone = new AbortController();
    const second = updates.poll({ offset: 0, limit: 100, timeoutMs: 5000, signal: gone.signal });
    expect(await first).toEqual({ outcome: 'conflict' });
    gone.abort();
    expect(await second).toEqual({ outcome: 'updates', updates: [] });
    const third = updates.poll({ offset: 0, limit: 100, timeoutMs: 5000 });
    updates.push({ message_like: 1 });
    expect(ids(await third)).toEqual([100]);
  });

  test('are only of the kinds that the bot asked for', async () => {
    const updates = queue();
    expect(updates.push({ message_reaction: {} })).toBeNull();
    expect(updates.push({ my_chat_member: {} as never })).not.toBeNull();
    updates.allow(['message']);
    expect(updates.push({ callback_query: {} as never })).toBeNull();
    expect(updates.push({ message: {} as never })?.update_id).toBe(101);
  });

  test('come once more after their acknowledgement when a fault says so', async () => {
    let left = 1;
    const updates = queue(() => left-- > 0);
    updates.push({ message_like: 1 });
    updates.push({ message_like: 2 });
    await updates.poll({ offset: 0, ...quick });
    expect(ids(await updates.poll({ offset: 102, ...quick }))).toEqual([100]);
    expect(ids(await updates.poll({ offset: 102, ...quick }))).toEqual([]);
  });

  test('reach a bot that acknowledges what it got each exactly once and in order', async () => {
    const step = fc.oneof(fc.constant('push' as const), fc.integer({ min: 1, max: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const updates = queue();
        const got: number[] = [];
        let offset = 0;
        let pushed = 0;
        const take = async (limit: number): Promise<void> => {
          const batch = ids(await updates.poll({ offset, limit, timeoutMs: 0 }));
          got.push(...batch);
          offset = (batch.at(-1) ?? offset - 1) + 1;
        };
        for (const one of steps) {
          if (one === 'push') updates.push({ message_like: pushed++ });
          else await take(one);
        }
        await take(100);
        expect(got).toEqual(Array.from({ length: pushed }, (_, index) => 100 + index));
      }),
    );
  });
});
