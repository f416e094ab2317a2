import { ignoredAfterMs } from '@noctem/core/skills';
import type { EpochMs } from '@noctem/core/kernel';
import { TraceRecorder } from '@noctem/core/traces';
import type { Store, Suggestion } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';

/**
 * Brings suggestions in line with items that were changed: what is done or deleted needs none any more, what was opened
 * again has its own back. Belongs into the transaction that changed them.
 */
export function reconcileSuggestions(
  act: Act,
  changed: { tasks: readonly number[]; projects: readonly number[] },
): void {
  for (const id of changed.tasks)
    reconcile(act, { targetType: 'task', targetId: id, isOpen: act.store.items.task(id)?.status === 'open' });
  for (const id of changed.projects)
    reconcile(act, { targetType: 'project', targetId: id, isOpen: act.store.items.project(id)?.status === 'open' });
}

interface Target {
  readonly targetType: Suggestion['targetType'];
  readonly targetId: number;
  readonly isOpen: boolean;
}

function reconcile({ store, now, trace }: Act, { isOpen, ...target }: Target): void {
  const all = store.suggestions.allOf(target);
  const open = all.filter(({ outcome }) => outcome === null);
  if (!isOpen) {
    for (const { id } of open) {
      store.suggestions.update(id, { outcome: 'ignored', outcomeAt: now });
      trace.record({ stage: 'execute', component: 'suggestion', outcome: 'ignored', metadata: { suggestion: id } });
    }
    return;
  }
  const last = all.at(-1);
  // Younger than a week and yet ignored: only the closing of its item can have done that.
  if (last?.outcome === 'ignored' && last.createdAt + ignoredAfterMs > now)
    store.suggestions.update(last.id, { outcome: null, outcomeAt: null });
}

/** Counts as ignored what has waited for an answer for a week, each with a trace. Returns how many there were. */
export function ignoreOld({
  store,
  now,
  newTraceId,
}: {
  store: Store;
  now: EpochMs;
  newTraceId: () => string;
}): number {
  const old = store.suggestions.openSince(now - ignoredAfterMs);
  for (const suggestion of old) {
    store.suggestions.update(suggestion.id, { outcome: 'ignored', outcomeAt: suggestion.createdAt + ignoredAfterMs });
    traceIgnored(store, suggestion, { now, traceId: newTraceId() });
  }
  return old.length;
}

function traceIgnored(store: Store, suggestion: Suggestion, at: { now: EpochMs; traceId: string }): void {
  const { id, userId, targetType, targetId, model, shownAt, traceId } = suggestion;
  const trace = new TraceRecorder({ traceId: at.traceId, at: at.now, timer: () => 0 });
  const task = targetType === 'task' ? store.items.task(targetId) : undefined;
  trace.link({
    taskId: task?.id ?? null,
    thoughtId: task?.thoughtId ?? null,
    projectId: targetType === 'project' ? targetId : (task?.projectId ?? null),
  });
  const metadata = { suggestion: id, model, shown: shownAt !== null, analysis: traceId };
  trace.record({ stage: 'execute', component: 'suggestion', outcome: 'ignored', metadata });
  store.traces.write(userId, trace.finish('suggestion', 'ignored'));
}
