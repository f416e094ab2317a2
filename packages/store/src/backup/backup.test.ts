import { exportOf } from '../testing/export-of.ts';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../testing/open-folder.ts';
import { at, populate } from '../testing/populate.ts';
import { backUp, restoreFrom } from './backup.ts';

function populated() {
  const folder = openFolder();
  const store = folder.open();
  const people = populate(store, 'milk');
  return { folder, store, ...people, copy: join(folder.folder, 'copy.db') };
}

describe('a backup', () => {
  it('restored twice leaves what was there at first beside what came then', async () => {
    const { folder, store, copy } = populated();
    await store.backups.to(copy);
    store.close();
    const options = { file: folder.file, migrations: 'drizzle' };
    const kept = [await restoreFrom(copy, options), await restoreFrom(copy, options)];
    expect(kept).toEqual([`${folder.file}.before-restore`, `${folder.file}.before-restore-2`]);
    for (const file of kept) expect(existsSync(String(file))).toBe(true);
  });

  it('brings back what was there, and keeps what it takes the place of', async () => {
    const { folder, store, userId, copy } = populated();
    const before = await exportOf(store, { userId, zone: 'UTC' });
    await store.backups.to(copy);
    await store.erasePerson(userId);
    await store.backups.restore(copy);
    expect(await exportOf(store, { userId, zone: 'UTC' })).toEqual(before);
    expect(store.search.find({ userId, words: ['ferry'], limit: 9 })).not.toEqual([]);
    const replaced = new BetterSqlite3(`${folder.file}.before-restore`, { readonly: true });
    expect(replaced.prepare('select count(*) as n from users').get()).toEqual({ n: 1 });
    replaced.close();
    store.people.local(at);
    store.close();
    expect(folder.open().people.list()).toHaveLength(3);
  });

  it('is one file, whole even while the bot is writing', async () => {
    const { folder, store, userId, copy } = populated();
    const copying = store.backups.to(copy);
    for (let n = 0; n < 200; n += 1) store.people.set(userId, `key ${n}`, { value: n, now: at });
    await copying;
    expect(readdirSync(folder.folder).filter((name) => name.startsWith('copy.db'))).toEqual(['copy.db']);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 40_000)],
    ['with a page of nonsense', (bytes: Buffer) => Buffer.from(bytes).fill(0xab, 8_192, 20_000)],
    ['of another kind', () => Buffer.from('a letter to a friend, not a database at all'.repeat(100))],
    ['empty', () => Buffer.alloc(0)],
  ])('that is %s is refused, and the database stays as it is', async (_what, damage) => {
    const { store, userId, copy } = populated();
    await store.backups.to(copy);
    writeFileSync(copy, damage(readFileSync(copy)));
    const before = await exportOf(store, { userId, zone: 'UTC' });
    await expect(store.backups.restore(copy)).rejects.toMatchObject({ code: 'backup_bad' });
    expect(await exportOf(store, { userId, zone: 'UTC' })).toEqual(before);
  });

  it('that is not there, or of a newer program, is refused in a sentence', async () => {
    const { store, copy } = populated();
    await expect(store.backups.restore(copy)).rejects.toMatchObject({ code: 'backup_missing' });
    await store.backups.to(copy);
    const newer = new BetterSqlite3(copy);
    newer.prepare(`insert into __drizzle_migrations (hash, created_at) values ('x', 99999999999999)`).run();
    newer.close();
    await expect(store.backups.restore(copy)).rejects.toMatchObject({ code: 'database_newer' });
  });

  it('never takes the place of an older one unless it is good', async () => {
    const { folder, store, copy } = populated();
    await store.backups.to(copy);
    const good = readFileSync(copy);
    const hurt = join(folder.folder, 'hurt.db');
    copyFileSync(copy, hurt);
    writeFileSync(hurt, Buffer.from(good).fill(0xab, 8_192, 20_000));
    await expect(backUp(hurt, copy)).rejects.toThrow(/malformed|did not pass/);
    expect(readFileSync(copy).equals(good)).toBe(true);
    expect(existsSync(`${copy}.part`)).toBe(false);
  });

  it.each([
    ['with a page of nonsense', (bytes: Buffer) => Buffer.from(bytes).fill(0xab, 8_192, 20_000)],
    ['of another kind', () => Buffer.from('a letter to a friend, not a database at all'.repeat(100))],
  ])('takes the place of a database that is %s, which is put aside as it is', async (_what, damage) => {
    const { folder, store, userId, copy } = populated();
    await store.backups.to(copy);
    const before = await exportOf(store, { userId, zone: 'UTC' });
    store.close();
    const damaged = damage(readFileSync(folder.file));
    writeFileSync(folder.file, damaged);
    await restoreFrom(copy, { file: folder.file, migrations: 'drizzle' });
    expect(await exportOf(folder.open(), { userId, zone: 'UTC' })).toEqual(before);
    expect(readFileSync(`${folder.file}.before-restore`).equals(damaged)).toBe(true);
  });

  it('is kept for seven days, one for each', async () => {
    const { store } = populated();
    mkdirSync(store.backups.folder);
    writeFileSync(join(store.backups.folder, 'noctem-2026-10-30.db.part'), 'cut off');
    for (let day = 1; day <= 10; day += 1) await store.backups.daily(`2026-11-${String(day).padStart(2, '0')}`);
    await store.backups.daily('2026-11-10');
    expect(readdirSync(store.backups.folder).toSorted()).toEqual(
      ['04', '05', '06', '07', '08', '09', '10'].map((day) => `noctem-2026-11-${day}.db`),
    );
    expect(store.backups.newestDay()).toBe('2026-11-10');
    store.houseNotes.noteCopy('2026-11-09');
    expect(store.backups.newestDay()).toBe('2026-11-10');
    store.houseNotes.noteCopy('2026-11-12');
    expect(store.backups.newestDay()).toBe('2026-11-12');
  });
});
