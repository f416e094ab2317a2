import type { EpochMs } from '@noctem/core/kernel';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { settings } from './schema.ts';

/** What people have set, by key. */
export function createSettings(database: Database) {
  const settingsOf = database
    .select({ key: settings.key, value: settings.value })
    .from(settings)
    .where(eq(settings.userId, sql.placeholder('userId')))
    .prepare();

  return {
    settings: (userId: number): Record<string, unknown> =>
      Object.fromEntries(settingsOf.all({ userId }).map((row) => [row.key, row.value])),
    set(userId: number, key: string, setting: { value: unknown; now: EpochMs }): void {
      const row = { userId, key, value: setting.value, updatedAt: setting.now };
      const target = [settings.userId, settings.key];
      database
        .insert(settings)
        .values(row)
        .onConflictDoUpdate({ target, set: { value: row.value, updatedAt: row.updatedAt } })
        .run();
    },
    unset: (userId: number, keys: readonly string[]): void => {
      database
        .delete(settings)
        .where(and(eq(settings.userId, userId), inArray(settings.key, [...keys])))
        .run();
    },
  };
}
