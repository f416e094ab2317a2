import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPlayground } from '@noctem/playground';
import { openStore } from '@noctem/store';
import { expect, it, onTestFinished } from 'vitest';
import { startBot } from '../crash/bot-process.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;

it('a contact whose sending was cut short by a kill is not sent again, and says that nobody knows', async () => {
  const data = mkdtempSync(join(tmpdir(), 'noctem-killed-'));
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  const { person } = playground;
  const environment = {
    TELEGRAM_BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: playground.apiRoot,
    NOCTEM_OWNER: String(person.id),
    NOCTEM_DATA: data,
    NOCTEM_TZ: 'Europe/Lisbon',
    NOCTEM_CLOCK: 'updates',
  };
  const first = startBot({ root: '.', environment });
  onTestFinished(async () => {
    await first.kill();
    await playground.close();
    rmSync(data, { recursive: true, force: true });
  });
  await person.ask('buy milk every day', { date: seconds('2026-11-22T20:00:00Z'), timeoutMs: 15_000 });

  playground.faults.next({ kind: 'delay', method: 'sendMessage', ms: 1_500 });
  person.say('call mum', { date: seconds('2026-11-23T10:00:00Z') });
  while (playground.faults.counts().delay === 0) await sleep(5);
  await first.kill();

  const second = startBot({ root: '.', environment });
  onTestFinished(() => second.kill());
  const answered = () => person.messages().some(({ by, text }) => by === 'bot' && text.includes('call mum'));
  await expect.poll(answered, { timeout: 20_000 }).toBe(true);
  await second.kill();
  const updates = person.messages().filter((one) => one.text.includes('where things stand'));
  expect(updates.length).toBeLessThanOrEqual(1);
  const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
  const [contact, ...more] = store.contacts.list({ userId: 1, limit: 10 });
  store.close();
  expect(more).toEqual([]);
  expect(contact).toMatchObject({ slot: 'update 2026-11-23', status: 'unconfirmed' });
  expect(contact?.reason).toMatch(/the program ended/);
}, 60_000);
