import type { RowChange } from '@noctem/core/items';
import type { Act } from '../conversation/turn.ts';

/** Keeps what an act changed, under the words that an undo of it says. Returns the id that its Undo button names. */
export function journal(act: Act, label: string, rows: readonly RowChange[]): number {
  const { store, person, trace, now } = act;
  return store.changes.add({ userId: person.id, traceId: trace.traceId, label, rows, at: now });
}
