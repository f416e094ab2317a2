import { randomUUID } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';

/** Name of this installation, in the logs that it writes and on a Redis that several share: made once, kept with the database. */
export function installationOf(client: BetterSqlite3.Database): string {
  client.prepare(`insert into meta (key, value) values ('installation', ?) on conflict do nothing`).run(randomUUID());
  return String(client.prepare(`select value from meta where key = 'installation'`).pluck().get());
}
