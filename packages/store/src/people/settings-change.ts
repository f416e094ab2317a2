import type { RowChange } from '@noctem/core/items';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { settings } from './schema.ts';

/** Names the instant of the writing among the keys of a change: it is no setting. */
const instantKey = 'updatedAt';

/** Writes the `after` side of a change of a person's settings; a key that is null is taken away. */
export function writeSettings(database: Database, { id: userId, after }: RowChange): void {
  const updatedAt = Number(after[instantKey] ?? 0);
  for (const [key, value] of Object.entries(after)) {
    if (key === instantKey) continue;
    const place = and(eq(settings.userId, userId), eq(settings.key, key));
    database.delete(settings).where(place).run();
    if (value !== null) database.insert(settings).values({ userId, key, value, updatedAt }).run();
  }
}

/** What is set now of the keys that a change speaks of; null for one that is not set. */
export function settingsNow(database: Database, { id, after }: RowChange): Record<string, unknown> {
  const rows = database.select().from(settings).where(eq(settings.userId, id)).all();
  const set = new Map<string, unknown>(rows.map((row) => [row.key, row.value]));
  return Object.fromEntries(Object.keys(after).map((key) => [key, set.get(key) ?? null]));
}
