import { contactPlanFrom } from '@noctem/core/butler';
import { describe, expect, it } from 'vitest';
import { readPerson } from '../../conversation/person.ts';
import { type Chat, hour, must, openChat, type Said } from '../../testing/open-chat.ts';

const plan = (chat: Chat) => contactPlanFrom(chat.store.people.settings(chat.user.id));
const person = (chat: Chat) => readPerson(chat.store, chat.user, 'Europe/Lisbon');
const page = (chat: Chat, name: string): Said => must(chat.tap(chat.say('/settings').said, name).said);

describe('the settings', () => {
  it('say what is set, and where to change it', () => {
    const { said } = openChat().say('/settings');
    expect(said?.text).toContain('Updates come on Monday, Wednesday, Friday at 09:00.');
    expect(said?.text).toContain('Questions come on Tuesday, Thursday at 09:00.');
    expect(said?.text).toContain('The report comes on Sunday at 18:00.');
    expect(said?.text).toContain('I am quiet from 22:00 until 07:00.');
    expect(said?.text).toContain('I remind you at the time of a task.');
    expect(said?.buttons.map((button) => button.label)).toEqual([
      'Dates and language',
      'Updates',
      'Questions',
      'Report',
      'Quiet hours',
      'Reminders',
      'Suggestions',
    ]);
  });

  it.each([
    ['Dates and language', 'Deutsch', (chat: Chat) => person(chat).locale, 'de-DE', 'en-US'],
    [
      'Dates and language',
      'the coming one',
      (chat: Chat) => person(chat).conventions.nextWeekday,
      'coming',
      'after-this-week',
    ],
    ['Dates and language', '12 January', (chat: Chat) => person(chat).conventions.numericDates, 'day-first', 'locale'],
    ['Updates', '08:00', (chat: Chat) => plan(chat).times.update.at, '08:00', '09:00'],
    ['Questions', '20:00', (chat: Chat) => plan(chat).times.clarification.at, '20:00', '09:00'],
    ['Report', 'Sa', (chat: Chat) => plan(chat).times.report.weekdays.join(), '6', '7'],
    ['Report', '20:00', (chat: Chat) => plan(chat).times.report.at, '20:00', '18:00'],
    ['Quiet hours', '23:00', (chat: Chat) => plan(chat).quiet.from, '23:00', '22:00'],
    ['Quiet hours', '08:00', (chat: Chat) => plan(chat).quiet.to, '08:00', '07:00'],
    ['Reminders', '1 h', (chat: Chat) => person(chat).reminderLead, 60, 0],
  ])('change by a button and are undone by another: %s, %s', (name, label, read, after, before) => {
    const chat = openChat();
    const shown = page(chat, name);
    expect(read(chat)).toBe(before);
    const { said, outcome } = chat.tap(shown, label);
    expect([outcome, read(chat)]).toEqual(['set', after]);
    expect(said?.buttons.map((button) => button.label)).toContain(`● ${label}`);
    const undone = chat.tap(said, 'Undo');
    expect([undone.outcome, read(chat)]).toEqual(['undone', before]);
  });

  it('take a day of the week in and out, and no more than the budget has', () => {
    const chat = openChat();
    let shown = page(chat, 'Updates');
    expect(chat.tap(shown, 'Tu').toast).toBe('At most 3 a week: take a day away first.');
    expect(plan(chat).times.update.weekdays).toEqual([1, 3, 5]);
    shown = must(chat.tap(shown, '● We').said);
    chat.tap(shown, 'Tu');
    expect(plan(chat).times.update.weekdays).toEqual([1, 2, 5]);
  });

  it('know quiet hours that never are', () => {
    const chat = openChat();
    const { said } = chat.tap(page(chat, 'Quiet hours'), 'Never');
    expect(said?.text).toBe('Quiet hours\nI am quiet never.');
    expect(plan(chat).quiet.from).toBe(plan(chat).quiet.to);
    chat.tap(said, '23:00');
    expect(plan(chat).quiet).toEqual({ from: '23:00', to: '07:00' });
  });

  it('that are so already say so', () => {
    const chat = openChat();
    expect(chat.tap(page(chat, 'Reminders'), '● on time')).toMatchObject({
      outcome: 'unchanged',
      toast: 'It is so already.',
    });
  });

  it.each([
    ['updates 8:30', (chat: Chat) => plan(chat).times.update.at, '08:30'],
    ['questions at 19:15', (chat: Chat) => plan(chat).times.clarification.at, '19:15'],
    ['quiet 23:30-6:15', (chat: Chat) => JSON.stringify(plan(chat).quiet), '{"from":"23:30","to":"06:15"}'],
    ['reminders 25', (chat: Chat) => person(chat).reminderLead, 25],
  ])('can be said: /settings %s', (words, read, expected) => {
    const chat = openChat();
    chat.say(`/settings ${words}`);
    expect(read(chat)).toBe(expected);
    chat.say('/undo');
    expect(read(chat)).not.toBe(expected);
  });

  it.each(['updates 25:00', 'quiet 9', 'reminders 99999', 'volume 11'])(
    'that are none change nothing: /settings %s',
    (words) => {
      const chat = openChat();
      expect(chat.say(`/settings ${words}`).said?.text).toMatch(/nothing was changed/);
      expect(chat.store.people.settings(chat.user.id)).toEqual({});
    },
  );

  it('of which a newer one stands are not undone by an older button', () => {
    const chat = openChat();
    const first = chat.tap(page(chat, 'Reminders'), '15 min').said;
    chat.tap(first, '1 h');
    expect(chat.tapData(null, must(first?.buttons.find((button) => button.label === 'Undo')).data).toast).toMatch(
      /newer/,
    );
    expect(person(chat).reminderLead).toBe(60);
  });
});

describe('how early reminders come', () => {
  it('holds for the tasks that are there, also when it is undone', () => {
    const chat = openChat();
    chat.say('call mum friday 5pm');
    const due = () =>
      chat.store.reminders
        .ofTask(must(chat.tasks()[0]).id)
        .filter((one) => one.status === 'waiting')
        .map((one) => one.dueAt);
    const [onTime] = due();
    const { said } = chat.tap(page(chat, 'Reminders'), '1 h');
    expect(due()).toEqual([must(onTime) - hour]);
    chat.tap(said, 'Undo');
    expect(due()).toEqual([onTime]);
  });
});

describe('the zone', () => {
  it('follows a location that is shared, and is undone', () => {
    const chat = openChat();
    const { said } = chat.say('', { other: 'location', location: { latitude: 40.65, longitude: -73.95 } });
    expect(said?.text).toBe('There it is 04:00 on Monday, 23 November; I go by America/New_York from now on.');
    expect(person(chat).zone).toBe('America/New_York');
    chat.tap(said, 'Undo');
    expect(person(chat).zone).toBe('Europe/Lisbon');
  });

  it('stays where the location is in it', () => {
    const chat = openChat();
    expect(chat.say('', { other: 'location', location: { latitude: 41.1, longitude: -8.6 } }).said?.text).toMatch(
      /as I thought \(Europe\/Lisbon\)/,
    );
  });

  it('follows “I’m in …”, and is undone', () => {
    const chat = openChat();
    chat.say('I’m in Rio de Janeiro');
    expect(person(chat).zone).toBe('America/Sao_Paulo');
    chat.say('/undo');
    expect(person(chat).zone).toBe('Europe/Lisbon');
  });
});
