import { sql } from 'drizzle-orm';
import { check, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, oneOf } from '../columns.ts';

/** ok: answers; failing: it was asked and did not answer well; missing: its host no longer has it, or is away; unknown: never asked. */
export const modelHealths = ['ok', 'failing', 'missing', 'unknown'] as const;

/** The models that were found on the Ollama hosts, with what was measured of them. Of the installation, of no person. */
export const modelRegistry = sqliteTable(
  'model_registry',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    name: text().notNull(),
    host: text().notNull(),
    family: text(),
    /** As Ollama says it, `7.6B`. */
    parameterSize: text(),
    quantization: text(),
    contextLength: integer(),
    bytes: integer(),
    capabilities: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Whether it was in memory when it was last looked at. */
    loaded: integer({ mode: 'boolean' }).notNull().default(false),
    tokensPerSec: real(),
    firstTokenMs: real(),
    /** Share of structured answers that were valid without a repair, 0 to 1. */
    validJsonRate: real(),
    /** Quality of the built-in probe for each kind of work, 0 to 1. */
    quality: text({ mode: 'json' }).$type<Readonly<Record<string, number>>>(),
    health: text({ enum: modelHealths }).notNull(),
    lastError: text(),
    lastSeen: instant().notNull(),
    lastBenchmarked: instant(),
  },
  (table) => [
    uniqueIndex('model_registry_host_name').on(table.host, table.name),
    check('model_registry_health', oneOf(table.health, modelHealths)),
    check('model_registry_capabilities', sql`json_valid(${table.capabilities})`),
    check('model_registry_quality', sql`${table.quality} is null or json_valid(${table.quality})`),
  ],
);
