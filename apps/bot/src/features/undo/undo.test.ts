import { describe, expect, it } from 'vitest';
import { type Chat, guestOf, must, openChat } from '../../testing/open-chat.ts';

const milk = 'buy milk tomorrow 5pm';

/** What the person can see: rows without the marks of time, and deleted ones as if they were not. */
function visible(chat: Chat) {
  const gone = new Set(['deleted', 'forgotten']);
  const seen = <T extends { status: string }>(rows: readonly T[]) => rows.filter((row) => !gone.has(row.status));
  return {
    tasks: seen(chat.tasks()).map(({ updatedAt: _, ...task }) => task),
    notes: seen(chat.notes()).map(({ updatedAt: _, ...note }) => note),
    projects: seen(chat.projects()).map(({ updatedAt: _, ...project }) => project),
    thoughts: seen(chat.thoughts()),
  };
}

describe('undo', () => {
  const acts: readonly [string, (chat: Chat) => unknown][] = [
    ['a capture', (chat) => chat.say('call the plumber friday +house !1 #urgent')],
    ['a capture of several tasks', (chat) => chat.say('buy bread tomorrow and call mum friday')],
    ['a question asked back', (chat) => chat.say('work on the shed')],
    ['done', (chat) => chat.say('done buy milk')],
    ['done of what repeats', (chat) => chat.say('done water the roses')],
    [
      'the same number twice',
      (chat) => {
        chat.say('/tasks');
        chat.say('done 1 1 2');
      },
    ],
    ['skip', (chat) => chat.say('skip buy milk')],
    ['delete', (chat) => chat.say('delete buy milk')],
    ['delete of a note', (chat) => chat.say(`delete note ${must(chat.notes()[0]).id}`)],
    ['an amendment', (chat) => chat.say('* friday !2 +house #x', { replyTo: 1_000_001 })],
    ['an edit', (chat) => chat.edit(1, 'buy oat milk friday +shop')],
    ['an edit into a note', (chat) => chat.edit(1, 'the milk of yesterday was sour')],
    ['an edit into several', (chat) => chat.edit(1, 'buy bread tomorrow and call mum friday')],
    ['a kind by button', (chat) => chat.tapData(null, 'as:1:note')],
    ['a project by button', (chat) => chat.tapData(null, 'as:1:project')],
    ['forgetting by button', (chat) => chat.tapData(null, 'as:1:forgotten')],
    ['a day by button', (chat) => chat.tapData(null, 'when:1:week')],
    ['closing a project', (chat) => chat.say(`done project ${must(chat.projects()[0]).id}`)],
    [
      'opening a closed project by a thought',
      (chat) => {
        chat.say(`delete project ${must(chat.projects()[0]).id}`);
        chat.say('order seeds +garden');
        chat.say('/undo');
      },
    ],
  ];
  it.each(acts)('brings back what was there before %s', (_name, act) => {
    const chat = openChat();
    chat.say(milk, { messageId: 1 });
    chat.say('water the roses every day at 7am +garden');
    chat.say('the blue paint is RAL 5024');
    chat.tapData(null, `as:${chat.lastThought().id}:note`);
    const before = visible(chat);
    act(chat);
    chat.say('/undo');
    expect(visible(chat)).toEqual(before);
    expect(chat.failures).toEqual([]);
  });

  it('goes back act by act, and says so when there is nothing left', () => {
    const chat = openChat();
    chat.say(milk);
    chat.say('* friday');
    chat.say('done buy milk');
    for (const date of ['2026-11-27', '2026-11-24']) {
      expect(chat.say('/undo').outcome).toBe('undone');
      expect(chat.tasks()).toMatchObject([{ date, status: 'open' }]);
    }
    expect(chat.say('undo').outcome).toBe('undone');
    expect(visible(chat)).toEqual({ tasks: [], notes: [], projects: [], thoughts: [] });
    const last = chat.say('/undo');
    expect(last.outcome).toBe('nothing-to-undo');
    expect(last.said?.text).toMatch(/nothing to undo/i);
  });

  it('refuses out of order in a sentence, and changes nothing then', () => {
    const chat = openChat();
    const filed = chat.say(milk);
    const moved = chat.say('* friday');
    chat.say('* saturday');
    chat.say('done buy milk');
    const before = visible(chat);
    for (const { said } of [filed, moved]) {
      const refused = chat.tap(said, 'Undo');
      expect(refused).toMatchObject({ outcome: 'newer-change', said: null });
      expect(refused.toast).toMatch(/newer/);
      expect(visible(chat)).toEqual(before);
    }
    chat.say('/undo');
    chat.say('/undo');
    expect(chat.tap(moved.said, 'Undo').outcome).toBe('undone');
    expect(visible(chat).tasks).toMatchObject([{ date: '2026-11-24' }]);
  });

  it('by the same button twice takes back once', () => {
    const chat = openChat();
    const other = chat.say('the blue paint is RAL 5024');
    const { said } = chat.say(milk);
    chat.tap(said, 'Undo');
    const after = visible(chat);
    expect(chat.tap(said, 'Undo')).toMatchObject({ outcome: 'undone-before', said: null });
    expect(visible(chat)).toEqual(after);
    expect(other.outcome).not.toBe('');
  });

  it('is not held up by an act that came to nothing when an earlier one was taken back', () => {
    const chat = openChat();
    chat.say('call mum friday');
    chat.say(milk);
    const { id } = must(chat.tasks()[1]);
    const row = (from: string, to: string) => [
      { table: 'tasks' as const, id, before: { status: from }, after: { status: to } },
    ];
    chat.store.changes.add({
      userId: chat.user.id,
      traceId: 'x',
      label: 'nothing',
      rows: row('done', 'deleted'),
      at: 0,
    });
    expect(chat.say('/undo').said?.text).toMatch(/Undone: filing “buy milk/);
    expect(chat.say('/undo').said?.text).toMatch(/Undone: nothing|Undone: filing “call mum/);
  });

  it('takes an act that changed one row twice back to where it began', () => {
    const chat = openChat();
    chat.say(milk);
    const { id } = must(chat.tasks()[0]);
    const step = (from: string, to: string) =>
      ({ table: 'tasks', id, before: { date: from }, after: { date: to } }) as const;
    const rows = [step('2026-11-24', '2026-11-25'), step('2026-11-25', '2026-11-26')];
    chat.store.items.apply(rows);
    chat.store.changes.add({ userId: chat.user.id, traceId: 'x', label: 'two steps', rows, at: chat.now });
    expect(chat.say('/undo').said?.text).toBe('Undone: two steps');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24' }]);
  });

  it('out of order is fine where the acts have nothing to do with each other', () => {
    const chat = openChat();
    const first = chat.say(milk);
    chat.say('call mum friday');
    expect(chat.tap(first.said, 'Undo').outcome).toBe('undone');
    expect(visible(chat).tasks).toMatchObject([{ title: 'call mum' }]);
  });

  it('of the thought that began a project leaves the project to those that came after', () => {
    const chat = openChat();
    const first = chat.say('order seeds +garden');
    chat.say('mow the lawn +garden');
    expect(chat.tap(first.said, 'Undo').outcome).toBe('undone');
    expect(visible(chat)).toMatchObject({ tasks: [{ title: 'mow the lawn' }], projects: [{ name: 'garden' }] });
    chat.say('/undo');
    expect(visible(chat).tasks).toEqual([]);
  });

  it('never touches what is another person’s', () => {
    const owner = openChat();
    const guest = guestOf(owner, 2002);
    const { said } = owner.say(milk);
    const data = must(said?.buttons.find((one) => one.label === 'Undo')).data;
    expect(guest.tapData(null, data)).toMatchObject({ outcome: 'nothing-to-undo' });
    expect(guest.say('/undo').outcome).toBe('nothing-to-undo');
    expect(visible(owner).tasks).toHaveLength(1);
  });

  it('makes a button under the filed line do nothing more to what was taken back', () => {
    const chat = openChat();
    chat.say(milk);
    const { id } = chat.lastThought();
    chat.say('/undo');
    const after = chat.tapData(null, `as:${id}:note`);
    expect(after.toast).toMatch(/taken back/);
    expect(visible(chat)).toEqual({ tasks: [], notes: [], projects: [], thoughts: [] });
  });
});
