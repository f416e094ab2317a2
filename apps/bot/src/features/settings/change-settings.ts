import type { RowChange } from '@noctem/core/items';
import type { Act } from '../../conversation/turn.ts';
import { journal } from '../../filing/journal.ts';

/** Settings as they are to be written, by key; null takes one away. */
export type SettingsPatch = Readonly<Record<string, unknown>>;

/** Writes settings with their entry in the journal, so that /undo brings the old ones back. Null when nothing changes. */
export function changeSettings(turn: Act, patch: SettingsPatch, label: string): number | null {
  const { store } = turn;
  const row = settingsChange(turn, patch);
  if (!row) return null;
  store.items.apply([row]);
  return journal(turn, label, [row]);
}

/** What setting these would change, before and after; null where it is so already. Writes nothing. */
export function settingsChange({ store, person, now }: Act, patch: SettingsPatch): RowChange | null {
  const set = store.people.settings(person.id);
  const changed = Object.keys(patch).filter((key) => JSON.stringify(set[key] ?? null) !== JSON.stringify(patch[key]));
  if (changed.length === 0) return null;
  const side = (values: SettingsPatch) => Object.fromEntries(changed.map((key) => [key, values[key] ?? null]));
  return {
    table: 'settings',
    id: person.id,
    before: { ...side(set), updatedAt: now },
    after: { ...side(patch), updatedAt: now },
  };
}
