import BetterSqlite3 from 'better-sqlite3';
import { newTraceId, reviewLog } from '@noctem/bot/jobs';
import { openStore } from '@noctem/store';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { median } from '../capture/statistics.ts';
import { openKeeper } from '../capture/person.ts';
import { sayOne } from './fill.ts';

/** What one log took: times in milliseconds, memory in megabytes above the process before its first review. */
export interface ReviewFigures {
  readonly firstMs: number;
  readonly detectMs: number;
  readonly proofs: number;
  /** The mean of them: one is tried after the other. */
  readonly proofMs: number;
  readonly insights: number;
  /** Median of the reviews after new thoughts. */
  readonly laterMs: number;
  /** Time of the processor for the same: what the neighbours do not lengthen. */
  readonly firstCpuMs: number;
  readonly laterCpuMs: number;
  readonly againMs: number;
  readonly memory: number;
}

const zone = 'Europe/Lisbon';
const newThoughts = 50;
/** So many reviews are made, each after that many new thoughts. */
const laterReviews = 5;

/** Reviews the log in a file for the first time, again and again after 50 new thoughts each, and once more; prints the figures as JSON. */
function main([file = '', migrations = '', captured = '0', stepMs = '0']: readonly string[]): void {
  const keeper = openKeeper({ file, migrations, traced: true, captured: Number(captured), stepMs: Number(stepMs) });
  const random = seededRandom(4);
  sayOne(keeper, random);
  const idle = process.memoryUsage().rss;
  const review = () => timed(() => reviewOnce(file, { migrations, now: keeper.now }));
  const [firstMs, firstCpuMs] = review();
  const { detectMs = 0, proofs = 0, proveMs = 0, insights = 0 } = figuresOf(file);
  const later = Array.from({ length: laterReviews }, () => {
    for (let count = 0; count < newThoughts; count += 1) sayOne(keeper, random);
    return review();
  });
  const laterMs = median(later.map(([ms]) => ms));
  const laterCpuMs = median(later.map(([, cpuMs]) => cpuMs));
  const [againMs] = review();
  keeper.close();
  // maxRSS is in kilobytes.
  const memory = (process.resourceUsage().maxRSS * 1024 - idle) / 1e6;
  const proofMs = proofs === 0 ? 0 : proveMs / proofs;
  const figures = { firstMs, detectMs, proofs, proofMs, insights, laterMs, firstCpuMs, laterCpuMs, againMs, memory };
  process.stdout.write(`${JSON.stringify(figures satisfies ReviewFigures)}\n`);
}

function reviewOnce(file: string, { migrations, now }: { migrations: string; now: () => number }): void {
  const store = openStore({ file, migrations });
  const [user] = store.people.list();
  if (user) reviewLog({ store, zone, now, newTraceId }, user);
  store.close();
}

/** What the review noted of itself in its trace. */
function figuresOf(file: string): Partial<Record<'detectMs' | 'proofs' | 'proveMs' | 'insights', number>> {
  const client = new BetterSqlite3(file, { readonly: true });
  const row = client
    .prepare<[], { metadata: string; insights: number }>(
      `select metadata, (select insights from reviews order by id desc limit 1) as insights from execution_logs
       where component = 'review-log' and stage = 'classify' order by id desc limit 1`,
    )
    .get();
  client.close();
  // The column holds the figures as the review wrote them.
  return row ? { ...(JSON.parse(row.metadata) as object), insights: row.insights } : {};
}

/** Milliseconds by the clock, and of the processor. */
function timed(work: () => void): [number, number] {
  const began = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return [performance.now() - began, (user + system) / 1_000];
}

main(process.argv.slice(2));
