import { Failure } from '@noctem/core/kernel';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { encodedJson, hasId } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { type ListQuery, newest } from '../newest.ts';
import { createAttachments } from './attachments.ts';
import { createRevisions } from './revisions.ts';
import { thoughts } from './schema.ts';

export type Thought = typeof thoughts.$inferSelect;
/** A thought to be kept; one that no rules spoke about and that left no words about time open may leave these out. */
export type NewThought = Omit<Thought, 'id' | 'unresolved' | 'rules'> & Partial<Pick<Thought, 'unresolved' | 'rules'>>;

/** Messages as they were written, and what edits made of them. */
export function createThoughts(database: Database) {
  const insert = preparedInsert(database);
  const ofMessage = database
    .select()
    .from(thoughts)
    .where(
      and(
        eq(thoughts.botId, sql.placeholder('botId')),
        eq(thoughts.chatId, sql.placeholder('chatId')),
        eq(thoughts.messageId, sql.placeholder('messageId')),
      ),
    )
    .prepare();
  const byId = database.select().from(thoughts).where(hasId(thoughts.id)).prepare();
  return {
    ...createRevisions(database),
    ...createAttachments(database),
    /** Keeps a thought; null where its message was kept before. */
    addOnce(thought: NewThought): number | null {
      const written = insert.run({
        ...thought,
        attachment: thought.attachment && JSON.stringify(thought.attachment),
        unresolved: thought.unresolved ? JSON.stringify(thought.unresolved) : null,
        rules: thought.rules ? JSON.stringify(thought.rules) : null,
      });
      return written.changes === 0 ? null : Number(written.lastInsertRowid);
    },
    /** Keeps a thought. Throws a Failure `known_message` where its message was kept before. */
    add(thought: NewThought): number {
      const id = this.addOnce(thought);
      if (id === null) throw new Failure('known_message', 'This message is kept already.');
      return id;
    },
    byId: (id: number): Thought | undefined => byId.get({ id }),
    byMessage: (message: { botId: number; chatId: number; messageId: number }): Thought | undefined =>
      ofMessage.get(message),
    /** Id of a person's newest thought; 0 before the first. */
    newestId: (userId: number): number =>
      database
        .select({ id: thoughts.id })
        .from(thoughts)
        .where(sql`+${thoughts.userId} = ${userId}`)
        .orderBy(desc(thoughts.id))
        .get()?.id ?? 0,
    /** Newest last. */
    list: (query: ListQuery<Thought['status']>): Thought[] =>
      newest(database.select().from(thoughts).$dynamic(), { query, table: thoughts, at: thoughts.sentAt })
        .all()
        .toReversed(),
    /** Thoughts that wait for an answer, oldest first. */
    pending: (userId: number, limit: number): Thought[] =>
      database
        .select()
        .from(thoughts)
        .where(and(eq(thoughts.userId, userId), sql`status = 'pending'`))
        .orderBy(asc(thoughts.id))
        .limit(limit)
        .all(),
  };
}

function preparedInsert(database: Database) {
  return directInsert(
    database,
    database
      .insert(thoughts)
      .values({
        userId: sql.placeholder('userId'),
        source: sql.placeholder('source'),
        botId: sql.placeholder('botId'),
        chatId: sql.placeholder('chatId'),
        messageId: sql.placeholder('messageId'),
        text: sql.placeholder('text'),
        sentAt: sql.placeholder('sentAt'),
        receivedAt: sql.placeholder('receivedAt'),
        zone: sql.placeholder('zone'),
        kind: sql.placeholder('kind'),
        confidence: sql.placeholder('confidence'),
        ambiguity: sql.placeholder('ambiguity'),
        finalKind: sql.placeholder('finalKind'),
        status: sql.placeholder('status'),
        traceId: sql.placeholder('traceId'),
        attachment: encodedJson('attachment'),
        forwardedFrom: sql.placeholder('forwardedFrom'),
        unresolved: encodedJson('unresolved'),
        rules: encodedJson('rules'),
      })
      .onConflictDoNothing({ target: [thoughts.botId, thoughts.chatId, thoughts.messageId] }),
  );
}
