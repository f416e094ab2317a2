import { copyFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openFloor, Scribe } from './floor.ts';
import { everydayMessage, type Choices } from './messages.ts';
import { openKeeper } from './person.ts';
import { mean } from './statistics.ts';

export const arms = ['capture', 'floor', 'untraced'] as const;
export type Arm = (typeof arms)[number];

/** Milliseconds for each message, block by block. */
export type Times = Record<Arm, number[][]>;

/** Three databases of one size: one that is captured into, one for the floor, one captured into without traces. */
export interface Size {
  /** Thoughts and rows of traces before the measuring. */
  readonly thoughts: number;
  readonly traceRows: number;
  readonly times: Times;
  /** Runs the same messages through each arm. A block that does not count warms up. */
  runBlock(messages: readonly string[], options: { counts: boolean }): void;
  close(): void;
}

export interface SizeOptions {
  readonly folder: string;
  readonly migrations: string;
  /** How many thoughts are in the databases before the measuring. */
  readonly thoughts: number;
  readonly random: Choices;
}

export function openSize(options: SizeOptions): Size {
  const { folder, migrations, thoughts } = options;
  const base = path.join(folder, `${thoughts}.db`);
  const traceRows = fill(base, options);
  const fileOf = (arm: Arm): string => {
    const file = path.join(folder, `${thoughts}-${arm}.db`);
    copyFileSync(base, file);
    return file;
  };
  const files = { capture: fileOf('capture'), floor: fileOf('floor'), untraced: fileOf('untraced') };
  const keeper = openKeeper({ file: files.capture, migrations, traced: true, captured: thoughts });
  const untraced = openKeeper({ file: files.untraced, migrations, traced: false, captured: thoughts });
  const floor = openFloor(files.floor);
  const scribe = new Scribe(files.capture);
  scribe.mark();
  const times: Times = { capture: [], floor: [], untraced: [] };
  return {
    thoughts,
    traceRows,
    times,
    runBlock: (messages, { counts }) => {
      const captured = messages.map((message) => {
        const ms = timed(() => keeper.capture(message));
        scribe.mark();
        return ms;
      });
      const block = {
        capture: captured,
        floor: scribe.rows().map((rows) => timed(() => floor.write(rows))),
        untraced: messages.map((message) => timed(() => untraced.capture(message))),
      };
      if (counts) for (const arm of arms) times[arm].push(block[arm]);
    },
    close: () => {
      for (const open of [scribe, floor, untraced, keeper]) open.close();
    },
  };
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const perTransaction = 2_000;

/** Captures messages in big transactions, then lets their time pass: replies were sent, most tasks are done. */
function fill(file: string, { migrations, thoughts, random }: SizeOptions): number {
  const keeper = openKeeper({ file, migrations, traced: true, captured: 0 });
  for (let done = 0; done < thoughts; done += perTransaction) {
    keeper.store.transact(() => {
      for (let n = 0; n < Math.min(perTransaction, thoughts - done); n += 1) keeper.capture(everydayMessage(random));
    });
  }
  keeper.close();
  const client = new BetterSqlite3(file);
  client.exec(`update deliveries set status = 'sent', message_id = 1000000 + id, sent_at = created_at`);
  client.exec(`update tasks set status = 'done', done_at = created_at where id % 100 > 0`);
  const row = client.prepare<[], { count: number }>('select count(*) as count from execution_logs').get();
  client.pragma('wal_checkpoint(TRUNCATE)');
  client.close();
  return row?.count ?? 0;
}

/** The mean of each block. */
export function blockMeans(times: readonly (readonly number[])[]): number[] {
  return times.map((block) => mean(block));
}
