import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineJob, type JobCatalogue, type JobDefinition } from '@noctem/core/jobs';
import type { JobEvent, JobHandlers, JobOutcome, JobRun } from '@noctem/queue';
import { openStore, type Store } from '@noctem/store';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

const numbered = z.object({ n: z.int() });
type Numbered = z.infer<typeof numbered>;

function kind(own: Partial<JobDefinition<Numbered>>): JobDefinition<Numbered> {
  return defineJob({
    payload: numbered,
    key: ({ n }) => String(n),
    retries: { attempts: 3, firstMs: 60, maxMs: 1_000 },
    timeLimitMs: 10_000,
    priority: 50,
    weight: 'light',
    waitsForIdle: false,
    ...own,
  });
}

/** Kinds of work that differ in what the suite asks about. */
export const catalogue = {
  plain: kind({}),
  urgent: kind({ priority: 10 }),
  hasty: kind({ timeLimitMs: 120, retries: { attempts: 2, firstMs: 30, maxMs: 30 } }),
  heavy: kind({ weight: 'heavy' }),
  polite: kind({ waitsForIdle: true }),
  /** In another lane than what goes before it. */
  last: kind({ weight: 'heavy', yieldsTo: ['plain'] }),
  modest: kind({ weight: 'slow', interruptedBy: ['urgent'] }),
} satisfies JobCatalogue;

export type Kinds = typeof catalogue;
export type KindName = keyof Kinds;

/** A handler for each kind. */
export function handlersOf(
  make: (name: KindName) => (payload: Numbered, run: JobRun) => Promise<JobOutcome>,
): JobHandlers<Kinds> {
  return {
    plain: make('plain'),
    urgent: make('urgent'),
    hasty: make('hasty'),
    heavy: make('heavy'),
    polite: make('polite'),
    last: make('last'),
    modest: make('modest'),
  };
}

/** What was run, in order. */
export interface Ran {
  readonly name: KindName;
  readonly n: number;
  readonly attempt: number;
  readonly at: number;
}

export interface Workshop {
  readonly file: string;
  readonly store: Store;
  readonly ran: Ran[];
  readonly events: JobEvent[];
  readonly handlers: JobHandlers<Kinds>;
  /** Another handle on the same database, as another process has one. */
  secondStore(): Store;
  /** What handlers do from now on; the default is to be done at once. */
  act(how: (run: JobRun & { readonly name: KindName; readonly n: number }) => Promise<JobOutcome>): void;
  row(jobId: string): Row | undefined;
  close(): void;
}

export interface Row {
  readonly status: string;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly result: string | null;
}

/** A database in a temporary folder, and handlers that note what they were asked to do. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'noctem-queue-'));
  const file = join(folder, 'noctem.db');
  const open = () => openStore({ file, migrations: 'drizzle' });
  const stores = [open()];
  const [store] = stores;
  if (store === undefined) throw new Error('unreachable');
  const ran: Ran[] = [];
  let how: (run: JobRun & { readonly name: KindName; readonly n: number }) => Promise<JobOutcome> = () =>
    Promise.resolve({ status: 'done' });
  const handler = (name: KindName) => (payload: Numbered, run: JobRun) => {
    ran.push({ name, n: payload.n, attempt: run.attempt, at: Date.now() });
    return how({ ...run, name, n: payload.n });
  };
  return {
    file,
    store,
    ran,
    events: [],
    handlers: handlersOf(handler),
    secondStore: () => {
      const second = open();
      stores.push(second);
      return second;
    },
    act: (next) => {
      how = next;
    },
    row: (jobId) => readRow(file, jobId),
    close: () => {
      for (const each of stores) each.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readRow(file: string, jobId: string): Row | undefined {
  const client = new BetterSqlite3(file, { readonly: true });
  try {
    return client
      .prepare<[string], Row>('select status, attempts, last_error, result from outbox where job_id = ?')
      .get(jobId);
  } finally {
    client.close();
  }
}
