import type { DetectedPattern, ProposedInsight } from '@noctem/core/learning';
import type { EpochMs } from '@noctem/core/kernel';
import type { Insight, NewInsight, Pattern, Store } from '@noctem/store';
import type { TriedOut } from './try-out.ts';

/** What a review of one person's log came to. */
export interface Findings {
  readonly patterns: readonly DetectedPattern[];
  readonly proposals: readonly ProposedInsight[];
}

interface Keeping {
  readonly store: Store;
  readonly userId: number;
  readonly now: EpochMs;
  readonly traceId: string;
}

/** So many patterns are written in one transaction: captures wait for it. */
const patternsAtOnce = 20;

/**
 * Brings the stored patterns in line with what a review found, in short transactions. Found again they are the same rows;
 * what the log no longer shows goes, unless an insight rests on it.
 */
export function keepPatterns({ store, userId }: Omit<Keeping, 'traceId'>, patterns: readonly DetectedPattern[]): void {
  for (let from = 0; from < patterns.length; from += patternsAtOnce)
    store.transact(() => {
      for (const pattern of patterns.slice(from, from + patternsAtOnce)) store.patterns.put(rowOf(pattern, userId));
    });
  const found = new Set(patterns.map(({ type, key }) => `${type} ${key}`));
  const restedOn = new Set(store.insights.of(userId).map(({ patternId }) => patternId));
  const gone = store.patterns
    .of(userId)
    .filter(({ id, patternType, patternKey }) => !found.has(`${patternType} ${patternKey}`) && !restedOn.has(id));
  for (let from = 0; from < gone.length; from += patternsAtOnce)
    store.transact(() => {
      for (const { id } of gone.slice(from, from + patternsAtOnce)) store.patterns.remove(id);
    });
}

/** Remembers what came of trying rules, one transaction each, and forgets what is tried no more. */
export function keepTrials(store: Store, { userId, trials }: { userId: number; trials: readonly TriedOut[] }): void {
  for (const trial of trials) if (trial.decided > 0) store.transact(() => store.trials.put(userId, trial));
  store.transact(() =>
    store.trials.keepOnly(
      userId,
      trials.map(({ name }) => name),
    ),
  );
}

/** Brings the stored insights in line with what is proposed, in the transaction that is open. Returns how many are new. */
export function keepInsights(keeping: Keeping, { patterns, proposals }: Findings): number {
  const { store, userId, now } = keeping;
  const stored = store.patterns.of(userId);
  const known = store.insights.of(userId).filter(({ type }) => type !== 'maintenance');
  let added = 0;
  for (const proposal of proposals) {
    const pattern = stored.find(
      ({ patternType, patternKey }) => patternType === proposal.pattern.type && patternKey === proposal.pattern.key,
    );
    const count = patterns.find(
      ({ type, key }) => type === proposal.pattern.type && key === proposal.pattern.key,
    )?.count;
    const values = { ...contentOf(proposal), patternId: pattern?.id ?? null, evidenceCount: count ?? 0 };
    const before = known.find(({ type, key }) => type === proposal.type && key === proposal.key);
    if (put(keeping, before, values)) added += 1;
    if (pattern) store.patterns.setStatus(pattern.id, 'promoted_to_insight');
  }
  const proposed = new Set(proposals.map(({ type, key }) => `${type} ${key}`));
  for (const { id, type, key, status } of known)
    if (status === 'pending' && !proposed.has(`${type} ${key}`))
      store.insights.update(id, { status: 'resolved', resolvedAt: now, updatedAt: now });
  return added;
}

function rowOf(pattern: DetectedPattern, userId: number): Omit<Pattern, 'id' | 'status'> {
  const { type, key, count, confidence, firstSeen, lastSeen, evidence, context, proposal } = pattern;
  return {
    userId,
    patternType: type,
    patternKey: key,
    occurrenceCount: count,
    firstSeen,
    lastSeen,
    confidence,
    context: { ...context, evidence, ...(proposal && { proposal }) },
  };
}

type Content = Omit<NewInsight, 'userId' | 'status' | 'createdAt' | 'updatedAt' | 'traceId'>;

function contentOf(proposal: ProposedInsight): Omit<Content, 'patternId' | 'evidenceCount'> {
  const { type, key, title, explanation, action, priority, rule, proof } = proposal;
  return { type, key, title, explanation, action, priority, rule, proof };
}

/** Adds an insight, brings an open one up to date, or opens one again that may be proposed again. True where it is new. */
function put({ store, userId, now, traceId }: Keeping, before: Insight | undefined, values: Content): boolean {
  if (!before) {
    store.insights.add({ ...values, userId, status: 'pending', createdAt: now, updatedAt: now, traceId });
    return true;
  }
  switch (before.status) {
    case 'never':
      return false;
    case 'pending':
    case 'reported':
      if (isSame(before, values)) return false;
      store.insights.update(before.id, { ...values, updatedAt: now });
      return false;
    // Applied before, and its rule no longer in force: what is in force is not proposed.
    case 'applied':
    case 'dismissed':
    case 'undone':
    case 'expired':
    case 'resolved': {
      const opened = {
        status: 'pending',
        reports: 0,
        reportedAt: null,
        resolvedAt: null,
        updatedAt: now,
        traceId,
      } as const;
      store.insights.update(before.id, { ...values, ...opened });
      return true;
    }
  }
}

function isSame(before: Insight, values: Content): boolean {
  return Object.entries(values).every(
    ([name, value]) => JSON.stringify(before[name as keyof Content]) === JSON.stringify(value),
  );
}
