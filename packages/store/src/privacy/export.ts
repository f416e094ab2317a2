import { isoInZone, type ZoneId } from '@noctem/core/kernel';
import { eq } from 'drizzle-orm';
import { changes } from '../changes/schema.ts';
import { clarifications } from '../clarifications/schema.ts';
import { contacts } from '../contacts/schema.ts';
import { corrections } from '../corrections/schema.ts';
import type { Database } from '../database.ts';
import { deliveries } from '../deliveries/schema.ts';
import { inbox } from '../inbox/schema.ts';
import { notes, projects, tasks } from '../items/schema.ts';
import { reminders } from '../reminders/schema.ts';
import { outbox } from '../outbox/schema.ts';
import { settings, users } from '../people/schema.ts';
import { decisionContexts, thoughtRevisions, thoughts } from '../thoughts/schema.ts';
import { executionLogs } from '../traces/schema.ts';

/** Every table that holds rows of a person, under the name it has in an export. A test compares this with the schema. */
export const personTables = {
  settings,
  thoughts,
  thought_revisions: thoughtRevisions,
  decision_contexts: decisionContexts,
  projects,
  tasks,
  notes,
  clarifications,
  reminders,
  corrections,
  changes,
  execution_logs: executionLogs,
  inbox,
  contacts,
  deliveries,
  outbox,
} as const;

/** Everything that is kept of a person, as plain JSON: rows as they are stored, instants as ISO 8601 in `zone`. */
export function exportPerson(database: Database, person: { userId: number; zone: ZoneId }): Record<string, unknown> {
  const user = database.select().from(users).where(eq(users.id, person.userId)).get();
  const tables = Object.entries(personTables).map(([name, table]) => {
    const rows = database.select().from(table).where(eq(table.userId, person.userId)).all();
    return [name, rows.map((row) => readable(row, person.zone))] as const;
  });
  return {
    format: 'noctem-export',
    version: 1,
    person: user && readable(user, person.zone),
    ...Object.fromEntries(tables),
  };
}

const instants = new Set([
  'at',
  'createdAt',
  'updatedAt',
  'sentAt',
  'receivedAt',
  'editedAt',
  'doneAt',
  'pairedAt',
  'dueAt',
  'undoneAt',
  'retractedAt',
  'askedAt',
  'answeredAt',
  'decidedAt',
  'toldAt',
  'runAt',
  'finishedAt',
  'leaseUntil',
]);

function readable(row: Record<string, unknown>, zone: ZoneId): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === 'number' && instants.has(key) ? isoInZone(value, zone) : value,
    ]),
  );
}
