import { setTimeout as pause } from 'node:timers/promises';
import type { EpochMs } from '@noctem/core/kernel';
import { type Database, transact } from '../database.ts';

/** What a cleanup took away, or would. */
export interface CleanedUp {
  /** Stages of traces. */
  readonly traces: number;
}

/** So many rows are deleted in one transaction: nobody waits longer than some milliseconds. */
const batch = 200;
/** Whoever waits looks now and then only: the lock has to be free for longer than it is held. */
const pauseMs = 5;

/**
 * Deletes the traces from before an instant; with `isDry` it only counts their stages. Thoughts, items, corrections,
 * insights and rules stay; why something was filed can be told no more, and it cannot be replayed. Safe to repeat.
 */
export async function cleanUpLog(database: Database, of: { before: EpochMs; isDry: boolean }): Promise<CleanedUp> {
  const old = 'at < @before';
  if (of.isDry) {
    const count = database.$client.prepare<{ before: number }, number>(
      `select count(*) from execution_logs where ${old}`,
    );
    return { traces: count.pluck().get(of) ?? 0 };
  }
  const greatest =
    database.$client.prepare<[], number>('select coalesce(max(id), 0) from execution_logs').pluck().get() ?? 0;
  const remove = database.$client.prepare<{ before: number; from: number; to: number }>(
    `delete from execution_logs where id > @from and id <= @to and ${old}`,
  );
  let traces = 0;
  for (let from = 0; from < greatest; from += batch) {
    const removed = transact(database, () => remove.run({ before: of.before, from, to: from + batch }).changes);
    traces += removed;
    if (removed > 0) await pause(pauseMs);
  }
  return { traces };
}
