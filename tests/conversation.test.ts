import { describe, expect, it } from 'vitest';
import { repliesTo, startNoctem } from './support/noctem.ts';

describe('a chat with the whole program', () => {
  it('files a thought, finds it again, ticks it off and takes that back', async () => {
    const { person, store } = await startNoctem();
    expect((await person.ask('buy milk tomorrow 5pm')).text).toBe('✓ buy milk — tomorrow 17:00');
    const list = await person.ask('/tasks');
    expect(list.text).toMatch(/^Open tasks\n1\. buy milk/);
    const answer = await person.tap(list, '✓ 1');
    expect(answer?.text).toBe('Done: buy milk');
    expect((await person.nextReply({ after: list })).messageId).toBe(list.messageId);
    expect((await person.ask('/undo')).text).toMatch(/^Undone: done “buy milk”/);
    expect((await person.ask('/find milk')).text).toMatch(/buy milk/);
    expect(store.items.task(1)).toMatchObject({ status: 'open' });
  });

  it('takes an edit, a reply and a button for what they are', async () => {
    const { person } = await startNoctem();
    const mine = person.say('call mum friday');
    const filed = await person.nextReply();
    person.edit(mine, 'call mum and dad friday');
    expect((await person.nextReply()).text).toMatch(/call mum and dad/);
    expect((await person.ask('5pm', { replyTo: filed.messageId })).text).toMatch(/Fri.* 17:00/);
    const asked = await person.ask('work on the shed');
    await person.tap(asked, 'Project');
    expect((await person.nextReply()).text).toBe('▣ Project: work on the shed');
  });

  it.each([
    ['4,096 characters', 'buy '.padEnd(4096, 'milk ')],
    ['only emoji', '🎉🎉🎉'],
    ['a family of emoji', '👨‍👩‍👧‍👦'.repeat(300)],
    ['right to left', 'לקנות חלב מחר'],
    ['combining marks', `buy m${'\u0301'.repeat(500)}ilk`],
    ['10,000 brackets', '['.repeat(4000)],
    ['nested brackets', '('.repeat(2000) + ')'.repeat(2000)],
    ['markup', 'call <b>mum</b> & *dad* _at_ `nine` [x](y) \\ "q"'],
    ['controls', 'buy\tmilk\r\nand\u200b bread\u202e'],
    ['spaces inside', 'buy\u00a0\u2003milk'],
    ['a long word', 'x'.repeat(4096)],
    ['many lines', 'buy milk\n'.repeat(400)],
    ['numbers', '9'.repeat(4000)],
    ['many tags', '#a '.repeat(1300)],
    ['a prototype’s name', '__proto__ constructor toString'],
    ['a slash and such a name', '/constructor'],
    ['a project of that name', 'buy milk +__proto__'],
  ])('answers and keeps what is %s', async (_what, text) => {
    const { person, store, logged } = await startNoctem();
    const said = person.say(text);
    const reply = await person.nextReply();
    expect(reply.text.length).toBeGreaterThan(0);
    if (!text.startsWith('/')) expect(store.thoughts.list({ userId: 1, limit: 9 })[0]?.text).toBe(said.text);
    expect((await person.ask('/tasks')).text).not.toBe('');
    expect((await person.ask('/find buy')).text).not.toBe('');
    expect(logged.filter((line) => /"level":(40|50|60)/.test(line))).toEqual([]);
  });

  it('answers what it cannot keep, and keeps files with one line that asks for words', async () => {
    const { person, store, until } = await startNoctem();
    person.sendSticker();
    expect((await person.nextReply()).text).toMatch(/can’t keep a sticker/);
    person.sendLocation();
    expect((await person.nextReply()).text).toMatch(/^There it is /);
    person.sendPhoto();
    expect((await person.nextReply()).text).toMatch(/^Kept your photo\. .*words/);
    person.sendVoice();
    expect((await person.nextReply()).text).toMatch(/^Kept your voice message/);
    person.sendDocument({ caption: 'read the contract tomorrow' });
    expect((await person.nextReply()).text).toMatch(/read the contract — tomorrow/);
    person.forward('buy milk tomorrow', { from: 'Ada' });
    await person.nextReply();
    const thoughts = store.thoughts.list({ userId: 1, limit: 9 });
    expect(thoughts.map((thought) => thought.attachment?.type ?? null)).toEqual(['photo', 'voice', 'document', null]);
    expect(thoughts.at(-1)?.forwardedFrom).toBe('Ada');
    await until(() => store.thoughts.filesOf(1).length === 3);
  });

  it('reads a thought from its date, be it of 1970 or far ahead', async () => {
    const { person, store } = await startNoctem();
    await person.ask('buy milk tomorrow', { date: 1 });
    await person.ask('buy bread tomorrow', { date: Date.UTC(2099, 11, 30) / 1000 });
    expect(store.items.tasks({ userId: 1, limit: 9 }).map((task) => task.date)).toEqual(['1970-01-02', '2099-12-31']);
    expect((await person.ask('/today')).text).toMatch(/buy milk/);
  });

  it('is silent in groups, and stores nothing of them', async () => {
    const { person, store, quiet } = await startNoctem();
    person.sayInGroup('buy milk tomorrow');
    await quiet();
    expect((await person.ask('buy bread tomorrow')).text).toMatch(/bread/);
    expect(repliesTo(person)).toHaveLength(1);
    expect(store.thoughts.list({ userId: 1, limit: 9 })).toHaveLength(1);
  });

  it('survives updates that no client would send', async () => {
    const { person, playground, store } = await startNoctem();
    const chat = { id: person.id, type: 'private' as const, first_name: 'You' };
    const from = { id: person.id, is_bot: false, first_name: 'You' };
    const strange = [
      { message: { message_id: 90_001, chat, from, date: 1_700_000_000, text: '' } },
      { message: { message_id: 90_002, chat, from, date: 1_700_000_000, text: 'buy \0milk\0 tomorrow' } },
      { message: { message_id: 90_003, chat, from, date: 1_700_000_000 } },
      { message: { message_id: 90_004, chat, from, date: 1_700_000_000, new_chat_title: 'x' } },
      { message: { message_id: 90_005, chat, from, date: 99_999_999_999, text: 'buy bread' } },
      { message: { message_id: 90_006, chat, date: 1_700_000_000, text: 'from nobody' } },
      { edited_message: { message_id: 1, chat, from, date: 1, edit_date: 2, text: '' } },
      { callback_query: { id: '1', from, chat_instance: '1', data: 'x'.repeat(64) } },
      { callback_query: { id: '2', from, chat_instance: '1' } },
      { callback_query: { id: '3', from, chat_instance: '1', data: 'as:99999999999999999999:task' } },
      { callback_query: { id: '4', from, chat_instance: '1', data: 'undo:-1' } },
      { callback_query: { id: '5', from, chat_instance: '1', data: 'page:__proto__:0' } },
    ];
    // What Telegram's own types forbid is the point here.
    for (const content of strange) playground.deliver(content as unknown as Parameters<typeof playground.deliver>[0]);
    expect((await person.ask('call mum friday')).text).not.toBe('');
    const texts = store.thoughts.list({ userId: 1, limit: 20 }).map((thought) => thought.text);
    expect(texts).toEqual(['buy milk tomorrow', 'buy bread', 'call mum friday']);
  });

  it('takes effect once where Telegram delivers an update again', async () => {
    const { person, playground, store, quiet } = await startNoctem();
    playground.faults.random({ seed: 7, rates: { duplicate: 0.7 } });
    const things = 'milk bread eggs rice salt tea jam oil soap figs'.split(' ');
    for (const thing of things) person.say(`buy ${thing} tomorrow`);
    await quiet();
    playground.faults.clear();
    await person.ask('/tasks');
    await quiet();
    expect(playground.faults.counts().duplicate).toBeGreaterThan(3);
    expect(store.thoughts.list({ userId: 1, limit: 99 })).toHaveLength(10);
    expect(store.items.tasks({ userId: 1, limit: 99 }).map((task) => task.title)).toEqual(
      things.map((thing) => `buy ${thing}`),
    );
  });
});
