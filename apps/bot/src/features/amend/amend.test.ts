import { describe, expect, it } from 'vitest';
import { must, openChat } from '../../testing/open-chat.ts';

describe('an amendment in answer to a message whose arrival nobody confirmed', () => {
  it('means what that message speaks of, known by its words, and not what was said last', () => {
    const chat = openChat();
    const milk = must(chat.say('buy milk').said);
    chat.say('buy bread');
    expect(chat.say('* !1', { replyTo: 999, repliedText: milk.text })).toMatchObject({ outcome: 'amended' });
    expect(chat.tasks()).toMatchObject([{ importance: 'high' }, { importance: null }]);
  });

  it('changes nothing where the words are not known either', () => {
    const chat = openChat();
    chat.say('buy milk');
    expect(chat.say('* !1', { replyTo: 999, repliedText: 'Something else.' })).toMatchObject({ component: 'amend' });
    expect(chat.say('done', { replyTo: 999, repliedText: 'Something else.' })).toMatchObject({ component: 'tick' });
    expect(chat.tasks()).toMatchObject([{ importance: null, status: 'open' }]);
  });
});

describe('an amendment in answer to what was undone', () => {
  it('makes a task of what was taken for an order, once it is given a time', () => {
    const chat = openChat();
    chat.say('cancel dentist appointment');
    expect(chat.lastThought().kind).toBe('command');
    chat.say('* friday 10am');
    expect(chat.tasks()).toMatchObject([{ title: 'cancel dentist appointment', time: '10:00' }]);
    expect(chat.lastThought().finalKind).toBe('task');
  });

  it('means the item of which something was taken back', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow');
    chat.say('buy bread');
    chat.say('skip buy milk');
    const undone = must(chat.say('/undo').said);
    expect(chat.say('* !1', { replyTo: undone.messageId })).toMatchObject({ outcome: 'amended' });
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24', importance: 'high' }, { importance: null }]);
  });
});

describe('words that may be an amendment', () => {
  it.each(['it was so warm today that we ate outside', 'sunny today', 'Tom was here yesterday!'])(
    'keeps “%s” as a thought, although a question is open and a day is in it',
    (remark) => {
      const chat = openChat();
      const open = chat.say('garden');
      expect(chat.say(remark)).toMatchObject({ component: 'capture' });
      expect(chat.say(remark, { replyTo: must(open.said).messageId })).toMatchObject({ component: 'capture' });
      expect(chat.lastThought().text).toBe(remark);
    },
  );

  it('keeps “nice evening, friday” as a thought where the question is not replied to', () => {
    const chat = openChat();
    chat.say('garden');
    expect(chat.say('nice evening, friday')).toMatchObject({ component: 'capture' });
  });

  it.each(['friday', 'on friday', 'make it friday please', 'no, friday!', '(friday)'])(
    'takes “%s” in answer to a message for the day',
    (words) => {
      const chat = openChat();
      const task = chat.say('buy milk tomorrow');
      expect(chat.say(words, { replyTo: must(task.said).messageId })).toMatchObject({ component: 'amend' });
      expect(chat.tasks()).toMatchObject([{ title: 'buy milk', date: '2026-11-27' }]);
    },
  );

  it.each([
    ['!1', 'high'],
    ['very important', 'high'],
  ])('takes “%s” in answer to a message for the importance', (words, importance) => {
    const chat = openChat();
    const task = chat.say('buy milk tomorrow');
    expect(chat.say(words, { replyTo: must(task.said).messageId })).toMatchObject({ component: 'amend' });
    expect(chat.tasks()).toMatchObject([{ title: 'buy milk', importance }]);
  });
});

describe('an amendment that marks a project whose name is several words', () => {
  it.each(['* +christmas stock', '* friday +christmas stock'])('names that project and no title: %s', (words) => {
    const chat = openChat();
    chat.say('buy tinsel');
    chat.say('/summon put it in christmas stock');
    chat.say('order candles');
    chat.say(words);
    expect(chat.tasks().map(({ title, projectId }) => [title, projectId])).toEqual([
      ['buy tinsel', must(chat.projects()[0]).id],
      ['order candles', must(chat.projects()[0]).id],
    ]);
  });
});

describe('an hour alone', () => {
  it.each([
    ['buy milk', '* 5pm', '2026-11-23'],
    ['buy milk', '* 8am', '2026-11-24'],
    ['buy milk', '/summon correct last: 8am', '2026-11-24'],
    ['buy milk friday', '* 8am', '2026-11-27'],
    ['buy milk today', '* 8am', '2026-11-23'],
  ])('of “%s” that becomes “%s” is on the day that is set, else on the next on which it comes', (text, words, date) => {
    const chat = openChat();
    chat.say(text);
    chat.say(words);
    expect(chat.tasks()).toMatchObject([{ title: 'buy milk', date }]);
  });
});

describe('a starred amendment', () => {
  it.each([
    ['* friday !1', { title: 'buy milk', date: '2026-11-27', time: null, importance: 'high' }],
    ['* tomorrow 5pm !2', { title: 'buy milk', date: '2026-11-24', time: '17:00', importance: 'medium' }],
    ['* +home friday', { title: 'buy milk', date: '2026-11-27' }],
    ['* buy oat milk friday', { title: 'buy oat milk', date: '2026-11-27' }],
  ])('“%s” changes what it names and nothing else', (words, expected) => {
    const chat = openChat();
    chat.say('buy milk');
    expect(chat.say(words)).toMatchObject({ outcome: 'amended' });
    expect(chat.tasks()).toMatchObject([expected]);
  });
});
