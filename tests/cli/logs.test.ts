import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@noctem/store';
import { expect, it } from 'vitest';
import { type CommandLine, openCommandLine } from '../support/command-line.ts';

/** A folder in which somebody chatted, under a rule for a while. */
async function chatted(): Promise<CommandLine & { readonly log: string }> {
  const noctem = openCommandLine();
  const say = (text: string, minute: number) =>
    noctem.call(['say', text, '--at', `2026-11-23T09:${String(minute).padStart(2, '0')}:00+00:00`]);
  await say('dentist tuesday 9am', 1);
  putRule(noctem.data);
  await say('call the dentist friday', 2);
  await say('* !3', 3);
  await say('work on the shed', 4);
  return { ...noctem, log: join(noctem.data, 'log.jsonl') };
}

function putRule(data: string): void {
  const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
  const value = { phrase: 'dentist', importance: 'high' } as const;
  const userId = store.people.list()[0]?.id ?? 0;
  store.rules.add({
    userId,
    type: 'keyword',
    key: 'phrase:dentist',
    value,
    insightId: null,
    fromAt: Date.UTC(2026, 10, 23),
  });
  store.close();
}

const lists = ['thoughts', 'tasks', 'projects', 'corrections', 'clarifications', 'rules', 'contacts'];
const listed = (noctem: CommandLine) => Promise.all(lists.map((name) => noctem.json(name)));

it('the log makes an empty folder what the other was, and is replayed there as at home', async () => {
  const from = await chatted();
  expect((await from.call(['logs', 'export', '--out', from.log])).code).toBe(0);
  const to = openCommandLine();
  const first = await to.json<Record<string, number>>('logs', 'import', from.log);
  expect(first).toMatchObject({ known: 0, left_out: 0 });
  expect(await listed(to)).toEqual(await listed(from));
  expect(await to.json('logs', 'import', from.log)).toMatchObject({ added: 0 });
  const replayed = { decisions: 3, compared: 3, reproduced: 3, changed: 1, agree: 0, disagree: 1, rule_set: '1' };
  for (const args of [[], [from.log]]) expect(await from.json('replay', ...args)).toMatchObject(replayed);
  expect(await to.json('replay')).toMatchObject(replayed);
  expect((await from.call(['replay'])).out).toContain('each is decided again as it was');
}, 120_000);

it('a log that is cut off, or none, is refused in one sentence, and nothing is imported', async () => {
  const from = await chatted();
  await from.call(['logs', 'export', '--out', from.log]);
  const whole = readFileSync(from.log);
  truncateSync(from.log, whole.length - 10);
  const to = openCommandLine();
  const cut = await to.call(['logs', 'import', from.log]);
  expect(cut).toMatchObject({ code: 1, out: '' });
  expect(cut.err).toMatch(/^Line \d+ of the log is no JSON; the log may be cut off there; nothing was imported\.\n$/);
  expect(await to.json('thoughts')).toEqual([]);
  writeFileSync(from.log, 'no log');
  expect((await to.call(['logs', 'import', from.log])).code).toBe(1);
  expect((await to.call(['logs', 'import', `${from.log}.gone`])).err).toContain('There is no file');
  expect((await to.call(['replay', from.log])).code).toBe(1);
  copyFileSync(from.log, `${from.log}.copy`);
  expect((await to.call(['logs', 'cleanup', '--older-than', 'long'])).code).toBe(2);
}, 120_000);

it('parse reads by the learned rules only when asked to', async () => {
  const noctem = await chatted();
  const input = `${JSON.stringify({ text: 'the dentist tomorrow', ref: '2026-11-23T09:00', tz: 'UTC' })}\n`;
  const importance = async (...more: string[]) => {
    const { out } = await noctem.call(['parse', '--jsonl', ...more], { input });
    return (JSON.parse(out) as Record<string, unknown>)['importance'];
  };
  expect(await importance()).toBeNull();
  expect(await importance('--rules')).toBe('high');
}, 60_000);

it('tells how the work went, and forgets old traces on command', async () => {
  const noctem = await chatted();
  const statistics = await noctem.json<Record<string, { component?: string; count: number; from?: number }[]>>(
    'logs',
    'stats',
  );
  expect(statistics['components']?.find(({ component }) => component === 'capture')).toMatchObject({ count: 3 });
  expect(statistics['confidence']?.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(await noctem.json('trace', 'component:capture')).toHaveLength(3);
  expect(await noctem.json('logs', 'cleanup', '--older-than', '1h', '--dry-run')).toMatchObject({ dry_run: true });
  expect(await noctem.json('trace', 'component:capture')).toHaveLength(3);
  const { out } = await noctem.call([
    'logs',
    'export',
    '--since',
    '2026-11-23T09:02:00Z',
    '--until',
    '2026-11-23T09:03:00Z',
  ]);
  const types = out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type);
  expect(types.filter((type) => type === 'thought')).toHaveLength(1);
}, 60_000);
