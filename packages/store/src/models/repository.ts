import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { createModelHosts } from './hosts.ts';
import { modelRegistry } from './schema.ts';

export type RegisteredModel = typeof modelRegistry.$inferSelect;
export type NewModel = typeof modelRegistry.$inferInsert;

/** The models of the Ollama hosts, as they were last seen and measured. */
export function createModelRegistry(database: Database) {
  return {
    ...createModelHosts(database),
    /** Writes what is known of the model of this host and name; what is left out stays as it is. */
    put: (model: NewModel): void => {
      database
        .insert(modelRegistry)
        .values(model)
        .onConflictDoUpdate({ target: [modelRegistry.host, modelRegistry.name], set: model })
        .run();
    },
    update: (of: { host: string; name: string }, values: Partial<NewModel>): void => {
      database
        .update(modelRegistry)
        .set(values)
        .where(and(eq(modelRegistry.host, of.host), eq(modelRegistry.name, of.name)))
        .run();
    },
    all: (): RegisteredModel[] => database.select().from(modelRegistry).orderBy(asc(modelRegistry.id)).all(),
  };
}
