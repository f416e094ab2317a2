import { describe, expect, it } from 'vitest';
import { must, openChat } from '../../testing/open-chat.ts';

describe('a question about one’s own things', () => {
  it('about a day is answered with what is due then', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow 5pm');
    chat.say('call mum friday');
    const { said } = chat.say('what’s on tomorrow?');
    expect(said?.text).toBe('Due tomorrow\n1. buy milk — tomorrow 17:00');
    expect(chat.say('done 1').said?.text).toMatch(/buy milk/);
  });

  it('about something is answered with what was written about it, and not with the question itself', () => {
    const chat = openChat();
    chat.say('the ferry to Caxias leaves at 9:40');
    chat.say('did I write about the ferry?');
    const { said } = chat.say('did I write about the ferry?');
    expect(said?.text).toMatch(/1\. .*the ferry to Caxias/);
    expect(said?.text).not.toMatch(/2\. /);
  });

  it('with no answer says so and offers to keep it', () => {
    const chat = openChat();
    const { said } = chat.say('did I write about the ferry?');
    expect(said?.text).toMatch(/found nothing/);
    chat.tap(said, 'Keep as note');
    expect(chat.notes()).toMatchObject([{ text: 'did I write about the ferry?' }]);
    expect(chat.lastThought()).toMatchObject({ kind: 'question', finalKind: 'note' });
  });

  it('is asked on the day it is for the person, not for the machine', () => {
    const chat = openChat({ zone: 'Pacific/Auckland' });
    chat.say('buy milk today');
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-23', tz: 'Pacific/Auckland' }]);
    chat.wait(3 * 3_600_000);
    chat.say('buy bread today');
    expect(must(chat.tasks()[1]).date).toBe('2026-11-24');
    expect(chat.say('/today').said?.text).toMatch(/Overdue\n1\. buy milk — yesterday\n\nToday\n2\. buy bread$/);
  });
});

describe('a thought', () => {
  it('is read from when it was sent, however late it arrives', () => {
    const chat = openChat();
    chat.say('buy milk tomorrow', { sentAt: chat.now - 3 * 24 * 3_600_000 });
    expect(chat.tasks()).toMatchObject([{ date: '2026-11-21' }]);
    expect(chat.lastThought()).toMatchObject({ sentAt: chat.now - 3 * 24 * 3_600_000, receivedAt: chat.now });
  });

  it('that arrives twice, as the same update, changes nothing', async () => {
    const chat = openChat();
    const message = chat.message('buy milk tomorrow');
    expect(chat.take(message).result).toBe('handled');
    const before = await chat.exported();
    expect(chat.take(message).result).toBe('duplicate');
    expect(await chat.exported()).toBe(before);
  });

  it('with an update id that another message had is a new one', () => {
    const chat = openChat();
    const first = chat.message('buy milk tomorrow');
    chat.take(first);
    const second = { ...chat.message('call mum friday'), update: { ...must(first.update), fingerprint: 'another' } };
    expect(chat.take(second).result).toBe('handled');
    expect(chat.thoughts().map((thought) => thought.text)).toEqual(['buy milk tomorrow', 'call mum friday']);
  });

  it('that comes again under another update id is stored once, and stops nothing', () => {
    const chat = openChat();
    const first = chat.message('buy milk tomorrow');
    chat.take(first);
    chat.take({ ...first, update: { botId: 4242, updateId: 123_456, fingerprint: 'again' } });
    expect(chat.thoughts()).toHaveLength(1);
    expect(chat.tasks()).toHaveLength(1);
  });
});

describe('several tasks in one message', () => {
  it('are not offered a day, which would be a guess for which of them', () => {
    const chat = openChat();
    const { said } = chat.say('buy eggs tomorrow, call Tom friday and book a hotel');
    expect(chat.tasks()).toHaveLength(3);
    expect(must(said).buttons.map(({ label }) => label)).not.toContain('No date');
    expect(must(said).buttons.map(({ label }) => label)).toContain('Undo');
  });
});

describe('the trace of a capture', () => {
  it.each(['order seeds tomorrow +garden', 'the compost is behind the shed +garden'])(
    'is linked to thought and project: “%s”',
    (text) => {
      const chat = openChat();
      const { traceId } = chat.say(text);
      const last = chat.store.traces.ofTrace(traceId).at(-1);
      expect(last).toMatchObject({ stage: 'complete', thoughtId: 1, projectId: 1 });
    },
  );
});
