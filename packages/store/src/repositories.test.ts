import { describe, expect, it } from 'vitest';
import { openFolder } from './testing/open-folder.ts';
import { at, populate } from './testing/populate.ts';

describe('the inbox', () => {
  const update = { userId: 1, botId: 4242, updateId: 5, type: 'message', receivedAt: at } as const;

  it('takes an update once, and one of the same id that is another anew', () => {
    const store = openFolder().open();
    store.people.local(at);
    expect(store.inbox.receive({ ...update, fingerprint: 'a' })).toBeTypeOf('number');
    expect(store.inbox.receive({ ...update, fingerprint: 'a' })).toBeNull();
    expect(store.inbox.receive({ ...update, fingerprint: 'b' })).toBeTypeOf('number');
    expect(store.inbox.receive({ ...update, fingerprint: 'b' })).toBeNull();
    expect(store.inbox.receive({ ...update, botId: 7, fingerprint: 'b' })).toBeTypeOf('number');
  });
});

describe('people', () => {
  it('the first owner inherits what was said at the command line', () => {
    const store = openFolder().open();
    const local = store.people.local(at);
    expect(store.people.local(at + 1).id).toBe(local.id);
    const guest = store.people.admit({ telegramId: 5, role: 'guest', name: 'G', now: at });
    expect(guest.id).not.toBe(local.id);
    const owner = store.people.admit({ telegramId: 6, role: 'owner', name: 'O', now: at });
    expect(owner).toMatchObject({ id: local.id, role: 'owner', telegramId: 6, pairedAt: at });
    expect(store.people.admit({ telegramId: 7, role: 'owner', name: 'P', now: at + 1 }).id).not.toBe(local.id);
    expect(store.people.firstOwner()?.id).toBe(owner.id);
  });

  it('come back to their own rows after they were shut out, and to none after they were disowned', () => {
    const store = openFolder().open();
    const guest = store.people.admit({ telegramId: 5, role: 'guest', name: 'G', now: at });
    store.people.revoke(guest.id);
    expect(store.people.byTelegramId(5)?.access).toBe('revoked');
    expect(store.people.admit({ telegramId: 5, role: 'guest', name: 'G', now: at }).id).toBe(guest.id);
    store.people.disown(guest.id);
    expect(store.people.byTelegramId(5)).toBeUndefined();
    expect(store.people.byId(guest.id)).toMatchObject({ name: '', telegramId: null, access: 'revoked' });
  });
});

describe('the search', () => {
  function searching(texts: readonly string[]) {
    const store = openFolder().open();
    const { userId, otherId } = populate(store, 'milk');
    const note = {
      userId,
      thoughtId: null,
      projectId: null,
      tags: [],
      status: 'kept',
      createdAt: at,
      updatedAt: at,
    } as const;
    for (const text of texts) store.items.addNote({ ...note, text });
    const find = (...words: string[]) => store.search.find({ userId, words, limit: 20 }).map((hit) => hit.text);
    return { store, userId, otherId, find };
  }

  it.each([
    ['the whole word', 'the blue paint is RAL 5024', ['paint']],
    ['its beginning', 'the blue paint is RAL 5024', ['pai']],
    ['several words in any order', 'the blue paint is RAL 5024', ['5024', 'blue']],
    ['another case', 'Der Schlüssel liegt unter der Matte', ['SCHLÜSSEL']],
    ['no accents', 'café au lait in Évora', ['evora', 'cafe']],
    ['a piece inside a word', 'Donaudampfschifffahrt', ['schifff']],
    ['scripts without spaces', '明日牛乳を買う', ['牛乳']],
    ['letters from right to left', 'לקנות חלב מחר', ['חלב']],
    ['emoji', 'party 🎉 at nine', ['🎉']],
    ['quotes and operators as they stand', 'say "NEAR" AND OR NOT (x) * ^y', ['"near"']],
    ['letters of two units', 'a 𝒷old letter', ['𝒷old']],
  ])('finds by %s', (_how, text, words) => {
    expect(searching([text, 'nothing to see']).find(...words)).toEqual([text]);
  });

  it.each(['"', '""', '*', "'; drop table notes", 'a AND', 'NEAR(', '\0', '̈', '-', ':', 'text:x'])(
    'is not broken by %j',
    (word) => {
      expect(() => searching(['some text']).find(word)).not.toThrow();
    },
  );

  it('follows changes of the text, and shows nothing that was deleted or is another person’s', () => {
    const { store, userId, otherId, find } = searching(['a green door']);
    const [note] = store.items.notes({ userId, limit: 1, status: 'kept' });
    const id = note?.id ?? 0;
    const change = { table: 'notes' as const, id, before: {}, after: { text: 'a red door' } };
    store.items.apply([change]);
    expect(find('green')).toEqual([]);
    expect(find('red')).toEqual(['a red door']);
    store.items.apply([{ ...change, after: { status: 'deleted' } }]);
    expect(find('red')).toEqual([]);
    expect(store.search.find({ userId: otherId, words: ['ferry'], limit: 9 })).toEqual([]);
  });

  it('finds a person’s own things however many others hold the word', () => {
    const { store, otherId, find } = searching(['my ferry ticket']);
    const note = {
      userId: otherId,
      thoughtId: null,
      projectId: null,
      tags: [],
      status: 'kept',
      createdAt: at,
      updatedAt: at,
    } as const;
    store.transact(() => {
      for (let n = 0; n < 1_500; n += 1) store.items.addNote({ ...note, text: 'ferry' });
    });
    expect(find('ferry')).toContain('my ferry ticket');
  });
});
