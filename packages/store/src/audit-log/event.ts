import { Failure } from '@noctem/core/kernel';
import { type Column, type LogTable, tableOfType } from './log-tables.ts';

/** Version of the form in which events are written. */
export const logVersion = 1;

/** The first line of a log. */
export interface LogHeader {
  readonly v: number;
  readonly type: 'log';
  /** The installation that wrote it. */
  readonly source: string;
}

/** One line of a log: a row as it stood, with who it belongs to. */
export interface LogEvent {
  readonly table: LogTable;
  /** Names the event for ever, wherever it is read in: the installation where it happened, its type and number there. */
  readonly uid: string;
  readonly data: Row;
}

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** Where an event happened, from its uid: `3f2a…/thought/12`. */
export interface Origin {
  readonly source: string;
  readonly type: string;
  readonly id: number;
}

const uidForm = /^([0-9a-zA-Z-]{1,64})\/([a-z]{1,20})\/(\d{1,15})$/;

/** Null of an event whose row has no number (a setting, a context, an analysis). */
export function originOf(uid: string): Origin | null {
  const [, source, type, id] = uidForm.exec(uid) ?? [];
  return source === undefined || type === undefined ? null : { source, type, id: Number(id) };
}

/** Reads the first line of a log. */
export function readHeader(line: string): LogHeader {
  const header = parseLine(line, 1);
  if (
    header['type'] !== 'log' ||
    typeof header['source'] !== 'string' ||
    !/^[0-9a-zA-Z-]{1,64}$/.test(header['source'])
  )
    throw refused('This is no log of Noctem: it should begin with the line that `noctem logs export` writes first.');
  if (header['v'] !== logVersion)
    throw refused(
      `This log has version ${JSON.stringify(header['v'])}; this program reads version ${logVersion}. Nothing was imported.`,
    );
  return { v: logVersion, type: 'log', source: header['source'] };
}

/**
 * Reads one line. `number` is that of the line, for the sentence that says what is wrong.
 *
 * @throws Failure `bad_log` when the line is cut off or is no event of this version.
 */
export function readEvent(line: string, number: number): LogEvent {
  const event = parseLine(line, number);
  const { v, uid, type, data } = event;
  if (v !== logVersion) throw wrong(number, `has version ${JSON.stringify(v)} instead of ${logVersion}`);
  const table = typeof type === 'string' ? tableOfType.get(type) : undefined;
  if (table === undefined) throw wrong(number, `is of no known type`);
  if (typeof uid !== 'string' || uid.length > 300) throw wrong(number, 'has no uid');
  const origin = originOf(uid);
  if (table.keys.length === 0 && origin?.type !== type) throw wrong(number, 'has a uid of another type');
  return { table, uid, data: rowOf(table, data, number) };
}

function rowOf(table: LogTable, data: unknown, line: number): Row {
  if (!isRecord(data)) throw wrong(line, 'has no data');
  const row: Record<string, Cell> = {};
  for (const [name, column] of table.columns) {
    const value = Object.hasOwn(data, name) ? data[name] : null;
    row[name] = cellOf(value ?? null, column, { line, name });
  }
  return row;
}

function cellOf(value: unknown, column: Column, of: { line: number; name: string }): Cell {
  if (value === null) {
    if (column.isNeeded) throw wrong(of.line, `lacks ${of.name}`);
    return null;
  }
  switch (column.kind) {
    case 'json':
      return JSON.stringify(value);
    case 'integer':
      if (Number.isSafeInteger(value)) return Number(value);
      break;
    case 'real':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      break;
    case 'text':
      if (typeof value === 'string') return value;
  }
  throw wrong(of.line, `has a ${of.name} that cannot be`);
}

function parseLine(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(line);
    if (isRecord(parsed)) return parsed;
  } catch {
    throw wrong(number, 'is no JSON; the log may be cut off there');
  }
  throw wrong(number, 'is no event');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(line: number, what: string): Failure {
  return refused(`Line ${line} of the log ${what}; nothing was imported.`);
}

function refused(sentence: string): Failure {
  return new Failure('bad_log', sentence);
}
