import { Failure } from '@noctem/core/kernel';
import type { RowChange } from '@noctem/core/items';
import { eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { maintenanceInsights } from '../learning/schema.ts';
import { settingsNow, writeSettings } from '../people/settings-change.ts';
import { suggestions } from '../skills/schema.ts';
import { thoughts } from '../thoughts/schema.ts';
import { notes, projects, tasks } from './schema.ts';
import type { Written } from './written.ts';

const tableOf = { thoughts, tasks, notes, projects, suggestions, maintenance_insights: maintenanceInsights };

/** What acts of people change in rows of any kind, and what the journal takes back. */
export function createRowChanges(database: Database, written: Written) {
  return {
    /** Writes the `after` side of each change. Throws a Failure `row_missing` when a row is gone. */
    apply(changes: readonly RowChange[]): void {
      for (const change of changes) {
        if (change.table === 'settings') writeSettings(database, change);
        else writeRow(database, change.table, change);
        written.noteChange(change);
      }
    },
    /** The row that a change speaks of, as it is now; a setting that is not set is null. */
    current: (change: RowChange): Record<string, unknown> | undefined => {
      if (change.table === 'settings') return settingsNow(database, change);
      const table = tableOf[change.table];
      return database.select().from(table).where(eq(table.id, change.id)).get();
    },
  };
}

function writeRow(database: Database, name: keyof typeof tableOf, { id, after }: RowChange): void {
  const table = tableOf[name];
  const written = database.update(table).set(after).where(eq(table.id, id)).run();
  if (written.changes === 0) throw new Failure('row_missing', `There is no row ${id} in ${name} any more.`);
}
