import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startNoctem } from './support/noctem.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;

describe('time that follows the updates', () => {
  it('makes a backup for each day that goes by, and keeps seven', async () => {
    const { person, store, data, until } = await startNoctem({ settings: { clock: 'updates' } });
    await person.ask('buy milk tomorrow', { date: seconds('2026-11-01T09:00Z') });
    // Contacts come on the way, before the answer.
    person.say('/today', { date: seconds('2026-11-11T09:00Z') });
    await until(() => store.backups.newestDay() === '2026-11-11');
    expect(readdirSync(join(data, 'backups')).filter((name) => name.endsWith('.db'))).toHaveLength(7);
  });

  it('never goes back, is kept over a restart, and dates the corrections', async () => {
    const { person, store, restart } = await startNoctem({ settings: { clock: 'updates' } });
    await person.ask('buy milk tomorrow', { date: seconds('2026-11-10T09:00Z') });
    await person.ask('call mum friday', { date: seconds('2026-11-01T09:00Z') });
    const [milk, mum] = store.thoughts.list({ userId: 1, limit: 9 });
    expect(milk?.receivedAt).toBe(Date.parse('2026-11-10T09:00Z'));
    expect(mum).toMatchObject({ receivedAt: milk?.receivedAt, sentAt: Date.parse('2026-11-01T09:00Z') });
    await restart();
    await person.tap(await person.ask('/tasks', { date: seconds('2026-11-02T09:00Z') }), '✓ 1');
    expect((await person.ask('* saturday', { date: seconds('2026-11-10T09:30Z') })).text).not.toBe('');
    expect(
      store.corrections.list({ userId: 1, limit: 9 }).every((one) => one.at === Date.parse('2026-11-10T09:30Z')),
    ).toBe(true);
  });
});
