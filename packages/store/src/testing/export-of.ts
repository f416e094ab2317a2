import type { Store } from '../store.ts';

/** Everything that is kept of a person, read back from the text that an export is. */
export async function exportOf(
  store: Store,
  person: Parameters<Store['exportPieces']>[0],
): Promise<Record<string, unknown>> {
  let text = '';
  for await (const piece of store.exportPieces(person)) text += piece;
  return JSON.parse(text) as Record<string, unknown>;
}
