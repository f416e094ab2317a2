import { type FaultKind, startPlayground } from '@noctem/playground';
import { afterEach, describe, expect, it } from 'vitest';
import { createBot, createOnceApi } from '../telegram/bot.ts';
import { Sender } from '../telegram/sender.ts';
import { type Chat, day, hour, must, openChat } from '../testing/open-chat.ts';
import { afterContact } from './after-contact.ts';
import { fileByGuess } from './best-guess.ts';
import { decideOccasion } from './contact-job.ts';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** A chat whose contacts go out through the playground; the owner is the playground's person. */
async function openWorld() {
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null });
  const chat = openChat();
  const { store } = chat;
  const sender = new Sender({
    api: createBot(playground, () => undefined).api,
    onceApi: createOnceApi(playground),
    store,
    now: () => chat.now,
    document: () => Promise.reject(new Error('nobody asks for a file')),
    whyTooLate: () => null,
    afterContact: (delivery, outcome) => afterContact(store, delivery, { outcome, now: chat.now }),
    newTraceId: () => `sent-${Math.random()}`,
    onFailure: () => undefined,
    onTrouble: (error) => {
      throw error;
    },
  });
  open.push(
    () => playground.close(),
    () => sender.stop(0),
  );
  sender.start();
  return { playground, chat, sender };
}

type World = Awaited<ReturnType<typeof openWorld>>;

/** The round of questions of a day, with what happens to it on its way. */
async function round({ playground, chat, sender }: World, slot: string, trouble: FaultKind | 'blocked' | 'none') {
  if (trouble === 'blocked') playground.person.block();
  else if (trouble !== 'none') playground.faults.next({ kind: trouble, method: 'sendMessage' });
  const decision = decideOccasion(chat.parts, { userId: chat.user.id, type: 'clarification', slot });
  expect(decision.decision).toBe('contact');
  sender.wake();
  await sender.settled();
  if (trouble === 'blocked') playground.person.unblock();
}

const question = (chat: Chat) => must(chat.store.clarifications.ofThought(chat.lastThought().id));
const dueGuess = (chat: Chat) => chat.store.outbox.nextDueAt({ names: ['guess'], after: 0 });

describe('a round of questions', () => {
  it.each<{ trouble: FaultKind | 'blocked' | 'none'; counts: boolean }>([
    { trouble: 'none', counts: true },
    { trouble: 'cutAfter', counts: true },
    { trouble: 'blocked', counts: false },
  ])('counts as asked only where it may have arrived: $trouble', async ({ trouble, counts }) => {
    const world = await openWorld();
    const { chat } = world;
    chat.say('work on the shed');
    const { askedAt } = question(chat);
    chat.wait(day);
    await round(world, '2026-11-24', trouble);
    expect(question(chat)).toMatchObject({ skipped: counts ? 1 : 0, askedAt: counts ? chat.now : askedAt });
    chat.wait(2 * day);
    await round(world, '2026-11-26', trouble);
    expect(question(chat).skipped).toBe(counts ? 2 : 0);
    expect(dueGuess(chat)).toBe(counts ? chat.now + 2 * day : null);
  });

  it('that was answered while it waited to be sent is not counted afterwards', async () => {
    const world = await openWorld();
    const { chat, sender } = world;
    chat.say('work on the shed');
    chat.wait(day);
    decideOccasion(chat.parts, { userId: chat.user.id, type: 'clarification', slot: '2026-11-24' });
    const { thoughtId } = question(chat);
    chat.store.thoughts.byId(thoughtId);
    chat.store.clarifications.update(question(chat).id, { status: 'answered', answer: 'task' });
    sender.wake();
    await sender.settled();
    expect(question(chat)).toMatchObject({ status: 'answered', skipped: 0 });
  });
});

describe('a guess', () => {
  it.each<{ trouble: 'blocked' | 'none'; told: boolean }>([
    { trouble: 'none', told: true },
    { trouble: 'blocked', told: false },
  ])('is told with the message that arrived: $trouble', async ({ trouble, told }) => {
    const world = await openWorld();
    const { chat } = world;
    chat.say('work on the shed');
    chat.say('work on the boat');
    const [shed] = chat.thoughts();
    const asked = must(chat.store.clarifications.ofThought(must(shed).id));
    chat.store.clarifications.update(asked.id, { skipped: 2 });
    expect(fileByGuess(chat.parts, asked.id)).toBe(true);
    chat.wait(day + hour);
    await round(world, '2026-11-24', trouble);
    expect(chat.store.clarifications.byId(asked.id)).toMatchObject({ toldAt: told ? chat.now : null });
    expect(chat.store.clarifications.untold(chat.user.id)).toHaveLength(told ? 0 : 1);
  });
});
