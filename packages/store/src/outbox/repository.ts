import type { ClaimedJob, DispatchableJob, Outbox } from '@noctem/core/jobs';
import { forgivably, transact, type Database } from '../database.ts';
import { outboxStatements, type OutboxStatements } from './statements.ts';

/**
 * The outbox over one database handle. Statements are prepared once. `enqueue` joins the transaction that is open on the
 * handle, if one is: the row of work commits with what caused it, or not at all.
 */
export function createOutbox(db: Database): Outbox {
  const statements = outboxStatements(db);
  return { ...waiting(statements), ...running(db, statements), ...dispatching(db, statements) };
}

type Waiting = 'enqueue' | 'nextDueAt' | 'isBusyWith' | 'hasten' | 'counts' | 'prune';

function waiting(statements: OutboxStatements): Pick<Outbox, Waiting> {
  return {
    enqueue: ({ name, jobId, payload, priority, userId, runAt }, now) => {
      const row = { job: name, jobId, payload, priority, userId, runAt, now };
      return statements.insert.run(row).changes === 1 ? 'enqueued' : 'known';
    },
    nextDueAt: ({ names, after }) => statements.nextDue.get({ names: JSON.stringify(names), after })?.runAt ?? null,
    isBusyWith: ({ names, now }) => statements.busy.get({ names: JSON.stringify(names), now }) !== undefined,
    hasten: (which) => {
      statements.hasten.run(which);
    },
    counts: () => {
      const counts = { pending: 0, dispatched: 0, running: 0, done: 0, skipped: 0, failed: 0 };
      for (const { status, count } of statements.counts.all()) counts[status] = count;
      return counts;
    },
    prune: (which) => statements.prune.run(which).changes,
  };
}

type Running = 'claimNext' | 'claimById' | 'renew' | 'finish' | 'retry' | 'release' | 'freeLeases';

/** Who holds a row and what became of it may be forgotten with the power: then the row runs once more, as after a crash. */
function running(db: Database, statements: OutboxStatements): Pick<Outbox, Running> {
  const changes = (run: () => { changes: number }) => forgivably(db, run).changes;
  return {
    claimNext: ({ names, ...claim }) =>
      claimed(forgivably(db, () => statements.claimNext.get({ ...claim, names: JSON.stringify(names) }))),
    claimById: (claim) => claimed(forgivably(db, () => statements.claimById.get({ ...claim }))),
    renew: ({ id, lease }, leaseUntil) => changes(() => statements.renew.run({ id, lease, leaseUntil })) === 1,
    finish: ({ id, lease }, { status, now, error, result }) => {
      const row = {
        id,
        lease,
        status,
        now,
        error,
        result: result === null || result === undefined ? null : JSON.stringify(result),
      };
      return changes(() => statements.finish.run(row)) === 1;
    },
    retry: ({ id, lease }, next) => changes(() => statements.retry.run({ id, lease, ...next })) === 1,
    release: ({ id, lease }, next) => changes(() => statements.release.run({ id, lease, ...next })) === 1,
    freeLeases: ({ now, leaseNow, all }) =>
      changes(() => statements.freeLeases.run({ now, leaseNow, all: all ? 1 : 0 })),
  };
}

type Dispatching = 'undispatched' | 'markDispatched' | 'dispatched' | 'unclaimed' | 'takeBack';

function dispatching(db: Database, statements: OutboxStatements): Pick<Outbox, Dispatching> {
  return {
    undispatched: ({ names, ...query }) =>
      statements.undispatched.all({ ...query, names: JSON.stringify(names) }).map(dispatchable(1)),
    dispatched: (query) => statements.dispatched.all(query).map(dispatchable(0)),
    unclaimed: (jobIds) => statements.unclaimed.all({ jobIds: JSON.stringify(jobIds) }).map(dispatchable(0)),
    takeBack: (jobs, now) =>
      forgivably(db, () =>
        transact(db, () => {
          for (const { id, ticket } of jobs) statements.takeBack.run({ id, ticket, now });
        }),
      ),
    markDispatched: (jobs, now) =>
      forgivably(db, () =>
        transact(db, () => {
          for (const { id, ticket } of jobs) statements.markDispatched.run({ id, ticket, now });
        }),
      ),
  };
}

interface ClaimedRow extends Omit<ClaimedJob, 'lease'> {
  readonly lease: string | null;
}

function claimed(row: ClaimedRow | undefined): ClaimedJob | null {
  return row === undefined || row.lease === null ? null : { ...row, lease: row.lease };
}

type DispatchedRow = Omit<DispatchableJob, 'ticket'> & { readonly dispatches: number };

function dispatchable(ahead: 0 | 1): (row: DispatchedRow) => DispatchableJob {
  return ({ dispatches, ...row }) => ({ ...row, ticket: dispatches + ahead });
}
