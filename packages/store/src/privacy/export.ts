import { isoInZone, type ZoneId } from '@noctem/core/kernel';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { logImports } from '../audit-log/schema.ts';
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
import { detectedPatterns, learnedRules, maintenanceInsights, reviews, trials } from '../learning/schema.ts';
import { analyses, suggestions } from '../skills/schema.ts';
import { nextTurn } from './next-turn.ts';

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
  suggestions,
  analyses,
  detected_patterns: detectedPatterns,
  maintenance_insights: maintenanceInsights,
  learned_rules: learnedRules,
  reviews,
  trials,
  log_imports: logImports,
} as const;

/** So many rows are read in one go: nobody waits for the export of a long life. */
const page = 500;

/**
 * Everything that is kept of a person as one JSON document, piece by piece: rows as they are stored, instants as ISO 8601
 * in `zone`. Between the pieces others have their turn.
 */
export async function* exportPieces(
  database: Database,
  person: { userId: number; zone: ZoneId },
): AsyncGenerator<string> {
  const user = database.select().from(users).where(eq(users.id, person.userId)).get();
  yield `{"format":"noctem-export","version":1,"person":${JSON.stringify(user ? readable(user, person.zone) : null)}`;
  for (const [name, table] of Object.entries(personTables)) {
    yield `,\n${JSON.stringify(name)}:[`;
    let parted = '\n';
    for (let after = 0; ;) {
      const rows = pageOf(database, table, { userId: person.userId, after });
      const last = rows.at(-1);
      if (!last) break;
      after = last.rowid;
      yield parted + rows.map(({ rowid: _, ...row }) => JSON.stringify(readable(row, person.zone))).join(',\n');
      parted = ',\n';
      await nextTurn();
    }
    yield ']';
  }
  yield '}\n';
}

type PersonTable = (typeof personTables)[keyof typeof personTables];

function pageOf(database: Database, table: PersonTable, of: { userId: number; after: number }) {
  return database
    .select({ ...getTableColumns(table), rowid: sql<number>`rowid` })
    .from(table)
    .where(and(eq(table.userId, of.userId), sql`rowid > ${of.after}`))
    .orderBy(sql`rowid`)
    .limit(page)
    .all();
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
  'firstSeen',
  'lastSeen',
  'reportedAt',
  'resolvedAt',
  'fromAt',
  'untilAt',
  'lastApplied',
  'shownAt',
  'outcomeAt',
]);

function readable(row: Record<string, unknown>, zone: ZoneId): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === 'number' && instants.has(key) ? isoInZone(value, zone) : value,
    ]),
  );
}
