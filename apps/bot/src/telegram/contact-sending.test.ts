import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultKind, startPlayground } from '@noctem/playground';
import { openStore, type Store } from '@noctem/store';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBot, createOnceApi } from './bot.ts';
import { Sender } from './sender.ts';

const now = Date.UTC(2026, 10, 23, 9);

describe('a contact', () => {
  it('that Telegram takes is sent', async () => {
    const world = await openWorld();
    await world.send();
    expect(world.contact()).toEqual({ status: 'sent', sentAt: now, delivery: 'sent', reason: null });
    expect(world.arrived()).toBe(1);
    expect(world.traced()).toEqual(['sent']);
  });

  it('is marked before Telegram is called', async () => {
    const world = await openWorld();
    world.playground.faults.next({ kind: 'delay', method: 'sendMessage', ms: 300 });
    const sending = world.send();
    await expect.poll(() => world.playground.faults.counts().delay).toBe(1);
    expect(world.contact()).toMatchObject({ status: 'sending', sentAt: now, delivery: 'sending' });
    await sending;
    expect(world.contact()).toMatchObject({ status: 'sent' });
  });

  it.each<{ kind: FaultKind; arrived: number }>([
    { kind: 'serverError', arrived: 0 },
    { kind: 'cutBefore', arrived: 0 },
    { kind: 'cutAfter', arrived: 1 },
  ])('of which nobody knows is not sent again: $kind', async ({ kind, arrived }) => {
    const world = await openWorld();
    world.playground.faults.next({ kind, method: 'sendMessage' });
    await world.send();
    await world.send();
    expect(world.contact()).toMatchObject({ status: 'unconfirmed', sentAt: now, delivery: 'unconfirmed' });
    expect(world.contact().reason).toMatch(/nobody knows whether it arrived/);
    expect(world.arrived()).toBe(arrived);
    expect(world.traced()).toEqual(['unconfirmed']);
  });

  it('that Telegram puts off is sent when it says', async () => {
    const world = await openWorld();
    world.playground.faults.next({ kind: 'tooManyRequests', method: 'sendMessage', retryAfter: 1, times: 2 });
    await world.send();
    expect(world.contact()).toMatchObject({ status: 'sent', reason: null });
    expect(world.arrived()).toBe(1);
  });

  it('that Telegram put off until its time was over is refused, with the reason', async () => {
    const world = await openWorld();
    world.playground.faults.next({ kind: 'tooManyRequests', method: 'sendMessage', retryAfter: 1 });
    const sending = world.send();
    await expect.poll(() => world.contact().delivery).toBe('pending');
    world.tooLate = 'its time was over';
    await sending;
    expect(world.contact()).toEqual({
      status: 'refused',
      sentAt: null,
      delivery: 'failed',
      reason: 'its time was over',
    });
    expect(world.arrived()).toBe(0);
    expect(world.traced()).toEqual(['refused']);
  });

  it('for somebody who has blocked the bot is refused', async () => {
    const world = await openWorld();
    world.playground.person.block();
    await world.send();
    expect(world.contact()).toMatchObject({ status: 'refused', sentAt: null });
    expect(world.contact().reason).toMatch(/blocked by the user/);
  });

  it('is tried again while there is no connection at all', async () => {
    const port = await freePort();
    const world = await openWorld({ apiRoot: `http://127.0.0.1:${port}` });
    const sending = world.send();
    await expect
      .poll(() => world.contact())
      .toMatchObject({
        status: 'sending',
        sentAt: null,
        delivery: 'pending',
        reason: expect.stringMatching(/failed/),
      });
    const late = await startPlayground({ host: '127.0.0.1', port, file: null, token: world.playground.token });
    onTestFinished(() => late.close());
    late.person.say('hello');
    await sending;
    expect(world.contact()).toMatchObject({ status: 'sent' });
  });

  it('that an earlier process had begun to send is left as it is', async () => {
    const world = await openWorld();
    const waiting = world.store.deliveries.nextPending(1001);
    if (!waiting) throw new Error('nothing waits');
    expect(world.store.contactSending.begin(waiting, now)).toBe(true);
    expect(world.store.contactSending.begin(waiting, now)).toBe(false);
    await world.send();
    expect(world.contact()).toMatchObject({ status: 'unconfirmed', delivery: 'unconfirmed' });
    expect(world.contact().reason).toMatch(/the program ended/);
    expect(world.arrived()).toBe(0);
  });

  it('whose words were erased is refused', async () => {
    const world = await openWorld({ payload: {} });
    await world.send();
    expect(world.contact()).toMatchObject({ status: 'refused', reason: 'its words were erased' });
  });

  it('does not hold up what was said after it', async () => {
    const world = await openWorld();
    world.playground.faults.next({ kind: 'serverError', method: 'sendMessage' });
    world.add({ contactId: null, text: 'a reply' });
    await world.send();
    expect(world.playground.person.messages().map(({ text }) => text)).toContain('a reply');
  });
});

