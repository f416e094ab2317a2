import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '@noctem/core/kernel';
import type { Statement } from 'better-sqlite3';
import { type Database, forgivably, transact } from '../database.ts';
import { type LogEvent, type LogHeader, readEvent, readHeader, type Row } from './event.ts';
import { installationOf } from './installation.ts';
import { type LogMap, openLogMap, type Target } from './log-map.ts';
import { logTables } from './log-tables.ts';
import { asStranger, isEmptyHouse, personHere } from './people-here.ts';
import { remapped } from './remap.ts';
import { insertInto, openScratch } from './scratch.ts';

export interface LogSource {
  /** The lines of the log, from the first: it is read twice. */
  readonly lines: () => AsyncIterable<string>;
  /** Folder of the generated migrations. */
  readonly migrations: string;
}

/** What an import came to, in events. */
export interface Imported {
  readonly events: number;
  readonly added: number;
  /** Here already, or read in before. */
  readonly known: number;
  /** They speak of something that the log does not hold. */
  readonly leftOut: number;
}

/** So many rows are written in one transaction: whoever waits for the lock waits a few milliseconds. */
const batch = 60;
/** Whoever waits looks now and then only: the lock has to be free for longer than it is held. */
const pauseMs = 5;
/** Longer lines are no events of ours. */
const longestLine = 16 * 1024 * 1024;

/**
 * Reads a log in. Into an empty house everything comes as it was, ids included; elsewhere ids are given anew and people
 * meet by their Telegram ids. What was read in before, from whatever log, is left as it stands. The whole log is looked
 * at before anything is written; an import that was killed goes on where it stopped when it is begun again.
 *
 * @throws Failure `bad_log` when it is no log, of another version, cut off within a line, or holds what cannot be: then
 * nothing was written.
 */
export async function importLog(database: Database, source: LogSource): Promise<Imported> {
  const client = database.$client;
  const header = await headerOf(source);
  const map = openLogMap(client, { exporter: header.source, own: installationOf(client) });
  const house: House = { database, map, isEmpty: isEmptyHouse(client) };
  const people = await survey(house, source);
  transact(database, () => settle(house, people));
  const counts = await write(house, source);
  transact(database, () => map.complete());
  return counts;
}

interface House {
  readonly database: Database;
  readonly map: LogMap;
  readonly isEmpty: boolean;
}

async function headerOf({ lines }: LogSource): Promise<LogHeader> {
  for await (const line of lines()) return readHeader(line);
  throw new Failure('bad_log', 'The log is empty; nothing was imported.');
}

async function* eventsOf({ lines }: LogSource): AsyncGenerator<LogEvent> {
  let number = 0;
  for await (const line of lines()) {
    number += 1;
    if (line.length > longestLine)
      throw new Failure('bad_log', `Line ${number} of the log is too long to be an event; nothing was imported.`);
    if (number > 1 && line.trim() !== '') yield readEvent(line, number);
  }
}

/** Looks at every event and decides what it will be here; returns the people who are new. */
async function survey(house: House, source: LogSource): Promise<LogEvent[]> {
  const { map } = house;
  const scratch = openScratch(source.migrations);
  const find = finder(house);
  const people: LogEvent[] = [];
  try {
    for await (const event of eventsOf(source)) {
      tryOn(scratch, event);
      if (event.table.keys.length > 0) continue;
      const known = map.known(event);
      if (known !== undefined) map.put(event, known);
      else if (event.table.type === 'person') {
        const id = house.isEmpty ? null : personHere(house.database.$client, event.data);
        if (id === null) people.push(event);
        map.put(event, id === null ? place(house, event) : matched(id));
      } else if (isAnchored(house, event)) map.put(event, find(event) ?? place(house, event));
    }
  } finally {
    scratch.close();
  }
  return people;
}

function tryOn(scratch: ReturnType<typeof openScratch>, { table, data, uid }: LogEvent): void {
  try {
    scratch.test(table, data);
  } catch (error) {
    throw new Failure('bad_log', `The event ${uid} of the log is no ${table.type} that can be; nothing was imported.`, {
      cause: error,
    });
  }
}

/** Where a new event goes: to its own id in an empty house, else to the next one. */
function place({ isEmpty, map }: House, event: LogEvent): Target | null {
  if (isEmpty) return { target: Number(event.data['id']), isComplete: false, isMatched: false, isRelative: false };
  return map.ownPlace(event) ?? null;
}

function matched(id: number): Target {
  return { target: id, isComplete: true, isMatched: true, isRelative: false };
}

