import { describe, expect, it } from 'vitest';
import { must, openChat } from '../../testing/open-chat.ts';

describe('a correction without a command, in answer to a message', () => {
  it.each(["no, that's a note", 'should be a note', 'not a task, a note'])('makes another kind: %s', (words) => {
    const chat = openChat();
    const bed = chat.say('check bed 12 prefers tea');
    chat.say('buy bread');
    expect(chat.say(words, { replyTo: must(bed.said).messageId })).toMatchObject({ outcome: 'summoned' });
    expect(chat.notes()).toMatchObject([{ text: 'check bed 12 prefers tea' }]);
    expect(chat.corrected()).toEqual(['kind task > note by summon 1']);
  });

  it('puts the item where it belongs, and makes no task of the words', () => {
    const chat = openChat();
    chat.say('order pots +garden');
    const asked = chat.say('ask Marta about the gap');
    chat.say('put it in garden', { replyTo: must(asked.said).messageId });
    expect(chat.tasks().map(({ title }) => title)).toEqual(['order pots', 'ask Marta about the gap']);
    expect(chat.corrected()).toEqual(['project null > garden by summon 1']);
  });

  it('is a thought where a word of it says something else', () => {
    const chat = openChat();
    const task = chat.say('buy milk');
    expect(chat.say('put it in the blue box for Tom', { replyTo: must(task.said).messageId })).toMatchObject({
      component: 'capture',
    });
    expect(chat.corrected()).toEqual([]);
  });
});

describe('a correction without a command or an answer', () => {
  it.each([
    ['make that important', { importance: 'high' }],
    ['change last to friday', { date: '2026-11-27' }],
    ['correct last: 5pm', { time: '17:00' }],
    ['make it saturday', { date: '2026-11-28' }],
  ])('is about what was said last: %s', (words, expected) => {
    const chat = openChat();
    chat.say('call Henderson about the lamp tomorrow');
    const { said, outcome } = chat.say(words);
    expect(outcome).toBe('summoned');
    expect(chat.tasks()).toMatchObject([{ title: 'call Henderson about the lamp', ...expected }]);
    chat.tap(said, 'Undo');
    expect(chat.corrected()).toEqual([]);
  });

  it.each(["that's not a task, it's a note", 'not a task, a note'])('says what it is instead: %s', (words) => {
    const chat = openChat();
    chat.say('run route Monsanto backwards');
    expect(chat.say(words)).toMatchObject({ outcome: 'summoned' });
    expect(chat.notes()).toMatchObject([{ text: 'run route Monsanto backwards' }]);
  });

  it.each(['that was a note', 'put it in garden', 'call it a day', 'buy a note block', 'turn on the light'])(
    'is a message of its own where it could be one: %s',
    (words) => {
      const chat = openChat();
      chat.say('order pots +garden');
      expect(chat.say(words)).toMatchObject({ component: 'capture' });
      expect(chat.corrected()).toEqual([]);
    },
  );

  it('is nothing to correct where nothing was said yet', () => {
    expect(openChat().say('make that important')).toMatchObject({ component: 'capture' });
  });
});
