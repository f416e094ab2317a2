import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach } from 'vitest';
import { openStore, type Store } from '../store.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0).toReversed()) close();
});

/** A data folder of the test's own, removed after it. */
export function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'noctem-store-'));
  open.push(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'noctem.db');
  return {
    folder,
    file,
    open: (migrations = 'drizzle'): Store => {
      const store = openStore({ file, migrations });
      open.push(store.close);
      return store;
    },
    /** A connection beside the store's, for what the store never does. */
    raw: (): BetterSqlite3.Database => {
      const client = new BetterSqlite3(file);
      client.pragma('foreign_keys = ON');
      open.push(() => client.close());
      return client;
    },
    /** Names of the files of this folder in whose bytes `word` stands. */
    filesWith: (word: string, under = folder): string[] =>
      readdirSync(under)
        .filter((name) => statSync(join(under, name)).isFile() && readFileSync(join(under, name)).includes(word))
        .toSorted(),
  };
}
