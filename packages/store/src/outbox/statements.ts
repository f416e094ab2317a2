import { and, asc, count, eq, gt, inArray, lt, sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { outbox } from './schema.ts';

export type OutboxStatements = ReturnType<typeof outboxStatements>;

/** The statements of the outbox, prepared once on `db`. Values go in by name; each is atomic by itself. */
export function outboxStatements(db: Database) {
  return { ...queueing(db), ...claiming(db), ...ending(db), ...dispatching(db) };
}

const value = (name: string): Placeholder => sql.placeholder(name);
const given = (name: string): SQL<never> => sql<never>`${sql.placeholder(name)}`;

/** Word for word the condition of the index `outbox_open`, or SQLite would not use it. */
const open = sql.raw(`status in ('pending', 'dispatched', 'running')`);
/** The same of `outbox_waiting`, and of `outbox_pending`. */
const waiting = sql.raw(`status in ('pending', 'dispatched')`);
const pending = sql.raw(`status = 'pending'`);
const due = sql`${outbox.status} in ('pending', 'dispatched') and ${outbox.runAt} <= ${value('now')}`;
const abandoned = sql`${outbox.status} = 'running' and ${outbox.leaseUntil} <= ${value('leaseNow')}`;
const named = sql`${outbox.job} in (select value from json_each(${value('names')}))`;
const ours = and(eq(outbox.id, value('id')), eq(outbox.lease, value('lease')));
const noLease = { lease: sql`null`, leaseUntil: sql`null` };

const claimColumns = {
  id: outbox.id,
  jobId: outbox.jobId,
  name: outbox.job,
  payload: outbox.payload,
  userId: outbox.userId,
  attempt: outbox.attempts,
  lease: outbox.lease,
};

const dispatchColumns = {
  id: outbox.id,
  jobId: outbox.jobId,
  name: outbox.job,
  priority: outbox.priority,
  dispatches: outbox.dispatches,
};

function queueing(db: Database) {
  const insert = db
    .insert(outbox)
    .values({
      userId: value('userId'),
      job: value('job'),
      jobId: value('jobId'),
      payload: value('payload'),
      priority: value('priority'),
      status: 'pending',
      runAt: value('runAt'),
      createdAt: value('now'),
      updatedAt: value('now'),
    })
    .onConflictDoNothing({ target: outbox.jobId })
    .prepare();
  const nextDue = db
    .select({ runAt: outbox.runAt })
    .from(outbox)
    .where(and(waiting, gt(outbox.runAt, value('after')), named))
    .orderBy(asc(outbox.runAt))
    .limit(1)
    .prepare();
  const busy = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(open, sql`((${due}) or ${outbox.status} = 'running')`, named))
    .limit(1)
    .prepare();
  const hasten = db
    .update(outbox)
    .set({ runAt: given('now') })
    .where(
      and(eq(outbox.userId, value('userId')), eq(outbox.job, value('name')), pending, gt(outbox.runAt, value('now'))),
    )
    .prepare();
  const counts = db.select({ status: outbox.status, count: count() }).from(outbox).groupBy(outbox.status).prepare();
  const ended = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(lt(outbox.finishedAt, value('finishedBefore')))
    .orderBy(asc(outbox.finishedAt))
    .limit(value('limit'));
  const prune = db.delete(outbox).where(inArray(outbox.id, ended)).prepare();
  return { insert, nextDue, busy, hasten, counts, prune };
}

function claiming(db: Database) {
  const claim = {
    status: 'running' as const,
    attempts: sql`${outbox.attempts} + 1`,
    lease: given('lease'),
    leaseUntil: given('leaseUntil'),
    updatedAt: given('now'),
  };
  const mostUrgent = sql`(
    select ${outbox.id} from ${outbox}
    where ${open} and ((${due}) or (${abandoned})) and ${named}
    order by ${outbox.priority}, ${outbox.id} limit 1
  )`;
  const claimNext = db
    .update(outbox)
    .set(claim)
    .where(sql`${outbox.id} = ${mostUrgent}`)
    .returning(claimColumns)
    .prepare();
  const claimById = db
    .update(outbox)
    .set(claim)
    .where(and(eq(outbox.id, value('id')), eq(outbox.jobId, value('jobId')), sql`((${due}) or (${abandoned}))`))
    .returning(claimColumns)
    .prepare();
  const renew = db
    .update(outbox)
    .set({ leaseUntil: given('leaseUntil') })
    .where(ours)
    .prepare();
  return { claimNext, claimById, renew };
}

function ending(db: Database) {
  const finish = db
    .update(outbox)
    .set({
      ...noLease,
      status: given('status'),
      finishedAt: given('now'),
      updatedAt: given('now'),
      lastError: given('error'),
      result: given('result'),
    })
    .where(ours)
    .prepare();
  const again = { ...noLease, status: 'pending' as const, updatedAt: given('now') };
  const retry = db
    .update(outbox)
    .set({ ...again, runAt: given('runAt'), lastError: given('error') })
    .where(ours)
    .prepare();
  const release = db
    .update(outbox)
    .set({ ...again, runAt: given('runAt'), attempts: sql`${outbox.attempts} - 1` })
    .where(ours)
    .prepare();
  const freeLeases = db
    .update(outbox)
    .set(again)
    .where(and(open, eq(outbox.status, 'running'), sql`(${value('all')} = 1 or ${abandoned})`))
    .prepare();
  return { finish, retry, release, freeLeases };
}

function dispatching(db: Database) {
  const undispatched = db
    .select(dispatchColumns)
    .from(outbox)
    .where(and(pending, sql`${outbox.runAt} <= ${value('now')}`, named))
    .orderBy(asc(outbox.priority), asc(outbox.id))
    .limit(value('limit'))
    .prepare();
  const dispatched = db
    .select(dispatchColumns)
    .from(outbox)
    .where(and(open, eq(outbox.status, 'dispatched'), gt(outbox.id, value('afterId'))))
    .orderBy(asc(outbox.id))
    .limit(value('limit'))
    .prepare();
  const markDispatched = db
    .update(outbox)
    .set({ status: 'dispatched', dispatches: given('ticket'), updatedAt: given('now') })
    .where(
      and(eq(outbox.id, value('id')), eq(outbox.status, 'pending'), sql`${outbox.dispatches} = ${value('ticket')} - 1`),
    )
    .prepare();
  const unclaimed = db
    .select(dispatchColumns)
    .from(outbox)
    .where(
      and(sql`${outbox.jobId} in (select value from json_each(${value('jobIds')}))`, eq(outbox.status, 'dispatched')),
    )
    .prepare();
  const takeBack = db
    .update(outbox)
    .set({ status: 'pending', updatedAt: given('now') })
    .where(
      and(eq(outbox.id, value('id')), eq(outbox.status, 'dispatched'), sql`${outbox.dispatches} = ${value('ticket')}`),
    )
    .prepare();
  return { undispatched, dispatched, markDispatched, unclaimed, takeBack };
}