/** Whether the person and all that the event needs are here, or will be. */
function isAnchored({ map }: House, { table, data }: LogEvent): boolean {
  const { user_id: user } = data;
  if (typeof user === 'number' && map.here('person', user) === null) return false;
  return table.references.every(({ column, type, isNeeded }) => {
    const id = data[column];
    return !isNeeded || typeof id !== 'number' || map.here(type, id) !== null;
  });
}

/** Finds what is here already under another name: a message that was also written here, a project of that name. */
function finder({ database, map, isEmpty }: House) {
  const statements = new Map(
    logTables
      .filter(({ identity }) => identity.length > 0)
      .map(({ type, name, identity }) => [
        type,
        database.$client
          .prepare<Row, number>(
            `select id from ${name} where user_id = @user_id and ${identity.map((column) => `${column} = @${column}`).join(' and ')}`,
          )
          .pluck(),
      ]),
  );
  return ({ table, data }: LogEvent) => {
    const statement = isEmpty ? undefined : statements.get(table.type);
    if (statement === undefined) return null;
    const user = map.settled('person', Number(data['user_id']));
    const id = user === null ? undefined : statement.get({ ...data, user_id: user });
    return id === undefined ? null : matched(id);
  };
}

/** Makes room for the log in one transaction: the people who are new, and the ids of all that comes. */
function settle({ database, map, isEmpty }: House, people: readonly LogEvent[]): void {
  const client = database.$client;
  if (isEmpty) client.prepare('delete from users').run();
  map.reserve();
  for (const { table, data } of people) {
    const id = map.here('person', Number(data['id']));
    client.prepare(insertInto(table, 'insert or ignore')).run({ ...(isEmpty ? data : asStranger(data)), id });
  }
  map.note();
}

async function write(house: House, source: LogSource): Promise<Imported> {
  const { database, map } = house;
  const inserts = new Map(
    logTables.map((table) => [table.type, database.$client.prepare(insertInto(table, 'insert or ignore'))]),
  );
  const inForce = database.$client.prepare<Row, number>(
    'select 1 from learned_rules where user_id = @user_id and type = @type and key = @key and until_at is null and id <> @id',
  );
  const counts = { events: 0, added: 0, known: 0, leftOut: 0 };
  const writeOne = (event: LogEvent): keyof typeof counts => {
    const known = map.known(event);
    if (event.table.type === 'person') return known?.isComplete === true ? 'known' : 'added';
    if (known?.isComplete === true) return 'known';
    const row = rowHere(house, event);
    if (row === null) return 'leftOut';
    // Two rules about the same cannot both be in force: the one that is here goes on.
    const isSecond = event.table.type === 'rule' && row['until_at'] === null && inForce.get(row) !== undefined;
    const written = isSecond ? { ...row, until_at: row['from_at'] ?? null } : row;
    return insert(inserts.get(event.table.type), written);
  };
  for await (const events of batchesOf(eventsOf(source))) {
    const writeAll = () => {
      for (const event of events) {
        counts.events += 1;
        counts[writeOne(event)] += 1;
      }
    };
    // What the power takes is read in again; the last transaction of all waits for the disk.
    forgivably(database, () => transact(database, writeAll));
    await pause(pauseMs);
  }
  return counts;
}

function insert(statement: Statement<[Row]> | undefined, row: Row): 'added' | 'known' | 'leftOut' {
  try {
    return (statement?.run(row).changes ?? 0) > 0 ? 'added' : 'known';
  } catch (error) {
    // What it names was taken for something else that is here, and is not there itself.
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return 'leftOut';
    throw error;
  }
}

/** The row as it is written here; null where it cannot be, for want of what it speaks of. */
function rowHere({ map, isEmpty }: House, { table, data }: LogEvent): Row | null {
  const { user_id: user } = data;
  const userId = typeof user === 'number' ? map.here('person', user) : null;
  if (typeof user === 'number' && userId === null) return null;
  const row = remapped(table, data, (type, id) => map.here(type, id), { isPlain: isEmpty });
  if (row === null) return null;
  if (table.keys.length > 0) return { ...row, user_id: userId };
  const id = map.here(table.type, Number(data['id']));
  return id === null ? null : { ...row, id, user_id: userId };
}

async function* batchesOf(events: AsyncIterable<LogEvent>): AsyncGenerator<LogEvent[]> {
  let some: LogEvent[] = [];
  for await (const event of events) {
    some.push(event);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
