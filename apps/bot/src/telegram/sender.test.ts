import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startPlayground } from '@noctem/playground';
import { afterEach, describe, expect, it } from 'vitest';
import { storedMessage } from '../conversation/reply.ts';
import { monday, openChat } from '../testing/open-chat.ts';
import { createBot, createOnceApi } from './bot.ts';
import { Sender, type SenderOptions } from './sender.ts';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const emptyFile = () => Promise.resolve({ name: 'export.json', content: Buffer.from('{}') });

async function openSender(document: SenderOptions['document'] = emptyFile, callTimeoutMs = 20_000) {
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  const { store, user } = openChat();
  const refused: string[] = [];
  const sender = new Sender({
    api: createBot(playground, () => undefined).api,
    onceApi: createOnceApi(playground),
    whyTooLate: () => null,
    afterContact: () => undefined,
    newTraceId: () => 'trace-of-a-message',
    store,
    now: () => monday,
    document,
    callTimeoutMs,
    onFailure: (_delivery, sentence) => refused.push(sentence),
    onTrouble: (error) => refused.push(`trouble: ${String(error)}`),
  });
  open.push(
    () => playground.close(),
    () => sender.stop(0),
  );
  const { person } = playground;
  const queue = (text: string, own: { payload?: Record<string, unknown>; method?: 'document' } = {}): number =>
    store.deliveries.add({
      userId: user.id,
      inboxId: null,
      channel: 'telegram',
      method: own.method ?? 'send',
      chatId: person.chatId,
      messageId: null,
      payload: own.payload ?? storedMessage({ text }, null),
      about: null,
      listing: null,
      status: 'pending',
      createdAt: monday,
    });
  const texts = () => person.messages().map((message) => message.text);
  return { playground, sender, store, refused, queue, texts, person };
}

describe('the sender', () => {
  it.each([
    ['that nobody can read', { payload: { nonsense: true } }],
    ['that Telegram will never take', { payload: { ...storedMessage({ text: 'x' }, null), text: '   ' } }],
  ])('passes over a message %s, says so, and goes on', async (_what, own) => {
    const { sender, queue, texts, refused, store } = await openSender();
    queue('one');
    queue('', own);
    queue('three');
    sender.start();
    await sender.settled();
    expect(texts()).toEqual(['one', 'three']);
    expect(refused).toHaveLength(1);
    expect(store.deliveries.pendingChats()).toEqual([]);
  });

  it('passes over a file that cannot be made', async () => {
    const { sender, queue, texts, refused } = await openSender(async () => {
      throw new TypeError('no such person');
    });
    queue('your file', { method: 'document' });
    queue('after');
    sender.start();
    await sender.settled();
    expect(texts()).toEqual(['after', expect.stringContaining('noctem export')]);
    expect(refused).toEqual(['no such person']);
  });

  it('sends what is queued while it is sending, and what is queued later', async () => {
    const { sender, queue, texts } = await openSender();
    queue('one');
    sender.start();
    queue('two');
    sender.wake();
    await sender.settled();
    queue('three');
    sender.wake();
    sender.wake();
    await sender.settled();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('leaves what it could not send in its time to the next start', async () => {
    const { sender, queue, store, playground } = await openSender();
    playground.faults.random({ seed: 1, rates: { serverError: 1 } });
    const id = queue('one');
    sender.start();
    await sender.stop(50);
    expect(store.deliveries.nextPending(playground.person.chatId)).toMatchObject({ id, status: 'pending' });
    queue('two');
    sender.wake();
    await sender.settled();
    expect(store.deliveries.pendingChats()).toEqual([playground.person.chatId]);
  });

  it('gives up a call that hangs and tries again, whatever the garbage collector does meanwhile', async () => {
    const { sender, queue, texts, playground } = await openSender(emptyFile, 400);
    playground.faults.next({ kind: 'delay', method: 'sendMessage', ms: 5_000 });
    queue('one');
    sender.start();
    await sleep(100);
    collectGarbage();
    const begun = performance.now();
    await sender.settled();
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(texts()).toEqual(['one']);
  });
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

describe('a database that cannot be read or written for a while', () => {
  const full = () => Object.assign(new Error('database or disk is full'), { name: 'SqliteError', code: 'SQLITE_FULL' });

  it.each(['pendingChats', 'nextPending', 'markSent'] as const)(
    'is told, and sending goes on after it: %s',
    async (step) => {
      const { sender, store, refused, queue, texts } = await openSender();
      const works = store.deliveries[step];
      let failures = 2;
      const failing = (...given: never[]) => {
        failures -= 1;
        if (failures >= 0) throw full();
        return (works as (...args: never[]) => unknown)(...given);
      };
      Object.assign(store.deliveries, { [step]: failing });
      queue('hello');
      sender.start();
      const isOver = () => {
        sender.wake();
        return failures < 0;
      };
      await expect.poll(isOver, { timeout: 10_000 }).toBe(true);
      await sender.settled();
      expect(new Set(texts())).toEqual(new Set(['hello']));
      if (step !== 'markSent') expect(refused.filter((line) => line.includes('disk is full'))).toHaveLength(2);
    },
  );
});
