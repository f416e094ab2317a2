import type { EpochMs } from '@noctem/core/kernel';
import type { z } from 'zod';

/** How often work is tried and how long it waits in between: `firstMs`, then twice as long each time, at most `maxMs`. */
export interface Retries {
  /** Runs in all, the first included. A run that was cut short by a crash counts; one put back by a stop does not. */
  readonly attempts: number;
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Light work runs a few pieces at a time. Heavy work takes the processor: one at a time, in a thread of its own where the
 * driver was given one. Slow work waits for others, for models: one at a time, so that what is urgent never waits for it.
 */
export const jobWeights = ['light', 'heavy', 'slow'] as const;
export type JobWeight = (typeof jobWeights)[number];

/** What a queue has to know of one kind of work. `P` is the payload: ids and days, never content; fields are only added. */
export interface JobDefinition<P = unknown> {
  readonly payload: z.ZodType<P>;
  /** What tells this piece of work from others of its kind: letters, digits, `.`, `_` and `-`. */
  key(payload: P): string;
  readonly retries: Retries;
  /** A run is aborted after this many milliseconds of real time. */
  readonly timeLimitMs: number;
  /** 1 is the most urgent; work of equal priority runs in the order in which it was enqueued. */
  readonly priority: number;
  readonly weight: JobWeight;
  /** Put off while the person is writing. */
  readonly waitsForIdle: boolean;
  /** Kinds of work that go first in every lane: this does not begin while one of them is due or under way, a day at most in a process. */
  readonly yieldsTo?: readonly string[];
  /** Kinds that a person waits for: for one of them a run is also broken off and put back, using no attempt. */
  readonly interruptedBy?: readonly string[];
}

export type JobCatalogue = Readonly<Record<string, JobDefinition>>;
export type NameIn<C extends JobCatalogue> = keyof C & string;
export type PayloadIn<C extends JobCatalogue, N extends NameIn<C>> = C[N] extends JobDefinition<infer P> ? P : never;

/** A piece of work, ready for the outbox. Two with the same `jobId` are the same piece: the second is not enqueued. */
export interface NewJob {
  readonly name: string;
  readonly jobId: string;
  readonly payload: unknown;
  readonly priority: number;
  readonly userId: number | null;
  /** Not before this instant. */
  readonly runAt: EpochMs;
}

/** What a caller says of a piece of work; the rest stands in the catalogue. */
export interface Work<C extends JobCatalogue, N extends NameIn<C>> {
  readonly name: N;
  readonly payload: PayloadIn<C, N>;
  /** Whose work it is; null for the house's own. */
  readonly userId: number | null;
  readonly runAt: EpochMs;
}

/** Types one entry of a catalogue by its payload schema. */
export function defineJob<P>(definition: JobDefinition<P>): JobDefinition<P> {
  return definition;
}

/**
 * Makes the function that turns a caller's words into a row of the outbox. It parses the payload and throws a ZodError
 * for one that does not fit, a RangeError for a key that no queue could carry.
 */
export function jobMaker<C extends JobCatalogue>(catalogue: C): <N extends NameIn<C>>(work: Work<C, N>) => NewJob {
  return ({ name, payload, userId, runAt }) => {
    const definition: JobDefinition = definitionIn(catalogue, name);
    const parsed = definition.payload.parse(payload);
    const jobId = jobIdOf(name, definition.key(parsed));
    return { name, jobId, payload: parsed, priority: definition.priority, userId, runAt };
  };
}

/** The entry of `name`. Throws a RangeError when the catalogue has none. */
export function definitionIn(catalogue: JobCatalogue, name: string): JobDefinition {
  const definition = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (definition === undefined) throw new RangeError(`no job is called "${name}"`);
  return definition;
}

/** How long to wait after run number `attempt` (from 1) failed; null when that was the last one allowed. */
export function retryDelayMs(retries: Retries, attempt: number): number | null {
  if (attempt >= retries.attempts) return null;
  return Math.min(retries.firstMs * 2 ** (attempt - 1), retries.maxMs);
}

const carriable = /^[\w.-]+$/;

function jobIdOf(name: string, key: string): string {
  const jobId = `${name}-${key}`;
  // BullMQ refuses ids that read as integers and ids with a colon; the id is also part of file and log lines.
  if (!carriable.test(jobId)) throw new RangeError(`"${jobId}" cannot be a job id: letters, digits, . _ - only`);
  return jobId;
}
