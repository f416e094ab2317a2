import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimedJob, Outbox } from '@noctem/core/jobs';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store.ts';

/** One step of some process, which may use any lease that was ever given. */
const step = fc.oneof(
  fc.record({ do: fc.constant('enqueue' as const), n: fc.nat(4) }),
  fc.record({ do: fc.constant('claim' as const) }),
  fc.record({ do: fc.constantFrom('finish' as const, 'retry' as const, 'release' as const), of: fc.nat(9) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(30) }),
  fc.record({ do: fc.constant('sweep' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe('any history of the outbox', () => {
  let folder: string;
  let store: Store;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'noctem-outbox-'));
    store = openStore({ file: join(folder, 'noctem.db'), migrations: 'drizzle' });
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends each piece of work at most once, and only by the one who holds it', () => {
    let histories = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), (steps) => {
        histories += 1;
        const history = new History(store.outbox, `history-${histories}`);
        for (const each of steps) history.take(each);
        expect(history.surprises).toEqual([]);
      }),
    );
  });
});

/** What should be true of the rows, kept beside them as plainly as can be. */
class History {
  readonly surprises: string[] = [];
  readonly #outbox: Outbox;
  readonly #name: string;
  readonly #claims: ClaimedJob[] = [];
  readonly #holders = new Map<string, { readonly lease: string; readonly until: number }>();
  readonly #known = new Set<string>();
  readonly #finished = new Set<string>();
  #now = 1_000;

  constructor(outbox: Outbox, name: string) {
    this.#outbox = outbox;
    this.#name = name;
  }

  take(each: Step): void {
    switch (each.do) {
      case 'enqueue':
        return this.#enqueue(each.n);
      case 'claim':
        return this.#claim();
      case 'wait':
        this.#now += each.ms;
        return;
      case 'sweep':
        return this.#sweep();
      case 'finish':
      case 'retry':
      case 'release':
        return this.#end(each.do, this.#claims[each.of]);
    }
  }

  #expect(truth: boolean, otherwise: string): void {
    if (!truth) this.surprises.push(otherwise);
  }

  #enqueue(n: number): void {
    const jobId = `${this.#name}-${n}`;
    const job = { name: this.#name, jobId, payload: {}, priority: 1 + n, userId: null, runAt: this.#now };
    const outcome = this.#outbox.enqueue(job, this.#now);
    this.#expect((outcome === 'known') === this.#known.has(jobId), `${jobId} was ${outcome}`);
    this.#known.add(jobId);
  }

  #claim(): void {
    const now = this.#now;
    const until = now + 20;
    const lease = `${this.#name}-${this.#claims.length}`;
    const claimed = this.#outbox.claimNext({ now, leaseNow: now, leaseUntil: until, lease, names: [this.#name] });
    if (claimed === null) {
      const free = [...this.#known].filter((jobId) => !this.#finished.has(jobId) && !this.#isHeld(jobId));
      return this.#expect(free.length === 0, `nobody gets ${free.join()}`);
    }
    this.#expect(!this.#finished.has(claimed.jobId), `${claimed.jobId} was given after its end`);
    this.#expect(!this.#isHeld(claimed.jobId), `${claimed.jobId} was given twice`);
    this.#holders.set(claimed.jobId, { lease, until });
    this.#claims.push(claimed);
  }

  #isHeld(jobId: string): boolean {
    return (this.#holders.get(jobId)?.until ?? 0) > this.#now;
  }

  #sweep(): void {
    this.#outbox.freeLeases({ now: this.#now, leaseNow: this.#now, all: false });
    for (const jobId of this.#holders.keys()) if (!this.#isHeld(jobId)) this.#holders.delete(jobId);
  }

  #end(how: 'finish' | 'retry' | 'release', claim: ClaimedJob | undefined): void {
    if (claim === undefined) return;
    const now = this.#now;
    const again = { runAt: now, now, error: 'again' };
    const done = { status: 'done' as const, now, error: null, result: null };
    const ended = how === 'finish' ? this.#outbox.finish(claim, done) : this.#outbox[how](claim, again);
    const ours = this.#holders.get(claim.jobId)?.lease === claim.lease;
    this.#expect(ended === ours, `${how} of ${claim.lease} was ${ended}`);
    if (!ours) return;
    this.#holders.delete(claim.jobId);
    if (how === 'finish') this.#finished.add(claim.jobId);
  }
}
