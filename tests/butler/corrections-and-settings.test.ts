import { expect, it } from 'vitest';
import { openNoctemInTime } from './noctem-in-time.ts';

const monday = (time: string) => `2026-11-23T${time}:00Z`;

it('a summons in reply to a message speaks about its item after a restart, and is undone', async () => {
  const noctem = await openNoctemInTime('Europe/Lisbon');
  const { person } = noctem;
  const filed = await noctem.say(person, 'call mum friday 5pm', { at: monday('10:00'), word: 'call mum' });
  await noctem.say(person, 'buy seeds tomorrow', { at: monday('10:01'), word: 'buy seeds' });
  await noctem.restart();
  const options = { date: Date.parse(monday('10:05')) / 1000, replyTo: filed.messageId };
  const moved = await person.ask('/summon it should be saturday, not friday', { ...options, timeoutMs: 15_000 });
  expect(moved.text).toBe('✓ call mum — Sat 28 Nov 17:00');
  await noctem.restart();
  await person.tap(moved, 'Undo', { timeoutMs: 15_000 });
  await expect
    .poll(() => person.messages().find((one) => one.messageId === moved.messageId)?.text)
    .toBe('Undone: the change of “call mum”');
  const why = await noctem.say(person, '/summon task 1: why', { at: monday('10:20'), word: 'I read' });
  expect(why.text).toContain('As time I read “friday 5pm”: Fri 27 Nov 17:00.');
  const rows = await noctem.meanwhile((store) => ({
    task: store.items.task(1),
    corrections: store.corrections.ofThought(1),
  }));
  expect(rows.task).toMatchObject({ date: '2026-11-27', time: '17:00', status: 'open' });
  expect(rows.corrections).toMatchObject([{ field: 'date', route: 'summon', weight: 1, taskId: 1 }]);
  expect(rows.corrections[0]?.retractedAt).not.toBeNull();
}, 60_000);

it('a shared location moves the clock of the person, and the settings take it back', async () => {
  const noctem = await openNoctemInTime('Europe/Lisbon');
  const { person } = noctem;
  await noctem.say(person, '/today', { at: monday('10:00'), word: 'Nothing is due' });
  person.sendLocation({ latitude: 40.65, longitude: -73.95 }, { date: Date.parse(monday('12:00')) / 1000 });
  const moved = await person.nextReply({ timeoutMs: 15_000 });
  expect(moved.text).toBe('There it is 07:00 on Monday, 23 November; I go by America/New_York from now on.');
  const settings = await noctem.say(person, '/settings', { at: monday('12:01'), word: 'Settings' });
  expect(settings.text).toContain('America/New_York');
  await person.tap(settings, 'Reminders', { timeoutMs: 15_000 });
  await expect
    .poll(() => person.messages().find((one) => one.messageId === settings.messageId)?.text)
    .toMatch(/^Reminders/);
  await person.tap(settings, '15 min', { timeoutMs: 15_000 });
  await expect
    .poll(() => person.messages().find((one) => one.messageId === settings.messageId)?.text)
    .toContain('15 minutes before a task');
  const undone = await noctem.say(person, '/undo', { at: monday('12:05'), word: 'Undone' });
  expect(undone.text).toContain('I remind you');
  const kept = await noctem.meanwhile((store) => store.people.settings(1));
  expect(kept).toMatchObject({ zone: 'America/New_York' });
  expect(kept).not.toHaveProperty('reminderLead');
}, 60_000);
