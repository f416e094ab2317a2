import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, type Program, readConfiguration, startProgram } from '@noctem/bot';
import { startPlayground, type ChatMessage, type Playground } from '@noctem/playground';
import { openStore, type Store } from '@noctem/store';
import { afterEach, beforeEach, expect, it } from 'vitest';

const log = createLogger('silent', { secrets: [] });
let data: string;
let playground: Playground;
let noctem: Program;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'noctem-questions-'));
  playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  noctem = await start();
});

afterEach(async () => {
  await noctem.stop();
  await playground.close();
  rmSync(data, { recursive: true, force: true });
});

it('asks in the reply, then in two windows, files by the best guess, and says so in its next message', async () => {
  const { text } = await ask('work on the shed', '2026-11-23T10:00:00Z');
  expect(text).toContain('a project with several steps?');
  await ask('/tasks', '2026-11-26T12:00:00Z');
  const windows = said().filter((message) => message.text.startsWith('A question'));
  expect(windows.map((message) => message.text.split('\n')[1])).toEqual([
    '1. work on the shed — one task, or a project with several steps?',
    '1. work on the shed — one task, or a project with several steps?',
  ]);
  await restart();
  await ask('/today', '2026-11-29T12:00:00Z');
  expect(said().filter((message) => message.text.includes('by my best guess'))).toHaveLength(1);
  await ask('/today', '2026-12-01T12:00:00Z');
  expect(said().filter((message) => message.text.startsWith('A question'))).toHaveLength(2);
  withStore((store) => {
    expect(store.clarifications.list({ userId: 1, limit: 9 })).toMatchObject([{ status: 'guessed', skipped: 2 }]);
    expect(store.items.openTasks(1)).toMatchObject([{ title: 'work on the shed' }]);
  });
});

it('takes answers to a window by number and by button, also after a restart', async () => {
  await ask('work on the shed', '2026-11-23T10:00:00Z');
  await ask('work on the car', '2026-11-23T10:01:00Z');
  await ask('work on the boat', '2026-11-23T10:02:00Z');
  await ask('/today', '2026-11-24T09:30:00Z');
  const window = found(/^A few questions/);
  await restart();
  const answered = await ask('1: tomorrow\n2: note', '2026-11-24T09:31:00Z', window);
  expect(answered.text).toBe('1. ✓ work on the boat — tomorrow\n2. ✎ Noted: work on the car');
  await restart();
  await playground.person.tap(window, '3 Project');
  await until(() => found(/^All answered/));
  await until(() => found(/^▣ Project: work on the shed/));
  withStore((store) => {
    const questions = store.clarifications.list({ userId: 1, limit: 9 });
    expect(questions.map(({ status, answer }) => [status, answer])).toEqual([
      ['answered', 'project'],
      ['answered', 'note'],
      ['answered', 'tomorrow'],
    ]);
  });
});

it('speaks of tasks when their time comes, each in its turn while it is awake', async () => {
  await ask('call mum today 3pm', '2026-11-23T10:00:00Z');
  await ask('call dad today 4pm', '2026-11-23T10:01:00Z');
  await ask('/tasks', '2026-11-23T17:00:00Z');
  expect(reminders()).toEqual(['⏰ call mum — today 15:00', '⏰ call dad — today 16:00']);
  await playground.person.tap(found(/^⏰ call mum/), '1 h');
  await ask('/tasks', '2026-11-23T18:30:00Z');
  expect(reminders()).toEqual([
    '⏰ call mum — again today 18:00',
    '⏰ call dad — today 16:00',
    '⏰ call mum — today 15:00',
  ]);
});

it('says once and together what was missed while it was down', async () => {
  for (let n = 10; n < 30; n += 1) await ask(`call person ${n} today at 3:${n}pm`, '2026-11-23T10:00:00Z');
  await noctem.stop();
  playground.person.say('/today', { date: seconds('2026-11-24T12:00:00Z') });
  noctem = await start();
  await until(() => found(/^⏰ While I was away/));
  expect(reminders()).toHaveLength(1);
  await restart();
  await ask('/today', '2026-11-24T13:00:00Z');
  expect(reminders()).toHaveLength(1);
});

it('says a reminder although Telegram cuts the line while it is sent', async () => {
  await ask('call mum today 3pm', '2026-11-23T10:00:00Z');
  playground.faults.next({ kind: 'cutBefore', method: 'sendMessage' });
  await ask('/tasks', '2026-11-23T15:30:00Z');
  await until(() => found(/^⏰ call mum/));
  expect(playground.faults.outstanding()).toBe(0);
  expect(reminders()).toHaveLength(1);
});

it('says on the machine’s own clock what was missed, once', async () => {
  await noctem.stop();
  noctem = await start('system');
  await playground.person.ask('call mum in two hours');
  await noctem.stop();
  withStore((store) => {
    const [task] = store.items.openTasks(1);
    store.reminders.add({ userId: 1, taskId: task?.id ?? 0, dueAt: Date.now() - 3_600_000 }, Date.now());
  });
  noctem = await start('system');
  await until(() => found(/^⏰ call mum/));
  await noctem.stop();
  noctem = await start('system');
  await playground.person.ask('/today');
  expect(reminders()).toHaveLength(1);
});

function ask(text: string, at: string, replyTo?: ChatMessage): Promise<ChatMessage> {
  const after = playground.person.say(text, { date: seconds(at), ...(replyTo && { replyTo: replyTo.messageId }) });
  return answerTo(after);
}

/** The answer comes after whatever fell due before it: it is the last message once the update is handled. */
async function answerTo(after: ChatMessage): Promise<ChatMessage> {
  await until(() => {
    if (playground.pendingUpdates() > 0) throw new Error('the update waits');
  });
  await until(() => {
    const last = said().at(-1);
    if (!last || last.messageId < after.messageId || pending() > 0) throw new Error('no answer yet');
  });
  return playground.person.lastReply();
}

function pending(): number {
  return withStore((store) => store.deliveries.pendingChats().length);
}

function said(): ChatMessage[] {
  return playground.person.messages().filter((message) => message.by === 'bot');
}

function found(pattern: RegExp): ChatMessage {
  const message = said().findLast(({ text }) => pattern.test(text));
  if (!message) throw new Error(`nothing said is ${pattern}`);
  return message;
}

function reminders(): string[] {
  return said()
    .map((message) => message.text)
    .filter((text) => text.startsWith('⏰'));
}

async function until(check: () => unknown): Promise<void> {
  await expect.poll(() => tried(check), { timeout: 5_000, interval: 20 }).toBe('');
}

function tried(check: () => unknown): string {
  try {
    check();
    return '';
  } catch (error) {
    return String(error);
  }
}

function withStore<T>(work: (store: Store) => T): T {
  const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

async function restart(): Promise<void> {
  await noctem.stop();
  noctem = await start();
}

async function start(clock = 'updates'): Promise<Program> {
  const environment = {
    TELEGRAM_BOT_TOKEN: playground.token,
    TELEGRAM_API_ROOT: playground.apiRoot,
    NOCTEM_OWNER: String(playground.person.id),
    NOCTEM_DATA: data,
    NOCTEM_TZ: 'Europe/Lisbon',
    NOCTEM_CLOCK: clock,
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
