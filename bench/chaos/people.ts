import { createConversation } from '@noctem/bot/conversation';
import { newJob } from '@noctem/core/jobs';
import { openStore, type Store, type User } from '@noctem/store';

const zone = 'Europe/Lisbon';
const dayMs = 86_400_000;
/** Of each person so many analyses are begun at a time; with the look that begins them they are one job more. */
const tasksEach = 10;

const things = ['the boiler', 'the tax return', 'the fence', 'the summer fair', 'the old piano', 'the passport'];
/** Rules have something to say about each of them: they are analysed whether or not a model is there at the moment. */
const errands = [
  'repair the boiler',
  'renew the passport',
  'plan the summer fair',
  'repair the fence',
  'write a letter',
];

/** Of the people every so manieth writes meanwhile: their work is to wait until they are silent. */
const talkersEvery = 20;
/** What work waits for after the last word of one of them: the least that can be set. */
export const silenceMs = 60_000;

/** The people whose tasks are analysed, some of whom write meanwhile, and somebody who only writes. */
export interface People {
  readonly store: Store;
  /** Jobs that their tasks come to, the looks included. */
  readonly jobs: number;
  /** Those of them that are analyses. */
  readonly analyses: number;
  readonly talkers: number;
  /** Keeps one more message, as the program does; returns the milliseconds that it took. Every second one is a talker's. */
  capture(): number;
  /** From now on only the one who only writes does so. */
  hushTalkers(): void;
  /** Asks for a look over everybody's tasks, spread over `spanMs` from now on. */
  askForLooks(spanMs: number): void;
  close(): void;
}

/** Makes as many people, each with tasks that are worth an analysis, as make `jobs` pieces of work. */
export function makePeople({ file, migrations, jobs }: { file: string; migrations: string; jobs: number }): People {
  const store = openStore({ file, migrations });
  const count = Math.ceil(jobs / (tasksEach + 1));
  const admit = (telegramId: number) =>
    store.people.admit({ telegramId, role: 'guest', name: `Person ${telegramId}`, now: Date.now() - dayMs });
  const people = Array.from({ length: count }, (_, index) => admit(500_000 + index));
  let talkers = people.filter((_, index) => index % talkersEvery === 0);
  store.transact(() => {
    for (const { id } of talkers) store.people.set(id, 'idleMinutes', { value: silenceMs / 60_000, now: Date.now() });
    for (const [index, person] of people.entries()) {
      for (let n = 0; n < tasksEach; n += 1) write(store, person, taskOf(index * tasksEach + n));
    }
  });
  const writer = admit(499_999);
  let written = 0;
  return {
    store,
    jobs: count * (tasksEach + 1),
    analyses: count * tasksEach,
    talkers: talkers.length,
    capture: () => {
      written += 1;
      const talker = written % 2 === 0 ? talkers[(written / 2) % talkers.length] : undefined;
      const began = performance.now();
      if (talker) write(store, talker, `note: lemon ${written} was sour`, written);
      else write(store, writer, `buy ${written} lemons for ${things[written % things.length] ?? ''} tomorrow`);
      return performance.now() - began;
    },
    hushTalkers: () => {
      talkers = [];
    },
    askForLooks: (spanMs) => {
      const now = Date.now();
      for (const [index, { id: userId }] of people.entries()) {
        const runAt = now + Math.round((index * spanMs) / people.length);
        store.outbox.enqueue(newJob({ name: 'look-over', payload: { userId, at: now }, userId, runAt }), now);
      }
    },
    close: () => store.close(),
  };
}

function taskOf(number: number): string {
  return `${errands[number % errands.length] ?? ''} at house ${number}`;
}

/** With `updateId` as a message from Telegram, by which it shows when a person last wrote. */
function write(store: Store, person: User, text: string, updateId: number | null = null): void {
  const converse = createConversation({
    store,
    now: () => Date.now(),
    newTraceId: () => `chaos-${person.id}-${(traces += 1)}`,
    defaultZone: zone,
    onFailure: ({ error }) => {
      throw error;
    },
  });
  converse(person, {
    type: 'message',
    source: 'cli',
    update: updateId === null ? null : { botId: 1, updateId, fingerprint: text },
    chatId: 0,
    messageId: null,
    replyTo: null,
    sender: { userId: person.id },
    text,
    sentAt: Date.now(),
    attachment: null,
    other: null,
    forwardedFrom: null,
  });
}

let traces = 0;
