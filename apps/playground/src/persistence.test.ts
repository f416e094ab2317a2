import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message, Update } from './telegram-objects.ts';
import { botResult, callBot, openPlayground } from './testing/open-playground.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'playground-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = (): string => join(folder, 'deep', 'chat.jsonl');

test('a restart keeps the bot, the chat, the commands, the files and what the bot has not acknowledged', async () => {
  const before = await openPlayground({ file: file() });
  before.person.say('one');
  const photo = before.person.sendPhoto();
  const updates = await botResult<Update[]>(before, 'getUpdates');
  await botResult(before, 'getUpdates', { offset: updates[1]?.update_id, allowed_updates: ['message'] });
  const chat = { chat_id: before.person.id };
  const sent = await botResult<Message>(before, 'sendMessage', { ...chat, text: 'first' });
  await botResult(before, 'editMessageText', { ...chat, message_id: sent.message_id, text: 'second' });
  const gone = await botResult<Message>(before, 'sendMessage', { ...chat, text: 'gone' });
  await botResult(before, 'deleteMessage', { ...chat, message_id: gone.message_id });
  await botResult(before, 'setMyCommands', { commands: [{ command: 'start', description: 'begin' }] });
  await before.close();

  const after = await openPlayground({ file: file() });
  expect(after.token).toBe(before.token);
  expect(after.person.messages().map(({ text }) => text)).toEqual(['one', '', 'second']);
  expect(await botResult(after, 'getMyCommands')).toHaveLength(1);
  const waiting = await botResult<Update[]>(after, 'getUpdates');
  expect(waiting.map(({ update_id }) => update_id)).toEqual([updates[1]?.update_id]);
  const path = (await botResult<{ file_path: string }>(after, 'getFile', { file_id: photo.raw.photo?.[0]?.file_id }))
    .file_path;
  expect((await fetch(`${after.apiRoot}/file/bot${after.token}/${path}`)).status).toBe(200);
  const next = after.person.say('two');
  expect(next.messageId).toBeGreaterThan(gone.message_id);
  expect((await botResult<Update[]>(after, 'getUpdates')).at(-1)?.update_id).toBe((updates[1]?.update_id ?? 0) + 1);
});

test('what was acknowledged never comes back, and its ids are never used again', async () => {
  const before = await openPlayground({ file: file() });
  before.person.say('one');
  const [update] = await botResult<Update[]>(before, 'getUpdates');
  await callBot(before, 'getUpdates', { offset: (update?.update_id ?? 0) + 1 });
  await before.close();
  const between = await openPlayground({ file: file() });
  await between.close();
  const after = await openPlayground({ file: file() });
  expect(await botResult(after, 'getUpdates')).toEqual([]);
  after.person.say('two');
  expect((await botResult<Update[]>(after, 'getUpdates'))[0]?.update_id).toBe((update?.update_id ?? 0) + 1);
});

test('a lost file means another bot, so that no bot meets an id twice', async () => {
  const before = await openPlayground({ file: file() });
  await before.close();
  rmSync(file());
  const after = await openPlayground({ file: file() });
  expect(after.botId).not.toBe(before.botId);
});

test('a later start of the same bot without its file has higher ids, which fit into 31 bits', async () => {
  const before = await openPlayground({ token: '5000:AA' });
  const old = before.person.say('one').messageId;
  await before.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const after = await openPlayground({ token: '5000:AA' });
  expect(after.botId).toBe(before.botId);
  const { messageId } = after.person.say('two');
  expect(messageId).toBeGreaterThan(old);
  expect(messageId).toBeLessThan(2 ** 31);
});

test('a line that a crash tore is left out', async () => {
  const before = await openPlayground({ file: file() });
  before.person.say('one');
  await before.close();
  appendFileSync(file(), '{"kind":"message","revision":9,"mess');
  const after = await openPlayground({ file: file() });
  expect(after.person.messages().map(({ text }) => text)).toEqual(['one']);
});

test('a second server for the same address is refused before it touches the file', async () => {
  const first = await openPlayground({ file: file() });
  const port = Number(new URL(first.url).port);
  await expect(openPlayground({ file: file(), port })).rejects.toThrow('EADDRINUSE');
  first.person.say('one');
  await first.close();
  const after = await openPlayground({ file: file() });
  expect(after.person.messages().map(({ text }) => text)).toEqual(['one']);
});
