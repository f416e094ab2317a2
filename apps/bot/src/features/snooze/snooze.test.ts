import { describe, expect, it } from 'vitest';
import { remindDue } from '../../reminders/index.ts';
import { type Chat, day, guestOf, hour, minute, must, openChat } from '../../testing/open-chat.ts';

function later(chat: Chat, ms: number) {
  chat.wait(ms);
  remindDue(chat.parts);
  return chat.hear();
}

function reminded(chat: Chat) {
  chat.say('call mum today 3pm');
  return must(later(chat, 6 * hour)[0]);
}

describe('snooze', () => {
  it.each([
    ['10 min', 10 * minute],
    ['1 h', hour],
    ['Tomorrow', day],
  ])('by the button “%s” brings the reminder back', (label, ms) => {
    const chat = openChat();
    const tapped = chat.tap(reminded(chat), label);
    expect(tapped.outcome).toBe('snoozed');
    expect(later(chat, ms - minute)).toEqual([]);
    expect(later(chat, minute)).toHaveLength(1);
  });

  it.each([
    ['snooze', 10 * minute],
    ['Snooze 20 min', 20 * minute],
    ['snooze for 2 hours', 2 * hour],
    ['snooze an hour', hour],
    ['snooze until tomorrow', day],
  ])('in words: %s', (words, ms) => {
    const chat = openChat();
    const said = reminded(chat);
    expect(chat.say(words, { replyTo: said.messageId }).outcome).toBe('snoozed');
    expect(later(chat, ms - minute)).toEqual([]);
    expect(later(chat, minute)).toHaveLength(1);
  });

  it('tapped twice comes once', () => {
    const chat = openChat();
    const said = reminded(chat);
    chat.tap(said, '10 min');
    chat.wait(minute);
    chat.tap(said, '10 min');
    expect(later(chat, 9 * minute)).toEqual([]);
    expect(later(chat, hour)).toHaveLength(1);
  });

  it('can be undone, and undone only once', () => {
    const chat = openChat();
    const { said } = chat.tap(reminded(chat), '1 h');
    const undo = must(must(said).buttons.find((button) => button.label === 'Undo')).data;
    expect(chat.tapData(must(said).messageId, undo).outcome).toBe('snooze-undone');
    expect(chat.tapData(must(said).messageId, undo).toast).toBe('That is over already.');
    expect(later(chat, 2 * hour)).toEqual([]);
  });

  it('is void when the task is done, moved or rolled on before it comes', () => {
    for (const words of ['done call mum', '* friday 3pm', 'delete call mum']) {
      const chat = openChat();
      chat.tap(reminded(chat), '1 h');
      chat.say(words);
      expect(later(chat, 2 * hour)).toEqual([]);
    }
    const chat = openChat();
    chat.say('water the plants every day at 3pm');
    chat.tap(must(later(chat, 6 * hour)[0]), '10 min');
    chat.say('done water the plants');
    expect(later(chat, hour)).toEqual([]);
  });

  it('of a task that is done, deleted or somebody else’s says so and changes nothing', () => {
    const chat = openChat();
    const said = reminded(chat);
    const guest = guestOf(chat, 2002);
    const data = must(said.buttons[1]).data;
    expect(guest.tapData(said.messageId, data).toast).toBe('That button does nothing any more.');
    chat.say('done call mum');
    expect(chat.tapData(said.messageId, data).toast).toBe('That is done already.');
    chat.say('/undo');
    chat.say('delete call mum');
    expect(chat.tapData(said.messageId, data).toast).toBe('That task is not there any more.');
    expect(later(chat, day)).toEqual([]);
  });
});
