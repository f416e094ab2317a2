import { afterEach, describe, expect, it } from 'vitest';
import { connect, type Database, forgivably } from './database.ts';

/** What SQLite calls to wait for the disk at every commit, and not to. */
const waits = 2;
const waitsNot = 1;

describe('a connection', () => {
  const opened: Database[] = [];
  const open = (forgivable?: boolean): Database => {
    const database = connect(':memory:', forgivable);
    opened.push(database);
    return database;
  };
  afterEach(() => {
    for (const database of opened.splice(0)) database.$client.close();
  });
  const setting = ({ $client }: Database) => $client.pragma('synchronous', { simple: true });

  it('waits for the disk but for what is forgivable, and does so again when that failed', () => {
    const database = open();
    expect(setting(database)).toBe(waits);
    expect(forgivably(database, () => setting(database))).toBe(waitsNot);
    expect(setting(database)).toBe(waits);
    expect(() =>
      forgivably(database, () => {
        throw new Error('in vain');
      }),
    ).toThrow('in vain');
    expect(setting(database)).toBe(waits);
  });

  it('is as lasting as the transaction that is open on it', () => {
    const database = open();
    database.$client.exec('begin immediate');
    expect(forgivably(database, () => setting(database))).toBe(waits);
    database.$client.exec('rollback');
  });

  it('that is forgivable as a whole never waits for the disk', () => {
    const database = open(true);
    forgivably(database, () => undefined);
    expect(setting(database)).toBe(waitsNot);
  });
});