interface WorldOptions {
  readonly apiRoot?: string;
  readonly payload?: Record<string, unknown>;
}

/** A store with one contact that waits, a Telegram, and a sender between them. */
async function openWorld(options: WorldOptions = {}) {
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  // A bot may only write to those who have written to it.
  playground.person.say('hello');
  const store = openTemporaryStore();
  const user = store.people.admit({ telegramId: 1001, role: 'owner', name: 'P', now });
  const add = (message: { contactId: number | null; text: string; payload?: Record<string, unknown> }): number =>
    store.deliveries.add({
      userId: user.id,
      inboxId: null,
      contactId: message.contactId,
      channel: 'telegram',
      method: 'send',
      chatId: 1001,
      messageId: null,
      payload: message.payload ?? { text: message.text, entities: [], keyboard: [], replyTo: null, document: null },
      about: null,
      listing: null,
      status: 'pending',
      createdAt: now,
    });
  const contactId = store.contacts.add({
    userId: user.id,
    type: 'update',
    week: '2026-W48',
    slot: 'update 2026-11-23',
    decidedAt: now,
    traceId: 'decided',
  });
  const deliveryId = add({ contactId, text: 'an update', ...(options.payload && { payload: options.payload }) });
  const world = {
    playground,
    store,
    add,
    tooLate: null as string | null,
    contact: () => {
      const { status, sentAt } = store.contacts.byId(contactId) ?? { status: null, sentAt: null };
      const [listed] = store.contacts.list({ userId: user.id, limit: 1 });
      return { status, sentAt, delivery: statusOf(store, deliveryId), reason: listed?.reason ?? null };
    },
    arrived: () => playground.person.messages().filter(({ text }) => text === 'an update').length,
    traced: () => store.traces.latest(user.id, 10).map(({ outcome }) => outcome),
    /** A process of its own each time: it begins, sends what it can, and ends. */
    send: async (): Promise<void> => {
      const sender = openSender(world, { token: playground.token, apiRoot: options.apiRoot ?? playground.apiRoot });
      sender.start();
      await sender.settled();
      await sender.stop(0);
    },
  };
  onTestFinished(() => playground.close());
  return world;
}

function openSender(
  world: { store: Store; tooLate: string | null },
  telegram: { token: string; apiRoot: string },
): Sender {
  let traces = 0;
  return new Sender({
    api: createBot(telegram, () => undefined).api,
    onceApi: createOnceApi(telegram),
    store: world.store,
    now: () => now,
    document: () => Promise.resolve({ name: 'x.json', content: Buffer.from('{}') }),
    whyTooLate: () => world.tooLate,
    afterContact: () => undefined,
    newTraceId: () => `sent-${(traces += 1)}`,
    onFailure: () => undefined,
    onTrouble: (error) => {
      throw error;
    },
  });
}

function openTemporaryStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'noctem-sender-'));
  const store = openStore({ file: join(folder, 'noctem.db'), migrations: 'drizzle' });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

function rowsOf(store: Store): { id: number; status: string; attempts: number }[] {
  const database = new BetterSqlite3(store.file, { readonly: true });
  const rows = database.prepare('select id, status, attempts from deliveries where user_id = 1').all();
  database.close();
  return rows as { id: number; status: string; attempts: number }[];
}

function statusOf(store: Store, id: number): string | undefined {
  return rowsOf(store).find((row) => row.id === id)?.status;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A listening TCP server has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}
