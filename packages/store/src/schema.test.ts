import { describe, expect, it } from 'vitest';
import { personTables } from './privacy/export.ts';
import { openFolder } from './testing/open-folder.ts';
import { populate } from './testing/populate.ts';

function populated() {
  const folder = openFolder();
  const store = folder.open();
  return { folder, store, ...populate(store, 'milk'), raw: folder.raw() };
}

describe('the schema', () => {
  it.each([
    ['thoughts', 'kind', 'dream'],
    ['thoughts', 'status', 'lost'],
    ['thoughts', 'final_kind', 'command'],
    ['thoughts', 'source', 'fax'],
    ['thoughts', 'confidence', 1.5],
    ['thoughts', 'confidence', -0.1],
    ['thoughts', 'ambiguity', 'scope'],
    ['tasks', 'status', 'half'],
    ['tasks', 'importance', 'huge'],
    ['tasks', 'date', '24.11.2026'],
    ['tasks', 'date', null],
    ['tasks', 'time', '5pm'],
    ['tasks', 'time', '31:00'],
    ['tasks', 'tags', 'shop'],
    ['notes', 'status', 'open'],
    ['notes', 'tags', 'shop'],
    ['projects', 'status', 'kept'],
    ['corrections', 'route', 'guess'],
    ['corrections', 'weight', 2],
    ['execution_logs', 'stage', 'nap'],
    ['inbox', 'type', 'poll'],
    ['deliveries', 'status', 'lost'],
    ['deliveries', 'method', 'fax'],
    ['deliveries', 'channel', 'fax'],
    ['users', 'role', 'king'],
    ['users', 'access', 'perhaps'],
    ['outbox', 'status', 'lost'],
    ['outbox', 'payload', 'no json'],
    ['settings', 'value', 'no json'],
    ['changes', 'rows', 'no json'],
  ])('refuses what %s.%s cannot be: %s', (table, column, value) => {
    const { raw } = populated();
    expect(() => raw.prepare(`update ${table} set ${column} = ?`).run(value)).toThrow(/CHECK constraint/);
  });

  it('refuses an edit of a message that is not named, and work that runs without a lease', () => {
    const { raw } = populated();
    expect(() => raw.prepare(`update deliveries set method = 'edit', message_id = null`).run()).toThrow(/CHECK/);
    expect(() => raw.prepare(`update outbox set status = 'running'`).run()).toThrow(/CHECK/);
    expect(() => raw.prepare(`update outbox set status = 'done'`).run()).toThrow(/CHECK/);
  });

  it.each([
    ['thoughts', 'user_id'],
    ['tasks', 'user_id'],
    ['tasks', 'thought_id'],
    ['tasks', 'project_id'],
    ['notes', 'thought_id'],
    ['projects', 'user_id'],
    ['thought_revisions', 'thought_id'],
    ['corrections', 'thought_id'],
    ['corrections', 'change_id'],
    ['execution_logs', 'user_id'],
    ['inbox', 'user_id'],
    ['deliveries', 'inbox_id'],
    ['outbox', 'user_id'],
    ['settings', 'user_id'],
    ['decision_contexts', 'user_id'],
  ])('refuses a row of %s whose %s names nothing', (table, column) => {
    const { raw } = populated();
    expect(() => raw.prepare(`update ${table} set ${column} = 999 where rowid = 1`).run()).toThrow(/FOREIGN KEY/);
  });

  it.each([
    ['thoughts', 'bot_id, chat_id, message_id', 'update thoughts set chat_id = 7, message_id = 7'],
    ['inbox', 'bot_id, update_id', 'update inbox set update_id = 7'],
    ['users', 'telegram_id', 'update users set telegram_id = 7'],
    ['projects', 'user_id, name_key', `update projects set user_id = 1, name_key = 'x'`],
    ['thought_revisions', 'thought_id, number', 'update thought_revisions set thought_id = 1'],
    ['outbox', 'job_id', `update outbox set job_id = 'x'`],
    ['decision_contexts', 'user_id, hash', `update decision_contexts set user_id = 1, hash = 'x'`],
  ])('holds one row of %s for each %s', (_table, _key, statement) => {
    const { raw } = populated();
    expect(() => raw.prepare(statement).run()).toThrow(/UNIQUE constraint/);
  });

  it('lets thoughts of the command line, which have no message, stand side by side', () => {
    const { raw } = populated();
    raw.prepare('update thoughts set bot_id = null, chat_id = null, message_id = null').run();
    expect(raw.prepare('select count(*) as n from thoughts').get()).toEqual({ n: 2 });
  });

  it('gives every domain row to a person, whose export and erasure know every such table', () => {
    const { raw } = populated();
    const tables = raw
      .prepare<[], { name: string }>(
        `select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'user_id'`,
      )
      .all()
      .map(({ name }) => name);
    expect(Object.keys(personTables).toSorted()).toEqual(tables.toSorted());
    const nobodys = raw
      .prepare<[], { name: string }>(
        `select name from sqlite_master m where type = 'table' and name not like 'sqlite_%' and name not like 'search%'
         and not exists (select 1 from pragma_table_info(m.name) c where c.name = 'user_id')`,
      )
      .all()
      .map(({ name }) => name);
    expect(nobodys.toSorted()).toEqual(['__drizzle_migrations', 'meta', 'model_registry', 'schedules', 'users']);
  });
});
