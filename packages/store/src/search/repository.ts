import type { SubjectType } from '@noctem/core/items';
import type { Database } from '../database.ts';

/** One thing found, newest first among equals. `text` is its whole text: title, note, name or message. */
export interface Hit {
  readonly type: SubjectType;
  readonly id: number;
  readonly text: string;
}

/** In the index a row is named by one number: four times its id, plus 0 for a thought, 1 a task, 2 a note, 3 a project. */
const texts = `
  select 'thought' as type, id, coalesce((select r.text from thought_revisions r where r.thought_id = t.id order by r.number desc limit 1), text) as text, 4 * id as entry
    from thoughts t where user_id = @user and status <> 'forgotten'
      and not exists (select 1 from tasks where thought_id = t.id and status <> 'deleted')
      and not exists (select 1 from notes where thought_id = t.id and status <> 'deleted')
      and not exists (select 1 from projects where thought_id = t.id and status <> 'deleted')
  union all select 'task', id, title, 4 * id + 1 from tasks where user_id = @user and status <> 'deleted'
  union all select 'note', id, text, 4 * id + 2 from notes where user_id = @user and status <> 'deleted'
  union all select 'project', id, name, 4 * id + 3 from projects where user_id = @user and status <> 'deleted'`;

/** Whoever looks for more than these has named what they look for; the index takes a long time over many. */
const mostWords = 24;

/** Full-text search over a person's thoughts, tasks, notes and projects. A thought is shown as the item it became. */
export function createSearch(database: Database) {
  const matching = database.$client.prepare<[string, number], { entry: number }>(
    'select rowid as entry from search where search match ? order by rank limit ?',
  );
  const byEntry = database.$client.prepare<{ user: number; entries: string }, Hit & { entry: number }>(
    `select * from (${texts}) where entry in (select value from json_each(@entries))`,
  );
  const containing = database.$client.prepare<{ user: number; word: string; limit: number }, Hit & { entry: number }>(
    `select * from (${texts}) where instr(lower(text), @word) > 0 order by id desc limit @limit`,
  );

  return {
    /**
     * What holds all of the words (of a long text the first ones; each may be the beginning of a word), best first. Scripts that do not part their
     * words by spaces, and pieces inside a word, are found by a scan when the index knows none.
     */
    find(query: { userId: number; words: readonly string[]; limit: number }): Hit[] {
      const words = distinctWords(query.words);
      if (words.length === 0) return [];
      const entries = matchingEntries(words);
      const hits = byEntry.all({ user: query.userId, entries: JSON.stringify(entries) });
      if (hits.length > 0) return inOrderOf(entries, hits).slice(0, query.limit);
      const [first = '', ...others] = words.map((word) => word.toLowerCase());
      return containing
        .all({ user: query.userId, word: first, limit: 1_000 })
        .filter((hit) => others.every((word) => hit.text.toLowerCase().includes(word)))
        .slice(0, query.limit)
        .map(({ type, id, text }) => ({ type, id, text }));
    },
  };

  function matchingEntries(words: readonly string[]): number[] {
    const expression = words.map((word) => `"${word.replaceAll('"', '""').replaceAll('\0', '')}"*`).join(' ');
    return matching.all(expression, 1_000).map((row) => row.entry);
  }
}

function distinctWords(words: readonly string[]): string[] {
  const known = new Map(words.map((word) => [word.trim().toLowerCase(), word]));
  known.delete('');
  return [...known.values()].slice(0, mostWords);
}

function inOrderOf(entries: readonly number[], hits: readonly (Hit & { entry: number })[]): Hit[] {
  const byEntry = new Map(hits.map((hit) => [hit.entry, hit]));
  return entries.flatMap((entry) => {
    const hit = byEntry.get(entry);
    return hit ? [{ type: hit.type, id: hit.id, text: hit.text }] : [];
  });
}
