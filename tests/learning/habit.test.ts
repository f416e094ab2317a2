import { expect, it } from 'vitest';
import { openNoctemInTime } from '../butler/noctem-in-time.ts';
import { firstDay, insightsSeen, liveDays } from './habit.ts';

it(
  'a habit is found in the second week, told with the report, and changes the very next thought once it is applied',
  { timeout: 120_000 },
  async () => {
    const noctem = await openNoctemInTime('Europe/Lisbon');
    const { person, say } = noctem;
    await liveDays(noctem, firstDay, 7);
    await noctem.restart();
    expect(insightsSeen(noctem)).toEqual([]);
    await liveDays(noctem, '2026-11-09', 7);
    await say(person, '/help', { at: '2026-11-15T18:30:00Z', word: 'Just write' });

    const report = person.messages().find(({ by, text }) => by === 'bot' && /^Your week, .*15 Nov/.test(text));
    expect(report?.text).toMatch(/💡 1 insight below/);
    const [insight, ...others] = insightsSeen(noctem);
    expect(others).toEqual([]);
    expect(insight?.text).toMatch(/^💡 System Insight - .*dentist.*Reply 'apply' to accept or 'dismiss' to ignore\.$/);
    await noctem.restart();

    // Nothing acts without the person's word.
    const before = await say(person, 'see the dentist', { at: '2026-11-16T10:00:00Z', word: 'dentist' });
    expect(before.text).not.toMatch(/high/);
    await say(person, 'apply for the job', { at: '2026-11-16T10:01:00Z', word: 'apply for the job' });
    await say(person, 'apply', { at: '2026-11-16T10:02:00Z', word: 'Applied' });
    const after = await say(person, 'see the dentist again', { at: '2026-11-16T10:03:00Z', word: 'dentist' });
    expect(after.text).toMatch(/high/);
    await noctem.restart();
    await say(person, '/summon why', { at: '2026-11-16T10:04:00Z', word: '“dentist”' });
    await say(person, 'undo insight 1', { at: '2026-11-16T10:05:00Z', word: 'Undone' });
    const undone = await say(person, 'see the dentist once more', { at: '2026-11-16T10:06:00Z', word: 'dentist' });
    expect(undone.text).not.toMatch(/high/);
  },
);

it(
  'an insight of which nobody knows whether it arrived waits for the next report; one nobody answers comes twice, then rests',
  { timeout: 120_000 },
  async () => {
    const noctem = await openNoctemInTime('Europe/Lisbon');
    const { person, playground, say } = noctem;
    const statuses = () =>
      noctem.meanwhile((store) => {
        const [insight] = store.insights.of(1).filter(({ type }) => type !== 'maintenance');
        const contact = store.contacts.list({ userId: 1, limit: 100 }).findLast(({ type }) => type === 'report');
        return `${insight?.status ?? 'none'} ${insight?.reports ?? 0}, report ${contact?.status ?? 'none'}`;
      });
    await liveDays(noctem, firstDay, 14);
    const report = async (day: string, ...faults: readonly ('delay' | 'serverError')[]) => {
      for (const kind of faults) playground.faults.next({ kind, method: 'sendMessage', ms: 1 });
      await say(person, '/help', { at: `${day}T18:30:00Z`, word: 'Just write' });
    };

    await report('2026-11-15', 'delay', 'serverError');
    expect(await statuses()).toBe('pending 0, report sent');
    await report('2026-11-22', 'serverError');
    expect(await statuses()).toBe('pending 0, report unconfirmed');
    expect(insightsSeen(noctem)).toEqual([]);
    await report('2026-11-29');
    expect(await statuses()).toBe('reported 1, report sent');
    await report('2026-12-06');
    expect(await statuses()).toBe('reported 2, report sent');
    await report('2026-12-13');
    expect(await statuses()).toBe('expired 2, report sent');
    expect(insightsSeen(noctem)).toHaveLength(2);
    await say(person, 'apply', { at: '2026-12-13T19:00:00Z', word: 'no insight open' });
    await say(person, 'apply insight 1', { at: '2026-12-13T19:01:00Z', word: 'Applied' });
  },
);
