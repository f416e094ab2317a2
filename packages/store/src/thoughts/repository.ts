import { createHash } from 'node:crypto';
import { type EpochMs, Failure } from '@noctem/core/kernel';
import { and, asc, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { encodedJson, hasId } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { decisionContexts, thoughtRevisions, thoughts } from './schema.ts';

export type Thought = typeof thoughts.$inferSelect;
/** A thought to be kept; one that no rules spoke about and that left no words about time open may leave these out. */
export type NewThought = Omit<Thought, 'id' | 'unresolved' | 'rules'> & Partial<Pick<Thought, 'unresolved' | 'rules'>>;

export interface ThoughtQuery {
  readonly userId: number;
  readonly limit: number;
  readonly since?: EpochMs;
  readonly status?: Thought['status'];
}

export interface Revision {
  readonly userId: number;
  readonly thoughtId: number;
  readonly text: string;
  readonly editedAt: EpochMs;
  readonly traceId: string;
}

/** Messages as they were written, and what edits made of them. */
export function createThoughts(database: Database) {
  const insert = directInsert(
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
  const revisions = database
    .select()
    .from(thoughtRevisions)
    .where(eq(thoughtRevisions.thoughtId, sql.placeholder('thoughtId')))
    .orderBy(asc(thoughtRevisions.number))
    .prepare();
  const revisionsOf = (thoughtId: number) => revisions.all({ thoughtId });

  return {
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
    list: (query: ThoughtQuery): Thought[] =>
      database
        .select()
        .from(thoughts)
        .where(
          and(
            eq(thoughts.userId, query.userId),
            query.since === undefined ? undefined : gte(thoughts.sentAt, query.since),
            query.status === undefined ? undefined : eq(thoughts.status, query.status),
          ),
        )
        .orderBy(desc(thoughts.id))
        .limit(query.limit)
        .all()
        .toReversed(),
    revisions: revisionsOf,
    /** The text as the person last left it. */
    currentText: (thought: Thought): string => revisionsOf(thought.id).at(-1)?.text ?? thought.text,
    addRevision(revision: Revision): void {
      const number = revisionsOf(revision.thoughtId).length + 1;
      database
        .insert(thoughtRevisions)
        .values({ ...revision, number })
        .run();
    },
    /** The revision that an act brought; undefined where it brought none. */
    revisionOfTrace: (traceId: string): typeof thoughtRevisions.$inferSelect | undefined =>
      database.select().from(thoughtRevisions).where(eq(thoughtRevisions.traceId, traceId)).get(),
    /** The first thought of an album of photos; undefined for the first that comes. */
    ofAlbum: (album: { userId: number; chatId: number; album: string; since: EpochMs }): Thought | undefined =>
      database
        .select()
        .from(thoughts)
        .where(
          and(
            eq(thoughts.userId, album.userId),
            gte(thoughts.sentAt, album.since),
            eq(thoughts.chatId, album.chatId),
            sql`${thoughts.attachment} ->> 'album' = ${album.album}`,
          ),
        )
        .orderBy(asc(thoughts.id))
        .get(),
    /** Remembers where the file of a thought was put, relative to the data folder. */
    keepFile: (id: number, path: string): void => {
      database
        .update(thoughts)
        .set({ attachment: sql`json_set(${thoughts.attachment}, '$.path', ${path})` })
        .where(eq(thoughts.id, id))
        .run();
    },
    /** Where the files of a person's thoughts were put. */
    filesOf: (userId: number): string[] =>
      database
        .select({ attachment: thoughts.attachment })
        .from(thoughts)
        .where(and(eq(thoughts.userId, userId), isNotNull(thoughts.attachment)))
        .all()
        .flatMap((row) => row.attachment?.path ?? []),
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

/** What decisions rest on beside their text, kept once and named by the hash of its content. */
export function createDecisionContexts(database: Database) {
  const names = new Map<string, string>();
  const named = new WeakMap<object, string>();
  const kept = new Set<string>();

  function nameOf(context: object): string {
    const name = named.get(context) ?? nameOfContent(JSON.stringify(context));
    named.set(context, name);
    return name;
  }

  function nameOfContent(content: string): string {
    const known = names.get(content);
    if (known !== undefined) return known;
    const name = createHash('sha256').update(content).digest('base64url').slice(0, 16);
    if (names.size > 100) names.clear();
    names.set(content, name);
    return name;
  }

  return {
    /** The name under which a context is kept: the same content always has the same. */
    nameOf,
    /** Keeps a context that one of the person's decisions rested on. */
    keep(userId: number, context: object): void {
      const hash = nameOf(context);
      const key = `${userId} ${hash}`;
      if (kept.has(key)) return;
      database.insert(decisionContexts).values({ userId, hash, context }).onConflictDoNothing().run();
      kept.add(key);
    },
    /** Forgets which contexts this process has kept: the transaction that did may have been rolled back. */
    forget: (): void => kept.clear(),
    find: (userId: number, hash: string): unknown =>
      database
        .select({ context: decisionContexts.context })
        .from(decisionContexts)
        .where(and(eq(decisionContexts.userId, userId), eq(decisionContexts.hash, hash)))
        .get()?.context,
  };
}
