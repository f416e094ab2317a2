import type { Turn } from '../../conversation/turn.ts';
import { journal } from '../../filing/journal.ts';

/** Settings as they are to be written, by key; null takes one away. */
export type SettingsPatch = Readonly<Record<string, unknown>>;

/** Writes settings with their entry in the journal, so that /undo brings the old ones back. Null when nothing changes. */
export function changeSettings(turn: Turn, patch: SettingsPatch, label: string): number | null {
  const { store, person, now } = turn;
  const set = store.people.settings(person.id);
  const changed = Object.keys(patch).filter((key) => JSON.stringify(set[key] ?? null) !== JSON.stringify(patch[key]));
  if (changed.length === 0) return null;
  const side = (values: SettingsPatch) => Object.fromEntries(changed.map((key) => [key, values[key] ?? null]));
  const row = {
    table: 'settings' as const,
    id: person.id,
    before: { ...side(set), updatedAt: now },
    after: { ...side(patch), updatedAt: now },
  };
  store.items.apply([row]);
  return journal(turn, label, [row]);
}
