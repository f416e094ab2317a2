import type { Store } from '@noctem/store';
import { expect, it } from 'vitest';
import { type NoctemInTime, openNoctemInTime } from './noctem-in-time.ts';

const words = 'rethink 👩‍👩‍👧‍👦 <b>&amp;</b> *all* _of_ ';

it('Telegram takes all that is said unasked, however much there is and however long', { timeout: 90_000 }, async () => {
  const noctem = await openNoctemInTime('Europe/Lisbon');
  const { person, guest, say } = noctem;
  await say(person, `/allow ${guest.id}`, { at: '2026-11-22T19:00:00Z', word: '2002' });
  for (let n = 0; n < 8; n += 1) {
    const text = `work on the ${'👩‍👩‍👧‍👦'.repeat(14)} album ${n}`;
    await say(person, text, { at: `2026-11-22T19:0${n}:00Z`, word: 'one task, or a project' });
  }
  await noctem.meanwhile(fill);
  await say(guest, '/help', { at: '2026-12-01T10:00:00Z', word: 'Just write' });
  await say(person, '/report', { at: '2026-12-01T10:01:00Z', word: 'Your week' });
  await say(person, '/status', { at: '2026-12-01T10:02:00Z', word: 'Unasked this week' });
  expect(await contactsOf(noctem)).toEqual([
    'update 2026-11-23 sent',
    'clarification 2026-11-24 sent',
    'update 2026-11-25 sent',
    'clarification 2026-11-26 sent',
    'update 2026-11-27 sent',
    'report 2026-11-29 sent',
    'update 2026-11-30 sent',
    'clarification 2026-12-01 sent',
  ]);
  const longest = Math.max(...person.messages().map(({ by, text }) => (by === 'bot' ? text.length : 0)));
  expect(longest).toBeGreaterThan(1_500);
});

function fill(store: Store): void {
  const owner = store.people.firstOwner();
  if (!owner) throw new Error('there is no owner');
  const days = ['2026-11-20', '2026-11-23', '2026-11-25', '2026-11-27', '2026-11-29', '2026-12-01'];
  for (let n = 0; n < 60; n += 1) {
    const now = Date.parse('2026-11-22T18:00:00Z');
    const own = { userId: owner.id, thoughtId: null, createdAt: now, updatedAt: now };
    store.items.addTask({
      ...own,
      position: 0,
      title: `${n} ${words.repeat(50)}`,
      date: days[n % days.length] ?? null,
      time: null,
      tz: 'Europe/Lisbon',
      rrule: null,
      importance: 'high',
      projectId: null,
      tags: [],
      status: 'open',
      doneAt: null,
    });
    store.items.addProject({ ...own, name: `${n} ${words.repeat(20)}`, status: 'open', nextAction: null });
  }
}

function contactsOf(noctem: NoctemInTime): Promise<string[]> {
  return noctem.meanwhile((store) =>
    store.contacts.list({ userId: 1, limit: 100 }).map(({ slot, status }) => `${slot} ${status}`),
  );
}
