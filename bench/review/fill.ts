import BetterSqlite3 from 'better-sqlite3';
import { everydayMessage } from '../capture/messages.ts';
import { openKeeper } from '../capture/person.ts';
import { multiplyLog } from './multiply.ts';
import type { SeededRandom } from '../../tests/support/seeded-random.ts';

export interface FillOptions {
  readonly file: string;
  readonly migrations: string;
  readonly thoughts: number;
  readonly random: SeededRandom;
}

const perTransaction = 1_000;
/** Milliseconds from one message to the next: fifty a day. */
export const stepMs = (24 * 3_600_000) / 50;
/** Of the thoughts, the share in which a habit shows. */
const habitual = 0.08;

interface HabitOfLog {
  readonly say: (thing: string) => string;
  readonly correction: string;
}

const habits: readonly [HabitOfLog, ...HabitOfLog[]] = [
  { say: (thing) => `call the orthodontist about ${thing}`, correction: '* !1' },
  { say: (thing) => `mulch ${thing} this weekend`, correction: '* saturday 10:00' },
  { say: (thing) => `regatta: ${thing}`, correction: '* +Rowing' },
  { say: (thing) => `work on ${thing}`, correction: 'project' },
  { say: (thing) => `check out ${thing}`, correction: '/summon that is a note' },
];
const things = [
  'the crown',
  'the beds',
  'a new oar',
  'the shed',
  'the glass museum',
  'the bill',
  'the rota',
  'the map',
] as const;
const parts = ['', ' for Ana', ' with Priya', ' and the rest', ' again', ' before winter', ' in the yard'] as const;

/** So many are written through the program; more are these again at other times. */
const written = 2_000;

/** Writes a log of one person with a few habits in it; returns its rows of traces. */
export function fillLog({ file, migrations, thoughts, random }: FillOptions): number {
  const keeper = openKeeper({ file, migrations, traced: true, captured: 0, stepMs });
  const began = keeper.now();
  const own = Math.min(thoughts, written);
  for (let done = 0; done < own; done += perTransaction) {
    keeper.store.transact(() => {
      for (let n = 0; n < Math.min(perTransaction, own - done); n += 1) sayOne(keeper, random);
    });
  }
  const spanMs = keeper.now() - began + stepMs;
  keeper.close();
  return letTimePass(file, { times: Math.max(1, Math.round(thoughts / own)), spanMs });
}

/** One thought; where a habit shows, most are corrected. */
export function sayOne(keeper: ReturnType<typeof openKeeper>, random: SeededRandom): void {
  if (random.next() >= habitual) return keeper.say(everydayMessage(random));
  const habit = random.pick(habits);
  keeper.say(habit.say(`${random.pick(things)}${random.pick(parts)}`));
  if (random.next() < 0.85) keeper.say(habit.correction);
}

/** Replies were sent, most tasks are done. */
function letTimePass(file: string, more: { times: number; spanMs: number }): number {
  const client = new BetterSqlite3(file);
  client.pragma('foreign_keys = off');
  client.exec(`update deliveries set status = 'sent', message_id = 1000000 + id, sent_at = created_at`);
  client.exec(`update tasks set status = 'done', done_at = created_at where id % 100 > 0`);
  client.exec(`delete from outbox`);
  multiplyLog(client, more);
  const row = client.prepare<[], { count: number }>('select count(*) as count from execution_logs').get();
  client.pragma('wal_checkpoint(TRUNCATE)');
  client.close();
  return row?.count ?? 0;
}
