import {
  definitionIn,
  type DispatchableJob,
  type JobCatalogue,
  type JobWeight,
  jobWeights,
  type Outbox,
} from '@noctem/core/jobs';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';
import { createPrecedence, type Precedence } from '../precedence.ts';
import { createPruning } from '../pruning.ts';
import { createRounds, type Rounds } from '../rounds.ts';
import { within } from '../within.ts';
import { createLostTickets, ticketId } from './lost-tickets.ts';

/** What Redis is told of a piece of work: which row it is. Everything else is read from the outbox. */
export interface Ticket {
  readonly id: number;
  readonly jobId: string;
}

export interface DispatcherParts {
  readonly catalogue: JobCatalogue;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly producer: Redis;
  readonly queues: Readonly<Record<JobWeight, Queue<Ticket>>>;
  readonly mayDispatch: () => boolean;
  /** Called after each round: null, or what went wrong in it. */
  readonly onRound: (error: unknown) => void;
  readonly pollMs: number;
  readonly reconcileMs: number;
}

const pageSize = 100;
const addLimitMs = 2_000;
/** Lost tickets are looked for so many times as often as forgotten ones. */
const lostLooks = 6;

/**
 * Hands due rows of the outbox over to Redis, and hands over again what Redis has forgotten: whenever the connection
 * came back, and every so often.
 */
export function createDispatcher(parts: DispatcherParts): Rounds {
  const { catalogue, outbox, clock, producer, mayDispatch, onRound, pollMs, reconcileMs } = parts;
  const names = Object.keys(catalogue);
  const prune = createPruning(outbox, clock);
  const precedence = createPrecedence(parts);
  const takeBackLost = createLostTickets(parts, reconcileMs / lostLooks);
  let reconcileAt = 0;
  let freeAt = 0;
  const rounds = createRounds({
    async round() {
      try {
        if (!mayDispatch() || producer.status !== 'ready') return;
        if (Date.now() >= freeAt) {
          outbox.freeLeases({ now: clock.now(), leaseNow: Date.now(), all: false });
          freeAt = Date.now() + pollMs;
        }
        if (Date.now() >= reconcileAt) {
          await reconcile(parts);
          reconcileAt = Date.now() + reconcileMs;
        }
        await takeBackLost();
        await dispatchDue(parts, precedence);
        prune();
        onRound(null);
      } catch (error) {
        onRound(error);
      }
    },
    nextAt: (since) => outbox.nextDueAt({ names, after: since }),
    clock,
    pollMs,
  });
  producer.on('ready', () => {
    reconcileAt = 0;
    rounds.wake();
  });
  return rounds;
}

/** Adding what is already there changes nothing, so nobody has to ask Redis what it still has. */
async function reconcile(parts: DispatcherParts): Promise<void> {
  let afterId = 0;
  for (;;) {
    const page = parts.outbox.dispatched({ afterId, limit: pageSize });
    await handOver(parts, page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    afterId = last.id;
  }
}

async function dispatchDue(parts: DispatcherParts, precedence: Precedence): Promise<void> {
  const { catalogue, outbox, clock } = parts;
  const all = Object.keys(catalogue);
  for (;;) {
    const names = precedence.mayBegin(all);
    const page = outbox.undispatched({ names, now: clock.now(), limit: pageSize });
    await handOver(parts, page);
    outbox.markDispatched(page, clock.now());
    if (page.length < pageSize) return;
  }
}

async function handOver({ catalogue, queues }: DispatcherParts, jobs: readonly DispatchableJob[]): Promise<void> {
  for (const weight of jobWeights) {
    const known = jobs.filter(({ name }) => Object.hasOwn(catalogue, name));
    const mine = known.filter(({ name }) => definitionIn(catalogue, name).weight === weight);
    if (mine.length === 0) continue;
    // An `add` that is given up may still happen: the ticket makes the next one the same hand-over.
    const added = await within(queues[weight].addBulk(mine.map(asBullJob)), addLimitMs);
    if (added === undefined) throw new Error(`Redis took longer than ${addLimitMs / 1_000} s`);
  }
}

function asBullJob({ id, jobId, name, priority, ticket }: DispatchableJob) {
  return {
    name,
    data: { id, jobId },
    opts: { jobId: ticketId({ jobId, ticket }), priority, removeOnComplete: true, removeOnFail: true },
  };
}
