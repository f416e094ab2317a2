import type { EpochMs, ZoneId } from '@noctem/core/kernel';
import { TraceRecorder } from '@noctem/core/traces';
import type { Review, Store, User } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';
import { findInsights } from './find-insights.ts';
import { keepInsights, keepPatterns, keepTrials } from './keep-findings.ts';

export interface ReviewParts {
  readonly store: Store;
  /** Zone of a person who has not set one. */
  readonly zone: ZoneId;
  readonly now: () => EpochMs;
  readonly newTraceId: () => string;
}

/** What a review came to: `unchanged` where nothing had happened since the one before, whose result then still stands. */
export interface Reviewed {
  readonly result: 'reviewed' | 'unchanged';
  readonly review: Review;
}

/**
 * Reviews a person's log: what recurs in it, and what would help. Rests on the stored log alone, so that twice in a row
 * gives the same, and one that was cut off is simply done again. Writes short transactions; proposes, and changes nothing
 * else.
 */
export function reviewLog(parts: ReviewParts, user: User): Reviewed {
  const { store, newTraceId } = parts;
  const last = store.reviews.latest(user.id);
  if (last && isQuietSince(store, last)) return { result: 'unchanged', review: last };
  const now = parts.now();
  const person = readPerson(store, user, parts.zone);
  const trace = new TraceRecorder({ traceId: newTraceId(), at: now, timer: () => performance.now() });
  trace.record({ stage: 'input', component: 'review-log', outcome: 'due' });
  // Of the thoughts that come while it looks the next review is told.
  const thoughtId = store.thoughts.newestId(user.id);
  const found = findInsights(store, person);
  trace.record({ stage: 'classify', component: 'review-log', outcome: 'looked', metadata: { ...found.figures } });
  keepTrials(store, { userId: user.id, trials: found.trials });
  keepPatterns({ store, userId: user.id, now }, found.patterns);
  return store.transact(() => {
    const added = keepInsights({ store, userId: user.id, now, traceId: trace.traceId }, found);
    const row = {
      userId: user.id,
      at: now,
      thoughtId,
      thoughts: found.figures.thoughts,
      patterns: found.patterns.length,
      insights: added,
      traceId: trace.traceId,
    };
    store.reviews.add(row);
    const metadata = { patterns: row.patterns, proposed: found.proposals.map(({ key }) => key), new: added };
    trace.record({ stage: 'execute', component: 'review-log', outcome: 'kept', metadata });
    store.traces.write(user.id, trace.finish('review-log', added > 0 ? 'found' : 'nothing-new'));
    return { result: 'reviewed', review: store.reviews.latest(user.id) ?? { id: 0, ...row } };
  });
}

/** So many of the last traces are looked through for one that is not of a review. */
const lookedAt = 20;

/** Whether this person's log holds nothing that is newer than a review: whatever a person does leaves a trace. */
function isQuietSince(store: Store, { userId, traceId }: Review): boolean {
  const latest = store.traces.latest(userId, lookedAt);
  const at = latest.findIndex((row) => row.traceId === traceId);
  return at >= 0 && latest.slice(0, at).every(({ component }) => component === 'review-log');
}
