import { type EpochMs, oneLine, type ZoneId } from '@noctem/core/kernel';
import { type Finding, findTrouble, reconcileFindings } from '@noctem/core/skills';
import { TraceRecorder } from '@noctem/core/traces';
import { type Insight, problemInThread, type Store } from '@noctem/store';
import { type HouseFacts, houseFacts, personalFacts } from './facts.ts';

export interface ScanParts {
  readonly store: Store;
  readonly zone: ZoneId;
  readonly now: () => EpochMs;
  readonly newTraceId: () => string;
}

/** The findings of a person that are open, the most pressing first. */
export function openFindings(store: Store, userId: number): Insight[] {
  return ['pending' as const, 'reported' as const]
    .flatMap((status) => store.insights.of(userId, status))
    .filter(({ type }) => type === 'maintenance')
    .toSorted((left, right) => right.priority - left.priority || left.id - right.id);
}

/**
 * Looks at the machinery and brings the findings of these people up to date: new ones open, those whose cause is gone are
 * resolved. Doing it twice changes nothing. Returns how many are open of all of them together.
 */
export async function scanMaintenance(parts: ScanParts, userIds: readonly number[]): Promise<number> {
  const { store, zone } = parts;
  const damage = firstLine(await problemInThread(store.file));
  const house = houseFacts(store, { now: parts.now(), zone, damage });
  for (const userId of userIds) scanFor(parts, { userId, house });
  return userIds.reduce((sum, userId) => sum + openFindings(store, userId).length, 0);
}

/** A check of a damaged database says something of every page. */
function firstLine(damage: string | null): string | null {
  return damage === null ? null : oneLine(damage.replace(/^\*{3}[^\n]*\n/u, '').split('\n')[0] ?? '', 120);
}

/** Those whom findings concern: the owners, since nobody else can do anything about the machinery. */
export function ownersOf(store: Store): number[] {
  return store.people.list().flatMap(({ id, role }) => (role === 'owner' ? [id] : []));
}

function scanFor(parts: ScanParts, { userId, house }: { userId: number; house: HouseFacts }): void {
  const { store } = parts;
  const now = parts.now();
  const trace = new TraceRecorder({ traceId: parts.newTraceId(), at: now, timer: () => performance.now() });
  const facts = { ...house, ...personalFacts(store, { userId, now }) };
  trace.record({ stage: 'input', component: 'scan-maintenance', outcome: 'looked', metadata: figuresOf(facts) });
  const found = findTrouble(facts);
  store.transact(() => {
    const written = writeFindings(store, { userId, now, traceId: trace.traceId, found });
    trace.record({ stage: 'execute', component: 'scan-maintenance', outcome: 'written', metadata: written });
    store.traces.write(userId, trace.finish('scan-maintenance', found.length === 0 ? 'all-well' : 'found'));
  });
}

interface Writing {
  readonly userId: number;
  readonly now: EpochMs;
  readonly traceId: string;
  readonly found: readonly Finding[];
}

function writeFindings(store: Store, { userId, now, traceId, found }: Writing): Record<string, unknown> {
  const kept = store.insights.of(userId).filter(({ type }) => type === 'maintenance');
  const known = kept.map(({ id, key, status }) => ({ id, key, isResolved: status === 'resolved' }));
  const { open, renew, resolve } = reconcileFindings(known, found);
  for (const finding of open)
    store.insights.add({ ...rowOf(finding), userId, createdAt: now, updatedAt: now, traceId });
  for (const { id, finding, reopens } of renew) {
    const { key: _, type: __, status, ...words } = rowOf(finding);
    store.insights.update(id, { ...words, updatedAt: now, ...(reopens && { status, resolvedAt: null, traceId }) });
  }
  for (const id of resolve) store.insights.update(id, { status: 'resolved', resolvedAt: now, updatedAt: now });
  return { opened: open.map(({ key }) => key), open: found.map(({ key }) => key), resolved: resolve };
}

function rowOf(finding: Finding) {
  const none = { patternId: null, rule: null, proof: null, evidenceCount: 1 };
  return { ...finding, ...none, type: 'maintenance' as const, status: 'pending' as const };
}

/** What was looked at, for the trace: figures, no models by name. */
function figuresOf({ models, ...facts }: Parameters<typeof findTrouble>[0]): Record<string, unknown> {
  return { ...facts, models: models.length };
}
