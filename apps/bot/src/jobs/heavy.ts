import type { JobName, JobPayload } from '@noctem/core/jobs';
import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import type { JobOutcome, JobRun } from '@noctem/queue';
import type { Store } from '@noctem/store';
import { ownersOf, scanMaintenance } from '../maintenance/scan.ts';
import { reviewLog } from '../insights/review-log.ts';

/** What a heavy handler works with. */
export interface HeavyParts {
  /** A connection of the thread's own. Write transactions are short, at most 5 ms: captures wait for them. */
  readonly store: Store;
  /** Folder of the database and of files. */
  readonly data: string;
  /** Zone of a person who has not set one. */
  readonly zone: ZoneId;
  readonly now: () => EpochMs;
  readonly newTraceId: () => string;
  /** Aborted at the time limit and at a stop. Whoever works in batches looks at it between two of them, and lets others run. */
  readonly signal: AbortSignal;
  readonly run: Omit<JobRun, 'signal'>;
}

/** Does one piece of heavy work: a function over a store, so that the command line can call it as well. */
export type HeavyHandler<N extends JobName> = (payload: JobPayload<N>, parts: HeavyParts) => Promise<JobOutcome>;

/**
 * Work that would hold up captures: it runs in a thread of its own. An entry here, of a kind of weight `heavy` in the
 * catalogue, is all that it takes; payload and outcome cross to the thread and back as copies.
 */
export const heavyHandlers = {
  backup: async ({ day }, { store }) => ({ status: 'done', result: { file: await store.backups.daily(day) } }),
  'scan-maintenance': async (_payload, parts) => {
    const open = await scanMaintenance(parts, ownersOf(parts.store));
    return { status: 'done', result: { open } };
  },
  'review-log': ({ userId }, parts) => Promise.resolve(reviewOf(userId, parts)),
} satisfies { readonly [N in JobName]?: HeavyHandler<N> };

function reviewOf(userId: number, parts: HeavyParts): JobOutcome {
  const user = parts.store.people.byId(userId);
  if (user?.access !== 'allowed') return { status: 'skipped', reason: 'the person is not served' };
  const { result, review } = reviewLog(parts, user);
  if (result === 'unchanged') return { status: 'skipped', reason: 'nothing has happened since the last review' };
  const { thoughts, patterns, insights } = review;
  return { status: 'done', result: { thoughts, patterns, insights } };
}

export type HeavyName = keyof typeof heavyHandlers;

/** Runs heavy work where it disturbs nobody. */
export interface HeavyWork {
  /** Also for light work that needs the outcome of a heavy one. Rejects where the work threw, or its thread died. */
  run<N extends HeavyName>(name: N, payload: JobPayload<N>, run: JobRun): Promise<JobOutcome>;
  /** Ends the thread, where there is one; what runs in it is cut off. */
  close(): Promise<void>;
}

/** Calls the handler of `name`. */
export async function callHeavy<N extends HeavyName>(
  name: N,
  payload: JobPayload<N>,
  parts: HeavyParts,
): Promise<JobOutcome> {
  // One name gives handler and payload, which the types of a union cannot say
  const handler = heavyHandlers[name] as HeavyHandler<N>;
  return await handler(payload, parts);
}

/** Heavy work in this thread: for simulated time, in which the next update waits for it anyway. */
export function inlineHeavyWork(parts: Omit<HeavyParts, 'signal' | 'run'>): HeavyWork {
  return {
    run: (name, payload, { signal, ...run }) => callHeavy(name, payload, { ...parts, signal, run }),
    close: () => Promise.resolve(),
  };
}
