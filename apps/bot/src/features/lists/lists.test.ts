import { describe, expect, it } from 'vitest';
import { guestOf, day, must, openChat, type Chat } from '../../testing/open-chat.ts';

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])/;

function addTasks(chat: Chat, count: number): void {
  for (let n = 1; n <= count; n += 1) {
    chat.store.items.addTask({
      userId: chat.user.id,
      thoughtId: null,
      position: 0,
      title: `errand ${n}`,
      date: '2026-11-25',
      time: null,
      tz: 'Europe/Lisbon',
      rrule: null,
      importance: null,
      projectId: null,
      tags: [],
      status: 'open',
      doneAt: null,
      createdAt: chat.now,
      updatedAt: chat.now,
    });
  }
}

describe('a list', () => {
  it.each(['/today', '/week', '/tasks', '/notes', '/projects', '/find ferry'])(
    'says so when it is empty: %s',
    (command) => {
      const { said } = openChat().say(command);
      expect(said?.text).toMatch(/^(No|Nothing)/);
      expect(said?.buttons).toEqual([]);
    },
  );

  it('of 25 tasks has three pages, whose numbers go on', () => {
    const chat = openChat();
    addTasks(chat, 25);
    const first = chat.say('/tasks').said;
    expect(first?.text).toMatch(/^Open tasks \(1\/3\)\n1\. errand 1 .*\n2\. /);
    expect(first?.text).not.toMatch(/11\. /);
    const second = chat.tap(first, 'More »').said;
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toMatch(/\(2\/3\)\n11\. errand 11/);
    const third = chat.tap(second, 'More »').said;
    expect(third?.text).toMatch(/21\. errand 21[\s\S]*25\. errand 25/);
    expect(third?.buttons.map((one) => one.label)).toEqual(['✓ 21', '✓ 22', '✓ 23', '✓ 24', '✓ 25', '« Back']);
    expect(chat.say('done 12').said?.text).toMatch(/Done: errand 12/);
  });

  it('that was shown earlier ticks off what its own number says', () => {
    const chat = openChat();
    addTasks(chat, 3);
    const old = chat.say('/tasks').said;
    chat.say('done errand 1');
    chat.say('/tasks');
    const again = chat.tap(old, '✓ 2');
    expect(again.toast).toMatch(/errand 2/);
    expect(again.said?.text).toMatch(/1\. errand 1\n2\. errand 2\n3\. /);
    expect(again.said?.buttons.map((one) => one.label)).toEqual(['✓ 3']);
  });

  it('that nobody knows any more says so', () => {
    const chat = openChat();
    expect(chat.tapData(5, 'page:tasks:1').toast).toMatch(/too old/);
    expect(chat.tapData(null, 'page:tasks:1').toast).toMatch(/too old/);
    expect(chat.tapData(5, 'page:nonsense:1').toast).toMatch(/nothing any more/);
    addTasks(chat, 11);
    const list = chat.say('/tasks').said;
    for (const page of ['99', '-1', 'x', '1.5', '']) {
      expect(chat.tapData(must(list).messageId, `page:tasks:${page}`).said?.text).toMatch(
        /Open tasks \(\d\/2\)[\s\S]*errand/,
      );
    }
  });

  it('of today holds what is overdue and what is due, under headings', () => {
    const chat = openChat();
    chat.say('buy bread today');
    chat.say('call mum tomorrow');
    chat.say('renew passport');
    chat.wait(day);
    chat.say('pay the rent today at 6pm');
    const { said } = chat.say('/today');
    expect(said?.text).toBe(
      'Today\n\nOverdue\n1. buy bread — yesterday\n\nToday\n2. pay the rent — 18:00\n3. call mum',
    );
  });

  it('of the week goes over seven days and no further', () => {
    const chat = openChat();
    addTasks(chat, 1);
    for (const [title, date] of [
      ['sixth day', '2026-11-29'],
      ['seventh day', '2026-11-30'],
    ] as const) {
      chat.store.items.addTask({
        userId: chat.user.id,
        thoughtId: null,
        position: 0,
        title,
        date,
        time: '08:00',
        tz: 'Europe/Lisbon',
        rrule: null,
        importance: 'high',
        projectId: null,
        tags: [],
        status: 'open',
        doneAt: null,
        createdAt: chat.now,
        updatedAt: chat.now,
      });
    }
    const text = chat.say('/week').said?.text;
    expect(text).toMatch(/Wed 25 Nov\n1\. errand 1[\s\S]*Sun 29 Nov\n2\. sixth day — 08:00 · high/);
    expect(text).not.toMatch(/seventh/);
  });

  it('never shows what is another person’s', async () => {
    const chat = openChat();
    chat.say('buy milk today +kitchen');
    chat.say('the blue paint is RAL 5024');
    const guest = guestOf(chat, 2002);
    const said = [
      '/today',
      '/week',
      '/tasks',
      '/notes',
      '/projects',
      '/find milk',
      '/find paint',
      'what is due today?',
      'did I write about the paint?',
    ].map((text) => guest.say(text).said?.text ?? '');
    expect(said.join('\n')).not.toMatch(/milk|kitchen|RAL/);
    expect(guest.take(guest.message('/export'))).toMatchObject({ result: 'handled' });
    expect(await guest.exported()).not.toMatch(/milk|RAL/);
  });

  it('shows marks of formatting as they were typed', () => {
    const chat = openChat();
    const title = 'call <b>mum</b> about *stars*, _lines_, `ticks` and [links](x)';
    chat.say(title);
    const { said } = chat.say('/tasks');
    expect(said?.text).toContain(title);
    const bold = said?.entities.filter((entity) => entity.type === 'bold') ?? [];
    expect(bold.map(({ offset, length }) => said?.text.slice(offset, offset + length))).toEqual(['Open tasks', title]);
  });

  it('of the longest titles stays within what Telegram takes', () => {
    const chat = openChat();
    for (let n = 0; n < 12; n += 1) chat.say(`buy ${'🧀'.repeat(2046)}`);
    for (let n = 0; n < 12; n += 1) chat.say(`buy ${String(n).padStart(4092, 'x')} tomorrow`.slice(0, 4096));
    for (const command of ['/tasks', '/week', '/notes', '/find buy']) {
      const { said } = chat.say(command);
      expect(said?.text.length).toBeLessThanOrEqual(4096);
      expect(said?.text).not.toMatch(loneSurrogate);
    }
    expect(chat.thoughts()).toHaveLength(24);
    expect(chat.failures).toEqual([]);
  });
});
