import type { Note } from '@noctem/core/items';
import { eq, sql } from 'drizzle-orm';
import { encodedJson, hasId } from '../columns.ts';
import type { Database } from '../database.ts';
import { directInsert } from '../direct.ts';
import { type ListQuery, newest } from '../newest.ts';
import { notes } from './schema.ts';

/** Notes, as rows. */
export function createNotes(database: Database) {
  const insert = directInsert(
    database,
    database.insert(notes).values({
      userId: sql.placeholder('userId'),
      thoughtId: sql.placeholder('thoughtId'),
      text: sql.placeholder('text'),
      projectId: sql.placeholder('projectId'),
      tags: encodedJson('tags'),
      status: sql.placeholder('status'),
      createdAt: sql.placeholder('createdAt'),
      updatedAt: sql.placeholder('updatedAt'),
    }),
  );
  const byId = database.select().from(notes).where(hasId(notes.id)).prepare();
  const ofThought = database
    .select()
    .from(notes)
    .where(eq(notes.thoughtId, sql.placeholder('thoughtId')))
    .prepare();

  return {
    addNote: (note: Omit<Note, 'id'>): number =>
      Number(insert.run({ ...note, tags: JSON.stringify(note.tags) }).lastInsertRowid),
    note: (id: number): Note | undefined => byId.get({ id }),
    notesOfThought: (thoughtId: number): Note[] => ofThought.all({ thoughtId }),
    /** Newest last. */
    notes: (query: ListQuery<Note['status']>): Note[] =>
      newest(database.select().from(notes).$dynamic(), { query, table: notes, at: notes.createdAt }).all().toReversed(),
  };
}
