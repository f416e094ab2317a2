import type { EpochMs } from '@noctem/core/kernel';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { inbox, type updateTypes } from './schema.ts';

/** What tells one update of Telegram from another. */
export interface UpdateIdentity {
  readonly botId: number;
  readonly updateId: number;
  /** What it speaks about, so that an id which Telegram gives a second time is not taken for the first. */
  readonly fingerprint: string;
}

export interface InboxEntry extends UpdateIdentity {
  readonly userId: number;
  readonly type: (typeof updateTypes)[number];
  readonly receivedAt: EpochMs;
}

/** The updates that took effect. */
export function createInbox(database: Database) {
  const find = database
    .select({ id: inbox.id, fingerprint: inbox.fingerprint })
    .from(inbox)
    .where(and(eq(inbox.botId, sql.placeholder('botId')), eq(inbox.updateId, sql.placeholder('updateId'))))
    .prepare();
  const insert = directInsert(
    database,
    database
      .insert(inbox)
      .values({
        userId: sql.placeholder('userId'),
        botId: sql.placeholder('botId'),
        updateId: sql.placeholder('updateId'),
        type: sql.placeholder('type'),
        fingerprint: sql.placeholder('fingerprint'),
        receivedAt: sql.placeholder('receivedAt'),
      })
      .onConflictDoNothing({ target: [inbox.botId, inbox.updateId] }),
  );
  const latest = database
    .select({ receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(eq(inbox.userId, sql.placeholder('userId')))
    .orderBy(desc(inbox.id))
    .prepare();

  return {
    /** When a person last did anything; null before the first time. */
    latestAt: (userId: number): EpochMs | null => latest.get({ userId })?.receivedAt ?? null,
    /** Writes the update and returns its row id; null when it has taken effect before and must not again. */
    receive(entry: InboxEntry): number | null {
      const written = insert.run({ ...entry });
      if (written.changes === 1) return Number(written.lastInsertRowid);
      const known = find.get({ ...entry });
      if (!known || known.fingerprint === entry.fingerprint) return null;
      database.delete(inbox).where(eq(inbox.id, known.id)).run();
      return Number(insert.run({ ...entry }).lastInsertRowid);
    },
  };
}
