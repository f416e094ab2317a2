import type { Store } from '@noctem/store';
import BetterSqlite3 from 'better-sqlite3';
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
  await say(person, '/suggest', { at: '2026-11-22T19:30:00Z', word: 'Suggestions' });
  await say(person, 'task 7', { at: '2026-11-22T19:31:00Z', word: '💡' });
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

const crowd = '👩‍👩‍👧‍👦';
const long = `<b>&amp;</b> *all* _of_ \\[it\\] ${crowd} `;
/** As long as a message can be. */
const longest = long.repeat(200).slice(0, 4_096);

/** Everything that a person can say, each in its longest form; `REPLY` answers the last message of the butler. */
const sayings = [
  longest,
  `call ${longest.slice(0, 4_000)} tomorrow 5pm !1 #${'tag'.repeat(20)} +${'project'.repeat(12)}`,
  Array.from({ length: 60 }, (_, n) => `- buy ${long.repeat(2)} ${n}`).join('\n'),
  `work on ${longest.slice(0, 4_000)}`,
  `note: ${longest.slice(0, 4_000)}`,
  `did I write about ${longest.slice(0, 3_000)}?`,
  'what is on tomorrow?',
  `/find ${'all '.repeat(900)}`,
  '/find all',
  '/today',
  '/week',
  '/tasks',
  '/notes',
  '/projects',
  '/settings',
  '/status',
  '/report',
  '/help',
  '/start',
  '/suggest',
  '/insights',
  '/summon',
  '/deleteme',
  '/allow',
  '/revoke',
  '/find',
  '/undo',
  '/nosuchcommand',
  `/summon ${longest.slice(0, 790)}`,
  `/summon ${longest.slice(0, 4_000)}`,
  `/summon call it "${longest.slice(0, 290)}"`,
  `/summon put it in ${'holidays '.repeat(6)}`,
  '/summon why',
  '/summon split it',
  '/summon what pending',
  '/summon forget it',
  `* ${longest.slice(0, 4_000)} friday`,
  `done ${longest.slice(0, 290)}`,
  'done all',
  'done task 1',
  'delete 1 2 3 4 5 6 7 8 9',
  `1: ${longest.slice(0, 2_000)} 2: tomorrow`,
  `apply ${'9'.repeat(300)}`,
  `I’m in ${'Llanfairpwll'.repeat(60)}`,
  '/undo',
];

it(
  'Telegram takes every answer, however long what it is about, and every button under it',
  { timeout: 120_000 },
  async () => {
    const noctem = await openNoctemInTime('Europe/Lisbon');
    const { person, playground } = noctem;
    await noctem.say(person, 'buy milk tomorrow', { at: '2026-11-22T19:00:00Z', word: 'milk' });
    await noctem.meanwhile(fill);
    let at = Date.parse('2026-11-22T20:00:00Z');
    const tapped = new Set<string>();
    for (const text of sayings) {
      const reply = await noctem.say(person, text, { at: new Date((at += 60_000)).toISOString(), word: '' });
      for (const { callback_data: data = '' } of reply.buttons.flat()) {
        const verb = `${text.slice(0, 12)} ${data.replaceAll(/\d+/gu, 'n')}`;
        if (tapped.has(verb) || data === 'erase:yes') continue;
        tapped.add(verb);
        const shown = person.messages().find(({ messageId }) => messageId === reply.messageId);
        const stands = shown?.buttons.flat().some((one) => one.callback_data === data) === true;
        if (stands) await person.tap(reply.messageId, data, { timeoutMs: 15_000 });
      }
    }
    for (const attachment of ['sendPhoto', 'sendVoice', 'sendDocument'] as const) {
      person[attachment]({ date: (at += 60_000) / 1000, caption: longest.slice(0, 1_024) });
      await person.nextReply({ timeoutMs: 15_000 });
      person[attachment]({ date: (at += 60_000) / 1000 });
      await person.nextReply({ timeoutMs: 15_000 });
    }
    for (const time of ['5pm', '5pm', '6pm']) {
      const text = `call Ana about ${crowd.repeat(200)} tomorrow ${time}`;
      await noctem.say(person, text, { at: new Date((at += 60_000)).toISOString(), word: 'call Ana' });
    }
    // Reminders, rounds of questions, guesses and updates fall due on the way.
    for (let days = 1; days <= 8; days += 1)
      await noctem.say(person, '/today', { at: new Date((at += 24 * 3_600_000)).toISOString(), word: 'Today (' });
    expect(person.messages().some(({ text }) => text.includes('best guess'))).toBe(true);
    expect(person.messages().some(({ text }) => text.startsWith('⏰'))).toBe(true);
    expect(tapped.size).toBeGreaterThan(30);
    expect(await refusedOf(noctem)).toEqual([]);
    expect(playground.faults.outstanding()).toBe(0);
  },
);

/** What Telegram did not take, with its reason. */
function refusedOf(noctem: NoctemInTime): Promise<unknown[]> {
  return noctem.meanwhile((store) => {
    const database = new BetterSqlite3(store.file, { readonly: true });
    const rows = database.prepare(`select method, last_error, substr(payload, 1, 200) words from deliveries
      where status in ('failed', 'unconfirmed') or (status = 'pending' and last_error is not null)`);
    const refused = rows.all();
    database.close();
    return refused;
  });
}

function fill(store: Store): void {
  const owner = store.people.firstOwner();
  if (!owner) throw new Error('there is no owner');
  const days = ['2026-11-20', '2026-11-23', '2026-11-25', '2026-11-27', '2026-11-29', '2026-12-01'];
  for (let n = 0; n < 60; n += 1) {
    const now = Date.parse('2026-11-22T18:00:00Z');
    const own = { userId: owner.id, thoughtId: null, createdAt: now, updatedAt: now };
    const taskId = store.items.addTask({
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
    suggest(store, { ...own, targetType: 'task', targetId: taskId });
    const project = store.items.addProject({
      ...own,
      name: `${n} ${words.repeat(20)}`,
      status: 'open',
      nextAction: null,
    });
    suggest(store, { ...own, targetType: 'project', targetId: project.id });
  }
}

/** The longest that a skill can suggest. */
function suggest(
  store: Store,
  own: { userId: number; createdAt: number; targetType: 'task' | 'project'; targetId: number },
): void {
  const { userId, createdAt, targetType, targetId } = own;
  const line = words.repeat(9);
  store.suggestions.add({
    userId,
    createdAt,
    type: targetType,
    targetType,
    targetId,
    text: line,
    details: { minutes: 455, help: line, blockers: [line, line], stale: true },
    alternatives: [line, line],
    model: null,
    confidence: 0.4,
    basis: 'basis',
    traceId: 'trace',
  });
}

function contactsOf(noctem: NoctemInTime): Promise<string[]> {
  return noctem.meanwhile((store) =>
    store.contacts.list({ userId: 1, limit: 100 }).map(({ slot, status }) => `${slot} ${status}`),
  );
}
