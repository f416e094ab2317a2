import type BetterSqlite3 from 'better-sqlite3';
import type { Row } from './event.ts';

/** Whether nobody has said anything here yet: the log then is all there is, ids included. */
export function isEmptyHouse(client: BetterSqlite3.Database): boolean {
  const said = client.prepare(
    `select exists (select 1 from thoughts) or exists (select 1 from execution_logs) or exists (select 1 from users where role <> 'local')`,
  );
  return said.pluck().get() === 0;
}

/**
 * Who a person of a log is here: the one with the same Telegram id; for the one at the command line the first owner or
 * the local person, as for an owner where nobody has paired yet. Null for somebody new.
 */
export function personHere(client: BetterSqlite3.Database, { telegram_id: telegramId, role }: Row): number | null {
  const id = (sql: string, ...bound: unknown[]) => {
    const found = client
      .prepare(sql)
      .pluck()
      .get(...bound);
    return typeof found === 'number' ? found : null;
  };
  const same = telegramId === null ? null : id('select id from users where telegram_id = ?', telegramId);
  if (same !== null || role === 'guest') return same;
  const owner = id(`select id from users where role = 'owner' and access = 'allowed' order by paired_at, id limit 1`);
  if (owner !== null) return role === 'local' ? owner : null;
  return id(`select id from users where role = 'local'`);
}

/** Somebody new, as they come into a house that others live in: a log lets nobody in. */
export function asStranger(row: Row): Row {
  return row['role'] === 'local' ? row : { ...row, role: 'guest', access: 'revoked' };
}
