import type { ClockMemory } from '@noctem/core/jobs';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { meta } from '../people/schema.ts';

const key = 'simulated_clock';

/** Keeps the time of a simulated clock over restarts. */
export function createClockMemory(db: Database): ClockMemory {
  return {
    load: () => {
      const row = db.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get();
      return row === undefined ? null : Number(row.value);
    },
    save: (instant) => {
      const value = String(instant);
      db.insert(meta)
        .values({ key, value })
        .onConflictDoUpdate({
          target: meta.key,
          set: { value },
          setWhere: sql`cast(${meta.value} as integer) < ${instant}`,
        })
        .run();
    },
  };
}
