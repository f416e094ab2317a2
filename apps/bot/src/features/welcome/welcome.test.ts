import { describe, expect, it } from 'vitest';
import { openChat } from '../../testing/open-chat.ts';

describe('the welcome', () => {
  it('shows the local time and asks whether it is right', () => {
    const chat = openChat({ zone: 'Asia/Tokyo' });
    const { said } = chat.say('/start');
    expect(said?.text).toContain('18:00 on Monday, 23 November (Asia/Tokyo). Is that your time?');
    expect(chat.tap(said, 'No').said?.text).toMatch(/Where are you/);
    expect(chat.say('I’m in new york').said?.text).toContain('04:00 on Monday, 23 November');
    chat.say('buy milk tomorrow');
    chat.wait(20 * 3_600_000);
    expect(chat.say('/today').said?.text).toBe('Today\n1. buy milk');
    expect(chat.tasks()).toMatchObject([{ tz: 'America/New_York', date: '2026-11-24' }]);
  });

  it.each(['I’m in a hurry', 'Zone 2 run tomorrow 7am', 'zone out on the sofa tonight', 'I am in love'])(
    'is not mistaken for what is a thought: %s',
    (text) => {
      const chat = openChat();
      chat.say(text);
      expect(chat.thoughts()).toMatchObject([{ text }]);
    },
  );

  it('says what to do when a zone is not known', () => {
    expect(openChat().say('my time zone is Mars').said?.text).toMatch(/no time zone called “Mars”/);
  });

  it.each([
    ['Kathmandu', '14:45'],
    ['Kolkata', '14:30'],
    ['Kyiv', '11:00'],
    ['Ho Chi Minh City', '16:00'],
    ['Buenos Aires', '06:00'],
  ])('knows %s, whatever the zone was called before', (city, clock) => {
    expect(openChat().say(`I’m in ${city}`).said?.text).toContain(`It is ${clock} on Monday`);
  });
});
