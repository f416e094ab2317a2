import type BetterSqlite3 from 'better-sqlite3';
import { type LogEvent, originOf } from './event.ts';
import { type IdRun, IdRuns } from './id-runs.ts';
import { logTables, tableOfType } from './log-tables.ts';

export interface Target extends Pick<IdRun, 'target' | 'isComplete' | 'isMatched' | 'isRelative'> {
  /** It happened in this very house, where its number is its own. */
  readonly isOwn?: boolean;
}

export type LogMap = ReturnType<typeof openLogMap>;

/**
 * What the events of one log are here. Events are known by where they first happened, whichever log tells of them; ids
 * inside an event are those of the installation that wrote the log (`exporter`).
 */
export function openLogMap(client: BetterSqlite3.Database, of: { exporter: string; own: string }) {
  const { exporter, own } = of;
  const runs = storedRuns(client);
  /** Rows that the exporter had itself imported: by the ids that they have with it. */
  const aliases = new IdRuns();
  const blocks = new Map<string, number>();
  const told = new Set<IdRun>();
  const isHere = existence(client);

  const found = (type: string, id: number) => aliases.find(exporter, type, id) ?? runs.find(exporter, type, id);

  return {
    /**
     * The id here of what the log calls `id`; null where it is not here. Before ids are reserved the number says no more
     * than that it will be: see `settled`.
     */
    here(type: string, id: number): number | null {
      const run = found(type, id);
      if (run !== undefined) return run.target + id - run.first;
      return exporter === own && isHere(type, id) ? id : null;
    },
    /** The id here of what was here before this log. */
    settled(type: string, id: number): number | null {
      return found(type, id)?.isRelative === true ? null : this.here(type, id);
    },
    /** Where an event that is known already stands; undefined of a new one. */
    known({ uid }: LogEvent): Target | undefined {
      const origin = originOf(uid);
      if (origin === null) return undefined;
      const run = runs.find(origin.source, origin.type, origin.id);
      if (run === undefined)
        return origin.source === own && isHere(origin.type, origin.id) ? ownPlace(origin.id) : undefined;
      told.add(run);
      return { ...run, target: run.target + origin.id - run.first };
    },
    /** Where something of this house's own goes that is not there any more; undefined of what happened elsewhere. */
    ownPlace({ uid }: LogEvent): Target | undefined {
      const origin = originOf(uid);
      return origin?.source === own ? { ...ownPlace(origin.id), isComplete: false } : undefined;
    },
    /** Remembers what an event is here. Without a target it gets the next id of the block that will be reserved. */
    put({ uid, table, data }: LogEvent, target: Target | null): void {
      const origin = originOf(uid);
      if (origin === null) return;
      const next = blocks.get(table.type) ?? 0;
      const place = target ?? { target: next, isComplete: false, isMatched: false, isRelative: true };
      if (target === null) blocks.set(table.type, next + 1);
      const { isOwn = false, ...run } = place;
      const userId = typeof data['user_id'] === 'number' ? data['user_id'] : null;
      const isKnown = runs.find(origin.source, origin.type, origin.id) !== undefined || (isOwn && place.isComplete);
      if (!isKnown) runs.add(origin, { ...run, userId });
      const local = Number(data['id']);
      if (origin.source !== exporter || origin.id !== local)
        aliases.add({ source: exporter, type: table.type, id: local }, { ...run, userId: null });
    },
    /** Takes the ids that the new rows need, whoever else is writing. In the transaction that is open. */
    reserve(): void {
      const bases = new Map([...blocks].map(([type, count]) => [type, reserveIds(client, type, count)]));
      for (const map of [runs, aliases])
        for (const { type, run } of map.all()) {
          if (!run.isRelative) continue;
          run.target += bases.get(type) ?? 0;
          run.isRelative = false;
        }
    },
    /** Writes down what is what, so that an import that is killed can go on. In the same transaction, once the people are there. */
    note(): void {
      const noted = new Set(client.prepare<[], string>(`select ${nameOfRun} from log_imports`).pluck().all());
      const write = client.prepare(
        'insert into log_imports (user_id, source, type, first, last, target, matched, complete) values (?, ?, ?, ?, ?, ?, ?, 0)',
      );
      for (const { source, type, run } of runs.all()) {
        if (source === own || noted.has(`${source}/${type}/${run.first}`)) continue;
        for (const part of type === 'person' ? oneByOne(run) : [run]) {
          const person =
            type === 'person' ? part.target : part.userId === null ? null : this.here('person', part.userId);
          write.run(person, source, type, part.first, part.last, part.target, Number(part.isMatched));
        }
      }
    },
    /** From now on nothing that this log told is read in again. */
    complete(): void {
      const close = client.prepare(
        'update log_imports set complete = 1 where source = ? and type = ? and first between ? and ?',
      );
      for (const { source, type, run } of runs.all()) if (told.has(run)) close.run(source, type, run.first, run.last);
    },
  };
}

const nameOfRun = `source || '/' || type || '/' || first`;

function ownPlace(id: number): Target {
  return { target: id, isComplete: true, isMatched: false, isRelative: false, isOwn: true };
}

/** Each person goes by themselves: whoever is erased is forgotten here too. */
function oneByOne({ first, last, target, ...run }: IdRun): IdRun[] {
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    ...run,
    first: first + at,
    last: first + at,
    target: target + at,
  }));
}

function storedRuns(client: BetterSqlite3.Database): IdRuns {
  const runs = new IdRuns();
  for (const row of client.prepare<[], StoredRun>('select * from log_imports order by id').all())
    runs.restore(row, {
      first: row.first,
      last: row.last,
      target: row.target,
      userId: row.user_id,
      isComplete: row.complete === 1,
      isMatched: row.matched === 1,
      isRelative: false,
    });
  return runs;
}

function existence(client: BetterSqlite3.Database) {
  const statements = new Map(
    logTables
      .filter(({ keys }) => keys.length === 0)
      .map(({ type, name }) => [type, client.prepare<[number], number>(`select 1 from ${name} where id = ?`).pluck()]),
  );
  return (type: string, id: number): boolean => statements.get(type)?.get(id) !== undefined;
}

interface StoredRun {
  readonly user_id: number | null;
  readonly source: string;
  readonly type: string;
  readonly first: number;
  readonly last: number;
  readonly target: number;
  readonly matched: number;
  readonly complete: number;
}

/** The first of `count` ids that nobody else will be given. */
function reserveIds(client: BetterSqlite3.Database, type: string, count: number): number {
  const name = tableOfType.get(type)?.name ?? '';
  const greatest = client.prepare(`select coalesce(max(id), 0) from ${name}`).pluck().get();
  const given = client.prepare('select seq from sqlite_sequence where name = ?').pluck().get(name);
  const base = Math.max(Number(greatest), Number(given ?? 0)) + 1;
  if (given === undefined)
    client.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(name, base + count - 1);
  else client.prepare('update sqlite_sequence set seq = ? where name = ?').run(base + count - 1, name);
  return base;
}
