import { describe, expect, it } from 'vitest';
import { type Chat, day, hour, minute, must, openChat } from '../testing/open-chat.ts';
import { remindDue } from './index.ts';

/** What is said when the clock comes to `ms` from now, as its own messages. */
function later(chat: Chat, ms: number) {
  chat.wait(ms);
  remindDue(chat.parts);
  return chat.hear();
}

describe('a task with a time', () => {
  it('is spoken of at its time, once, with buttons', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    expect(later(chat, 6 * hour - minute)).toEqual([]);
    const [said] = later(chat, minute);
    expect(must(said).text).toBe('⏰ call mum — today 15:00');
    expect(must(said).buttons.map((button) => button.label)).toEqual(['✓ Done', '10 min', '1 h', 'Tomorrow']);
    expect(later(chat, hour)).toEqual([]);
  });

  it('is spoken of earlier by the lead of the settings', () => {
    const chat = openChat();
    chat.store.people.set(chat.user.id, 'reminderLead', { value: 30, now: chat.now });
    chat.say('call mum today 3pm');
    const [said] = later(chat, 5.5 * hour);
    expect(must(said).text).toBe('⏰ call mum — today 15:00, in 30 min');
    expect(later(chat, hour)).toEqual([]);
  });

  it('that is nearer than the lead is spoken of at its time', () => {
    const chat = openChat();
    chat.store.people.set(chat.user.id, 'reminderLead', { value: 60, now: chat.now });
    chat.say('call mum today 9:30');
    expect(later(chat, 30 * minute)).toHaveLength(1);
  });

  it('keeps its hour over a change of the clocks', () => {
    const chat = openChat({ now: Date.UTC(2026, 2, 28, 12) });
    chat.say('call mum tomorrow 3pm');
    // 15:00 in Lisbon is 14:00 UTC from the 29th on.
    expect(later(chat, 26 * hour - minute)).toEqual([]);
    expect(later(chat, minute)).toHaveLength(1);
  });

  it.each([
    ['done', 'done call mum'],
    ['deleted', 'delete call mum'],
    ['moved', '* friday'],
    ['without a time', '* no time'],
    ['undone', '/undo'],
    ['made a note', '* note'],
  ])('that is %s meanwhile is not spoken of', (_what, words) => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    chat.say(words);
    expect(later(chat, 6 * hour)).toEqual([]);
  });

  it('that was done by mistake is spoken of all the same', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    chat.say('done call mum');
    chat.say('/undo');
    expect(later(chat, 6 * hour)).toHaveLength(1);
  });

  it('that is moved away and back is spoken of once', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    chat.say('* 5pm');
    chat.say('/undo');
    expect(later(chat, 6 * hour)).toHaveLength(1);
    expect(later(chat, 4 * hour)).toEqual([]);
  });

  it('follows the edit of its message', () => {
    const chat = openChat();
    const { messageId } = chat.say('call mum today 3pm');
    chat.edit(messageId, 'call mum today 4pm');
    expect(later(chat, 6 * hour)).toEqual([]);
    expect(later(chat, hour)).toHaveLength(1);
  });

  it('is not spoken of when its title or rank changes after it was', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    expect(later(chat, 6 * hour)).toHaveLength(1);
    chat.say('* !1');
    expect(later(chat, day)).toEqual([]);
  });
});

describe('a repeating task', () => {
  it('rolls on with Done, and is spoken of at its next time', () => {
    const chat = openChat();
    chat.say('water the plants every day at 8pm');
    const [said] = later(chat, 11 * hour);
    expect(chat.tap(must(said), '✓ Done').toast).toContain('next tomorrow');
    expect(later(chat, day - minute)).toEqual([]);
    expect(later(chat, minute)).toHaveLength(1);
  });

  it('that is never done is still spoken of each time', () => {
    const chat = openChat();
    chat.say('water the plants every day at 8pm');
    chat.wait(-13 * hour);
    for (let count = 0; count < 5; count += 1) expect(later(chat, day)).toHaveLength(1);
  });

  it('comes once after a week in which nobody was there', () => {
    const chat = openChat();
    chat.say('water the plants every day at 8pm');
    expect(later(chat, 7 * day)).toHaveLength(1);
    expect(later(chat, 11 * hour)).toHaveLength(1);
  });
});

describe('what was missed', () => {
  it('comes as one message, in which each can be ticked off', () => {
    const chat = openChat();
    for (let n = 1; n <= 20; n += 1) chat.say(`call person ${'x'.repeat(n)} today at ${n < 11 ? 10 : 15}:${10 + n}`);
    const said = later(chat, day);
    expect(said).toHaveLength(1);
    expect(must(said[0]).text).toMatch(/^⏰ While I was away \(1\/2\)\n1\. /);
    const tapped = chat.tap(must(said[0]), '✓ 1');
    expect(tapped.toast).toMatch(/^Done: call person x$/);
    chat.say('done 2');
    expect(chat.tasks().filter((task) => task.status === 'done')).toHaveLength(2);
  });

  it('says of a single task that it is late', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    expect(must(later(chat, day)[0]).text).toBe('⏰ call mum — yesterday 15:00, while I was away');
  });

  it('is said to each person in their own chat', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    chat.store.people.revoke(chat.user.id);
    expect(later(chat, day)).toEqual([]);
  });
});

describe('a reply to a reminder', () => {
  it('speaks about its task', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    const [said] = later(chat, 6 * hour);
    chat.say('buy bread');
    chat.say('done', { replyTo: must(said).messageId });
    expect(chat.tasks().map((task) => task.status)).toEqual(['done', 'open']);
  });

  it('may move it', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    const [said] = later(chat, 6 * hour);
    chat.say('tomorrow 4pm', { replyTo: must(said).messageId });
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-24', time: '16:00' }]);
    expect(later(chat, 25 * hour)).toHaveLength(1);
  });
});

it('leaves a trace of what was said, linked to its task', () => {
  const chat = openChat();
  chat.say('call mum today 3pm');
  later(chat, 6 * hour);
  const rows = chat.store.traces.latest(chat.user.id, 1);
  expect(rows).toMatchObject([{ component: 'remind', outcome: 'reminded', taskId: must(chat.tasks()[0]).id }]);
});

describe('a reminder of something else', () => {
  it.each([
    ['/summon that is a note', 'look into zig'],
    ['* !1', 'look into zig'],
    ['make that important', 'look into zig'],
    ['done', 'call mum'],
  ])('does not draw to itself what is said of the thought just written: %s', (words, meant) => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    chat.wait(6 * hour - minute);
    chat.say('look into zig');
    later(chat, 2 * minute);
    expect(must(chat.say(words).said).text).toContain(meant);
  });

  it('leaves the question before it open to an answer', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    chat.wait(6 * hour - minute);
    chat.say('work on the shed');
    later(chat, 2 * minute);
    chat.say('project');
    expect(chat.projects()).toMatchObject([{ name: 'work on the shed' }]);
  });

  it('is what is spoken of once the thought has grown old', () => {
    const chat = openChat();
    chat.say('call mum today 3pm');
    chat.say('look into zig');
    later(chat, 6 * hour);
    expect(must(chat.say('* tomorrow').said).text).toContain('call mum');
  });
});
