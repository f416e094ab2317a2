import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, type Program, readConfiguration, startProgram } from '@noctem/bot';
import { startPlayground, type Playground } from '@noctem/playground';
import { openStore } from '@noctem/store';
import { afterEach, beforeEach, expect, it } from 'vitest';

const log = createLogger('silent', { secrets: [] });
let data: string;
let playground: Playground;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'noctem-clock-'));
  playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
});

afterEach(async () => {
  await playground.close();
  rmSync(data, { recursive: true, force: true });
});

it('moves by the dates of updates, runs what falls due on the way, and never goes back', async () => {
  const noctem = await start();
  await playground.person.ask('/start', { date: seconds('2026-03-27T10:00:00Z') });
  // Over the change to summer time: 04:00 in Lisbon is 04:00 UTC before it and 03:00 UTC after it.
  const { text } = await playground.person.ask('buy milk tomorrow', { date: seconds('2026-03-30T03:30:00Z') });
  expect(text).toContain('tomorrow');
  const copies = ['noctem-2026-03-28.db', 'noctem-2026-03-29.db', 'noctem-2026-03-30.db'];
  expect(readdirSync(join(data, 'backups'))).toEqual(copies);
  const late = await playground.person.ask('what’s on in three days?', { date: seconds('2026-03-28T12:00:00Z') });
  expect(late.text).toContain('Due tomorrow');
  expect(late.text).toContain('buy milk');
  await noctem.stop();
});

it('keeps its time over a restart', async () => {
  const first = await start();
  await playground.person.ask('buy milk', { date: seconds('2026-05-01T10:00:00Z') });
  await first.stop();
  const second = await start();
  await playground.person.ask('/today', { date: seconds('2026-04-01T10:00:00Z') });
  await second.stop();
  const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
  expect(store.clockMemory.load()).toBe(Date.parse('2026-05-01T10:00:00Z'));
  store.close();
});

async function start(): Promise<Program> {
  const environment = {
    TELEGRAM_BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: playground.apiRoot,
    NOCTEM_OWNER: String(playground.person.id),
    NOCTEM_DATA: data,
    NOCTEM_TZ: 'Europe/Lisbon',
    NOCTEM_CLOCK: 'updates',
    REDIS_URL: '',
    OLLAMA_HOST: 'http://127.0.0.1:9',
  };
  const program = await startProgram({ configuration: readConfiguration(environment), log, tell: () => undefined });
  program.running.catch(() => undefined);
  return program;
}

function seconds(iso: string): number {
  return Date.parse(iso) / 1000;
}
