import { describe, expect, it } from 'vitest';
import { guestOf, must, openChat } from '../../testing/open-chat.ts';

const milk = 'buy milk tomorrow 5pm';

describe('an edited message', () => {
  it('leaves what the person set by other ways, where the words that carry it did not change', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.say('* friday !1 +kitchen #shop');
    chat.edit(messageId, 'buy oat milk tomorrow 5pm');
    expect(chat.tasks()).toMatchObject([
      { title: 'buy oat milk', date: '2026-11-27', time: '17:00', importance: 'high', tags: ['shop'] },
    ]);
    expect(must(chat.tasks()[0]).projectId).toBe(must(chat.projects()[0]).id);
  });

  it('follows the new words where they did change', () => {
    const chat = openChat();
    const { messageId } = chat.say('buy milk tomorrow 5pm !1 #shop +kitchen');
    chat.say('* friday !3');
    chat.edit(messageId, 'buy milk today 6pm !2 #corner +house');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-23', time: '18:00', importance: 'medium', tags: ['corner'] }]);
    expect(chat.projects().find((one) => one.id === chat.tasks()[0]?.projectId)?.name).toBe('house');
  });

  it('may take the day away from a task that was given an hour by hand', () => {
    const chat = openChat();
    const { messageId } = chat.say('call mum friday');
    chat.say('* 5pm');
    expect(chat.tasks()).toMatchObject([{ time: '17:00' }]);
    const edited = chat.edit(messageId, 'call mum');
    expect(chat.failures).toEqual([]);
    expect(edited.outcome).toBe('edited');
    expect(chat.tasks()).toMatchObject([{ date: null, time: null, title: 'call mum' }]);
    expect(chat.store.thoughts.currentText(chat.lastThought())).toBe('call mum');
  });

  it('may take the day away from a task that was made to repeat by hand', () => {
    const chat = openChat();
    const { messageId } = chat.say('call mum friday');
    chat.say('* every friday');
    chat.edit(messageId, 'call mum');
    expect(chat.tasks()).toMatchObject([{ date: null, rrule: null }]);
    expect(chat.failures).toEqual([]);
  });

  it('of several tasks brings back none that was deleted', () => {
    const chat = openChat();
    const { messageId } = chat.say('buy milk tomorrow and call mum friday');
    chat.say('delete buy milk');
    chat.edit(messageId, 'buy milk tomorrow and call mum saturday');
    expect(chat.tasks().map(({ title, date, status }) => [title, date, status])).toEqual([
      ['buy milk', '2026-11-24', 'deleted'],
      ['call mum', '2026-11-28', 'open'],
    ]);
  });

  it('may give an hour to a task whose day was taken away by hand', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.tapData(null, `when:${chat.lastThought().id}:none`);
    chat.edit(messageId, 'buy milk tomorrow 6pm');
    expect(chat.failures).toEqual([]);
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24', time: '18:00' }]);
  });

  it('becomes another kind, whose filing says so', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    const edited = chat.edit(messageId, 'what is on tomorrow?');
    expect(chat.lastThought()).toMatchObject({ kind: 'task', finalKind: 'question', status: 'filed' });
    expect(chat.tasks()).toMatchObject([{ status: 'deleted' }]);
    expect(edited.said?.text).toBe('Nothing is due tomorrow.');
    expect(chat.corrected()).toEqual(['kind task > question by edit 0.8']);
  });

  it('that is a question is answered anew', () => {
    const chat = openChat();
    chat.say(milk);
    const asked = chat.say('what is on friday?');
    expect(asked.said?.text).toMatch(/Nothing/);
    const again = chat.edit(asked.messageId, 'what is on tomorrow?');
    expect(again.said?.text).toMatch(/buy milk/);
  });

  it('becomes what the newest words are, however often they change', () => {
    const chat = openChat();
    const { messageId } = chat.say('buy milk tomorrow');
    chat.edit(messageId, 'the milk was sour');
    expect(chat.notes()).toMatchObject([{ status: 'kept' }]);
    chat.edit(messageId, 'buy milk friday 5pm');
    expect(chat.notes()).toMatchObject([{ status: 'deleted' }]);
    expect(chat.tasks()).toContainEqual(expect.objectContaining({ title: 'buy milk', time: '17:00', status: 'open' }));
  });

  it('stays the kind that the person chose', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.tapData(null, `as:${chat.lastThought().id}:note`);
    chat.edit(messageId, 'buy oat milk tomorrow 5pm');
    expect(chat.lastThought().finalKind).toBe('note');
    expect(chat.notes()).toMatchObject([{ status: 'kept', text: 'buy oat milk tomorrow 5pm' }]);
    expect(chat.tasks().filter((task) => task.status === 'open')).toEqual([]);
  });

  it('leaves the tags and the project that a note was given by hand', () => {
    const chat = openChat();
    const { messageId } = chat.say('the blue paint is RAL 5024');
    chat.tapData(null, `as:${chat.lastThought().id}:note`);
    chat.say(`* #paint +house`, { replyTo: messageId });
    expect(chat.notes()).toMatchObject([{ tags: ['paint'] }]);
    chat.edit(messageId, 'the blue paint is RAL 5025');
    expect(chat.notes()).toMatchObject([{ tags: ['paint'], text: 'the blue paint is RAL 5025' }]);
    expect(must(chat.notes()[0]).projectId).not.toBeNull();
  });

  it('corrects the project of a note that it puts somewhere', () => {
    const chat = openChat();
    const { messageId } = chat.say('the wifi in the north office is called larch');
    chat.edit(messageId, 'the wifi in the north office is called larch +Office');
    expect(chat.store.corrections.ofThought(chat.lastThought().id)).toContainEqual(
      expect.objectContaining({ field: 'project', fromValue: null, toValue: 'Office', route: 'edit' }),
    );
  });

  it('of several tasks changes each by its place', () => {
    const chat = openChat();
    const { messageId } = chat.say('buy milk tomorrow and call mum friday');
    chat.say('/tasks');
    chat.say('done 1');
    chat.edit(messageId, 'buy milk tomorrow and call mum saturday');
    expect(chat.tasks().map(({ title, date, status }) => [title, date, status])).toEqual([
      ['buy milk', '2026-11-24', 'done'],
      ['call mum', '2026-11-28', 'open'],
    ]);
  });

  it('that holds one task more files the message anew', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.edit(messageId, 'buy milk tomorrow and call mum friday');
    const open = chat.tasks().filter((task) => task.status === 'open');
    expect(open.map(({ title, date }) => [title, date])).toEqual([
      ['buy milk', '2026-11-24'],
      ['call mum', '2026-11-27'],
    ]);
  });

  it('of a task that is done leaves it done', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.say('done buy milk');
    chat.edit(messageId, 'buy oat milk tomorrow 5pm');
    expect(chat.tasks()).toMatchObject([{ title: 'buy oat milk', status: 'done' }]);
  });

  it('that the butler never saw is taken as a new one', () => {
    const chat = openChat();
    chat.edit(77, milk);
    expect(chat.thoughts()).toMatchObject([{ messageId: 77, text: milk, kind: 'task' }]);
    expect(chat.tasks()).toMatchObject([{ title: 'buy milk' }]);
  });

  it('that was forgotten is filed again', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    chat.say('/undo');
    chat.edit(messageId, 'buy oat milk tomorrow 5pm');
    expect(chat.lastThought()).toMatchObject({ status: 'filed', finalKind: 'task', kind: 'task' });
    expect(chat.tasks().filter((task) => task.status === 'open')).toMatchObject([{ title: 'buy oat milk' }]);
  });

  it('that is undone takes its words along, and the next one is read against the first', () => {
    const chat = openChat();
    const { messageId } = chat.say('call mum friday');
    chat.edit(messageId, 'call mum saturday');
    chat.say('/undo');
    expect(chat.store.thoughts.currentText(chat.lastThought())).toBe('call mum friday');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-27' }]);
    chat.edit(messageId, 'call mum saturday 5pm');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-28', time: '17:00' }]);
  });

  it('to the same words changes nothing', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    expect(chat.edit(messageId, milk)).toMatchObject({ outcome: 'unchanged', said: null });
    expect(chat.corrections()).toEqual([]);
  });

  it('of another person is not theirs to change', () => {
    const chat = openChat();
    const { messageId } = chat.say(milk);
    const guest = guestOf(chat, 2002);
    guest.edit(messageId, 'steal milk tomorrow');
    expect(chat.store.thoughts.currentText(chat.lastThought())).toBe(milk);
    expect(guest.thoughts()).toHaveLength(1);
  });

  it('is read from when it was first sent', () => {
    const chat = openChat();
    const sentAt = chat.now;
    const { messageId } = chat.say(milk);
    chat.wait(3 * 24 * 3_600_000);
    chat.act({
      type: 'edit',
      source: 'telegram',
      chatId: 1001,
      sender: {
        telegramId: 1001,
        name: 'P',
        languageCode: null,
      },
      messageId,
      text: 'buy milk tomorrow 6pm',
      sentAt,
      editedAt: chat.now,
      attachment: null,
      update: {
        botId: 4242,
        updateId: 999999,
        fingerprint: 'edit',
      },
    });
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24', time: '18:00' }]);
  });

  it('that was a command with a slip counts as the command that it should have been', () => {
    const chat = openChat();
    chat.say(milk);
    const slip = chat.say('/tody');
    expect(chat.edit(slip.messageId, '/week').said?.text).toMatch(/buy milk/);
  });
});
