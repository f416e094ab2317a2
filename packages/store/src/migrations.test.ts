import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '@noctem/core/kernel';
import { describe, expect, it } from 'vitest';
import { connect } from './database.ts';
import { appliedMigration, newestMigration } from './migrations.ts';
import { openFolder } from './testing/open-folder.ts';
import { at, populate } from './testing/populate.ts';

type Folder = ReturnType<typeof openFolder>;

/** The migrations of the program and one more, as a later version would bring it. */
function withMigration(folder: Folder, sql: string, name = 'later'): string {
  const migrations = join(folder.folder, name);
  cpSync('drizzle', migrations, { recursive: true });
  const journalFile = join(migrations, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { idx: number; when: number }[] };
  const idx = journal.entries.length;
  const when = newestMigration('drizzle') + 1_000;
  const entry = { ...journal.entries.at(-1), idx, when, tag: `${String(idx).padStart(4, '0')}_${name}` };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(join(migrations, `${entry.tag}.sql`), sql);
  return migrations;
}

/** A table made anew as drizzle-kit does it: the pragma stands inside, where it has no effect. */
function rebuildOf(folder: Folder, table: string): string {
  const client = folder.raw();
  const schema = client.prepare<[string], { sql: string }>('select sql from sqlite_master where name = ?').get(table);
  const columns = client
    .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
    .all()
    .map((column) => `"${column.name}"`)
    .join(', ');
  const indexes = client
    .prepare<[string], { sql: string }>(
      `select sql from sqlite_master where type in ('index', 'trigger') and tbl_name = ? and sql is not null`,
    )
    .all(table);
  client.close();
  return [
    'PRAGMA foreign_keys=OFF;',
    (schema?.sql ?? '')
      .replaceAll(`"${table}".`, `"__new_${table}".`)
      .replace(`\`${table}\``, `\`__new_${table}\``)
      .replace('(\n', '(\n\t"extra" text,\n'),
    `INSERT INTO \`__new_${table}\`(${columns}) SELECT ${columns} FROM \`${table}\`;`,
    `DROP TABLE \`${table}\`;`,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`,
    'PRAGMA foreign_keys=ON;',
    ...indexes.map((index) => index.sql),
  ].join('\n--> statement-breakpoint\n');
}

function rowCounts(folder: Folder): Record<string, number> {
  const client = folder.raw();
  const tables = client
    .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
    .all()
    .filter(({ name }) => !name.startsWith('search') && name !== '__drizzle_migrations');
  const counts = tables.map(({ name }) => [
    name,
    client.prepare<[], { n: number }>(`select count(*) as n from "${name}"`).get()?.n ?? 0,
  ]);
  client.close();
  return Object.fromEntries(counts);
}

describe('migrations', () => {
  it('lose no row when a table that others refer to is made anew', () => {
    for (const table of ['users', 'thoughts', 'tasks']) {
      const folder = openFolder();
      const store = folder.open();
      populate(store, 'milk');
      store.close();
      const before = rowCounts(folder);
      expect(Object.values(before).filter((count) => count === 0).length).toBeLessThanOrEqual(3);
      const later = folder.open(withMigration(folder, rebuildOf(folder, table)));
      expect(rowCounts(folder)).toEqual(before);
      expect(later.search.find({ userId: 1, words: ['ferry'], limit: 10 })).not.toEqual([]);
      expect(existsSync(`${folder.file}.before-migration`)).toBe(true);
      expect(folder.raw().pragma('foreign_key_check')).toEqual([]);
    }
  });

  it('leave the file as it was when one fails', () => {
    const folder = openFolder();
    const store = folder.open();
    populate(store, 'milk');
    store.close();
    const before = rowCounts(folder);
    const applied = appliedMigration(folder.file);
    const broken = withMigration(
      folder,
      'ALTER TABLE tasks ADD COLUMN extra text;\n--> statement-breakpoint\nDELETE FROM notes;\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);',
    );
    expect(() => folder.open(broken)).toThrow(/nowhere/);
    expect(appliedMigration(folder.file)).toBe(applied);
    expect(rowCounts(folder)).toEqual(before);
    expect(folder.open().items.task(1)).toMatchObject({ title: 'buy milk for the ferry' });
  });

  it('leave the file as it was when one would leave references to nothing', () => {
    const folder = openFolder();
    const store = folder.open();
    populate(store, 'milk');
    store.close();
    const before = rowCounts(folder);
    const broken = withMigration(folder, 'DELETE FROM projects;');
    expect(() => folder.open(broken)).toThrow(/dangling references in (notes, tasks|tasks, notes)/);
    expect(rowCounts(folder)).toEqual(before);
    expect(folder.open().people.list()).toHaveLength(2);
  });

  it('refuse a database that a later program wrote, in a sentence, and leave it alone', () => {
    const folder = openFolder();
    folder.open(withMigration(folder, 'CREATE TABLE new_things (id integer);')).close();
    let failure: unknown;
    try {
      folder.open();
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'database_newer' });
    expect(String(failure)).toMatch(/newer Noctem than this one\. Update the program/);
    expect(folder.raw().prepare('select * from new_things').all()).toEqual([]);
  });

  it('run once when several processes start at the same time', async () => {
    const folder = openFolder();
    folder.open().close();
    const migrations = withMigration(
      folder,
      'CREATE TABLE marks (at integer);\n--> statement-breakpoint\nINSERT INTO marks VALUES (1);',
    );
    const script = `import { openStore } from ${JSON.stringify(join(process.cwd(), 'packages/store/src/index.ts'))};
      const store = openStore({ file: process.argv[1], migrations: process.argv[2] });
      store.transact(() => store.people.local(${at}));
      store.close();`;
    const start = () =>
      promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
        folder.file,
        migrations,
      ]);
    await Promise.all([start(), start(), start()]);
    expect(folder.raw().prepare('select * from marks').all()).toEqual([{ at: 1 }]);
    expect(folder.open(migrations).people.list()).toHaveLength(1);
  });

  it('make a new database when several processes find none', async () => {
    const folder = openFolder();
    const script = `import { openStore } from ${JSON.stringify(join(process.cwd(), 'packages/store/src/index.ts'))};
      const store = openStore({ file: process.argv[1], migrations: 'drizzle' });
      store.transact(() => store.people.local(${at}));
      store.close();`;
    const start = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder.file]);
    await Promise.all([start(), start(), start()]);
    expect(folder.open().people.list()).toHaveLength(1);
  });

  it('find nothing to do the second time', () => {
    const folder = openFolder();
    folder.open().close();
    folder.open().close();
    expect(existsSync(`${folder.file}.before-migration`)).toBe(false);
    expect(appliedMigration(folder.file)).toBe(newestMigration('drizzle'));
  });
});

describe('a connection', () => {
  it('keeps what was answered over a loss of power, and holds references', () => {
    const folder = openFolder();
    const store = folder.open();
    const { $client } = connect(folder.file);
    const pragma = (name: string) => $client.pragma(name, { simple: true });
    // 2 is FULL: each commit waits for the disk.
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    $client.close();
    expect(() => store.thoughts.addRevision({ userId: 9, thoughtId: 9, text: '', editedAt: 0, traceId: '' })).toThrow(
      /FOREIGN KEY/,
    );
  });

  it('takes back all of a transaction that fails', () => {
    const store = openFolder().open();
    expect(() =>
      store.transact(() => {
        store.people.local(at);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.people.list()).toEqual([]);
  });
});
