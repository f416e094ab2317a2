import type { ClaimedJob, JobCatalogue, JobDefinition, NameIn } from '@noctem/core/jobs';
import { sentenceOf } from './job-event.ts';
import type { JobOutcome, JobRun } from './job-handler.ts';
import { defaultLeaseMs, defaultSettleMs, type RunnerParts } from './runner-parts.ts';
import { within } from './within.ts';

export interface Run {
  readonly job: ClaimedJob;
  readonly controller: AbortController;
}

/** How a run ended: by itself, or cut short. */
export type End = JobOutcome | { readonly status: 'stopped' | 'interrupted' | 'lost' };

/** Why a run was cut short: the program stops. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
/** Somebody waits for other work. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
class TimeLimit extends Error {
  override readonly name = 'TimeLimit';
}

/** Runs the handler of `job` within its time limit, keeping the lease alive. */
export async function attempt<C extends JobCatalogue>(
  parts: RunnerParts<C>,
  run: Run & { readonly definition: JobDefinition },
): Promise<End> {
  const { job, controller, definition } = run;
  if (job.attempt > definition.retries.attempts) {
    return { status: 'failed', reason: `cut short ${job.attempt - 1} times, given up`, final: true };
  }
  const payload = definition.payload.safeParse(job.payload);
  if (!payload.success) return { status: 'failed', reason: `payload: ${payload.error.message}`, final: true };
  const stopWatching = watch(parts, run);
  try {
    const { jobId, userId } = job;
    const asked = { payload: payload.data, run: { jobId, userId, attempt: job.attempt, signal: controller.signal } };
    return await settle(call(parts, job.name, asked), { signal: controller.signal, settleMs: parts.settleMs });
  } finally {
    stopWatching();
  }
}

/** How often a run that may be interrupted looks whether somebody waits. */
const lookMs = 500;

/** Keeps the lease alive, the time limit in force, and those first who are waited for; returns what ends all of that. */
function watch<C extends JobCatalogue>(
  { outbox, clock, observe, leaseMs = defaultLeaseMs }: RunnerParts<C>,
  { job, controller, definition }: Run & { readonly definition: JobDefinition },
): () => void {
  const each = (look: () => void) => () => {
    try {
      look();
    } catch (error) {
      observe?.({ type: 'trouble', error: sentenceOf(error) });
    }
  };
  const renew = each(() => {
    if (!outbox.renew(job, Date.now() + leaseMs)) controller.abort(new LeaseLost());
  });
  const { interruptedBy: names = [] } = definition;
  const giveWay = each(() => {
    if (outbox.isBusyWith({ names, now: clock.now() })) controller.abort(new Interrupted());
  });
  const heartbeat = setInterval(renew, leaseMs / 3);
  const looks = names.length === 0 ? undefined : setInterval(giveWay, lookMs);
  const limit = setTimeout(
    () => controller.abort(new TimeLimit(`took longer than ${definition.timeLimitMs / 1_000} s`)),
    definition.timeLimitMs,
  );
  return () => {
    clearInterval(heartbeat);
    clearInterval(looks);
    clearTimeout(limit);
  };
}

async function call<C extends JobCatalogue>(
  parts: RunnerParts<C>,
  name: string,
  asked: { readonly payload: unknown; readonly run: JobRun },
): Promise<JobOutcome> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the payload has just passed the schema of that name
  const handler = parts.handlers[name as NameIn<C>] as (payload: unknown, run: JobRun) => Promise<JobOutcome>;
  return handler(asked.payload, asked.run);
}

/** The handler's end; or, when it was aborted and does not end by itself within a moment, the end that the abort means. */
async function settle(
  work: Promise<JobOutcome>,
  { signal, settleMs = defaultSettleMs }: { readonly signal: AbortSignal; readonly settleMs: number | undefined },
): Promise<End> {
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  const ended: Promise<End> = work.catch((error: unknown) =>
    signal.aborted ? endOf(signal.reason) : { status: 'failed', reason: sentenceOf(error) },
  );
  const first = await Promise.race([ended, aborted]);
  if (first) return signal.aborted && first.status === 'failed' ? endOf(signal.reason) : first;
  const late = await within(ended, settleMs);
  return late === undefined || late.status === 'failed' ? endOf(signal.reason) : late;
}

function endOf(reason: unknown): End {
  if (reason instanceof Stopped) return { status: 'stopped' };
  if (reason instanceof Interrupted) return { status: 'interrupted' };
  if (reason instanceof LeaseLost) return { status: 'lost' };
  return { status: 'failed', reason: sentenceOf(reason) };
}
