import { exportOf } from '../testing/export-of.ts';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../testing/open-folder.ts';
import { populate } from '../testing/populate.ts';
import { personTables } from './export.ts';

// Its beginning may be left out where an index stores what its neighbour did not have: look for the end.
const word = 'xylophonquarz';
const end = 'phonquarz';

describe('an export', () => {
  it('holds every row of the person and none of anybody else', async () => {
    const store = openFolder().open();
    const { userId, otherId } = populate(store, word);
    const mine = await exportOf(store, { userId, zone: 'Europe/Lisbon' });
    for (const table of Object.keys(personTables)) expect([table, mine[table]]).not.toEqual([table, []]);
    expect(JSON.stringify(mine)).not.toContain('somebody else');
    expect(JSON.stringify(await exportOf(store, { userId: otherId, zone: 'UTC' }))).not.toContain(word);
  });

  it('writes instants for people, in their zone', async () => {
    const store = openFolder().open();
    const { userId } = populate(store, word);
    const text = JSON.stringify(await exportOf(store, { userId, zone: 'Asia/Tokyo' }));
    expect(text).toContain('"sent_at":"2026-11-23T18:00:00+09:00"');
    expect(text).not.toMatch(/"[a-z]+_at":\d/);
  });
});

describe('erasing', () => {
  it('a person leaves nothing of them in the bytes of the database, nor in the next backup', async () => {
    const folder = openFolder();
    const store = folder.open();
    const { userId, otherId } = populate(store, word);
    await store.backups.to(join(folder.folder, 'before.db'));
    expect(folder.filesWith(end)).toContain('before.db');
    await store.erasePerson(userId);
    await store.backups.to(join(folder.folder, 'after.db'));
    expect(folder.filesWith(end)).toEqual(['before.db']);
    expect(store.people.byId(userId)).toBeUndefined();
    for (const table of Object.keys(personTables)) {
      const rows = folder.raw().prepare<[], { user_id: number }>(`select distinct user_id from ${table}`).all();
      expect([table, rows]).toEqual([table, [{ user_id: otherId }]]);
    }
    expect(store.search.find({ userId: otherId, words: ['somebody'], limit: 9 })).not.toEqual([]);
  });

  it('a person among others leaves nothing in pages that were moved, merged or freed before', async () => {
    const folder = openFolder();
    const store = folder.open();
    const { userId, otherId } = populate(store, word);
    for (let n = 0; n < 300; n += 1) {
      const text = `${word}${n} ${'x'.repeat(n * 20)}`;
      const note = { thoughtId: null, projectId: null, tags: [], status: 'kept', createdAt: n, updatedAt: n } as const;
      const id = store.items.addNote({ ...note, userId, text });
      store.items.addNote({ ...note, userId: otherId, text: `mine ${n}` });
      if (n % 3 === 0)
        store.items.apply([{ table: 'notes', id, before: {}, after: { text: `${word} again ${'y'.repeat(n)}` } }]);
    }
    await store.erasePerson(userId);
    await store.backups.to(join(folder.folder, 'after.db'));
    expect(folder.filesWith(end)).toEqual([]);
    expect(store.search.find({ userId: otherId, words: ['mine', '299'], limit: 9 })).toHaveLength(1);
  });

  it('a person again, after a crash, is no error', async () => {
    const store = openFolder().open();
    const { userId } = populate(store, word);
    await store.erasePerson(userId);
    await store.erasePerson(userId);
    expect(store.people.list()).toHaveLength(1);
  });

  it('two people at the same time leaves nothing of either', async () => {
    const folder = openFolder();
    const store = folder.open();
    const { userId, otherId } = populate(store, word);
    for (let n = 0; n < 1_000; n += 1)
      store.traces.write(userId, [
        {
          traceId: `bulk-${n}`,
          stage: 'execute',
          component: word,
          outcome: word,
          at: 0,
          durationUs: 0,
          confidence: null,
          classifier: null,
          ruleSet: null,
          thoughtId: null,
          taskId: null,
          projectId: null,
          metadata: null,
        },
      ]);
    await Promise.all([store.erasePerson(userId), store.erasePerson(otherId)]);
    expect(folder.filesWith(end)).toEqual([]);
    expect(folder.filesWith('somebody else')).toEqual([]);
  });

  it('a thought takes its words out of everything that repeats them', async () => {
    const folder = openFolder();
    const store = folder.open();
    const { userId, thoughtId } = populate(store, word);
    const raw = folder.raw();
    raw.pragma('secure_delete = ON');
    raw.prepare(`delete from settings where user_id = ?`).run(userId);
    raw.prepare(`update users set name = 'Ada' where id = ?`).run(userId);
    raw.prepare(`delete from decision_contexts where user_id = ?`).run(userId);
    store.eraseThought(thoughtId);
    await store.backups.to(join(folder.folder, 'after.db'));
    expect(folder.filesWith(end)).toEqual([]);
    expect(store.thoughts.byId(thoughtId)).toMatchObject({ text: '', status: 'forgotten', kind: 'task' });
    expect(store.search.find({ userId, words: [word], limit: 9 })).toEqual([]);
    expect(store.traces.ofTrace('trace-1').length).toBeGreaterThan(0);
  });

  it.each([
    ['shows it by number', { text: 'Overdue: 1. something', listed: true }],
    ['says its words', { text: 'Where things stand: ', listed: false }],
  ])('a thought leaves no message unsent that %s', (_how, { text, listed }) => {
    const store = openFolder().open();
    const { userId, thoughtId } = populate(store, word);
    const { receivedAt, text: words } = store.thoughts.byId(thoughtId) ?? { receivedAt: 0, text: '' };
    const about = { userId, inboxId: null, channel: 'telegram', method: 'send', chatId: 77, messageId: null } as const;
    const own = { ...about, about: null, status: 'pending', createdAt: receivedAt + 1 } as const;
    store.deliveries.add({
      ...own,
      payload: { text: listed ? text : text + words.slice(0, 40) },
      listing: listed ? [['thought', thoughtId]] : null,
    });
    store.eraseThought(thoughtId);
    expect(store.deliveries.nextPending(77)?.payload).toEqual({});
  });

  it('a thought leaves those of others alone', async () => {
    const store = openFolder().open();
    const { otherId, thoughtId } = populate(store, word);
    const before = JSON.stringify(await exportOf(store, { userId: otherId, zone: 'UTC' }));
    store.eraseThought(thoughtId);
    expect(JSON.stringify(await exportOf(store, { userId: otherId, zone: 'UTC' }))).toBe(before);
  });
});
