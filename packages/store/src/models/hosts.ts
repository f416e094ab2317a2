import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { meta } from '../people/schema.ts';

const key = 'model_hosts';

const hostForm = z.object({
  name: z.string(),
  state: z.enum(['up', 'away']),
  error: z.string().nullable(),
  since: z.number(),
});

/** An Ollama host as it was when it was last looked at. */
export type ModelHost = z.infer<typeof hostForm>;

const hostsForm = z.array(hostForm);

/** The Ollama hosts that are named in the configuration, as some process of this installation last saw them. */
export function createModelHosts(database: Database) {
  return {
    /** Empty where nobody has looked yet. */
    hosts: (): ModelHost[] => {
      const row = database.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get();
      return row === undefined ? [] : hostsForm.parse(JSON.parse(row.value));
    },
    putHosts: (states: readonly ModelHost[]): void => {
      const value = JSON.stringify(states);
      database.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run();
    },
  };
}
