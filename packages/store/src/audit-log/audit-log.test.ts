import { describe, expect, it } from 'vitest';
import { personTables } from '../privacy/export.ts';
import { openFolder } from '../testing/open-folder.ts';
import { at, populate } from '../testing/populate.ts';
import type { Store } from '../store.ts';
import { logTables } from './log-tables.ts';

type Raw = ReturnType<ReturnType<typeof openFolder>['raw']>;

/** A house in which two people have said everything there is. */
function inhabited(word = 'milk') {
  const folder = openFolder();
  const store = folder.open();
  const people = populate(store, word);
  store.thoughts.add({
    ...(store.thoughts.byId(people.thoughtId) ?? fail()),
    messageId: 77,
    text: 'a ruled one',
    traceId: 'ruled',
    rules: [1],
  });
  const reasons = [['rule:1', 'importance', 0, 0, 4]];
  const row = {
    component: 'capture',
    outcome: 'task',
    at,
    durationUs: 1,
    confidence: 0.9,
    classifier: 'c',
    projectId: null,
  };
  store.traces.write(people.userId, [
    { ...row, traceId: 'ruled', stage: 'classify', ruleSet: '1', metadata: { reasons }, thoughtId: 3, taskId: null },
  ]);
  store.traces.write(null, [
    { ...row, traceId: 'own', stage: 'complete', ruleSet: null, metadata: null, thoughtId: null, taskId: null },
  ]);
  return { store, raw: folder.raw(), ...people };
}

function empty() {
  const folder = openFolder();
  return { store: folder.open(), raw: folder.raw() };
}

function fail(): never {
  throw new Error('it is not there');
}

/** Turns those who live here into other people, who wrote to another bot. */
function makeOthers(raw: Raw): void {
  raw.exec('update users set telegram_id = telegram_id + 100; update thoughts set bot_id = bot_id + 1');
}

const logOf = (store: Store, span = {}) => [...store.exportLog(span)].join('');

async function* linesIn(text: string): AsyncGenerator<string> {
  yield* text.split('\n').filter((line, at_, all) => at_ < all.length - 1 || line !== '');
}

const read = (store: Store, log: string) => store.importLog(() => linesIn(log));

/** Everything that a log can hold, as it stands in the tables. */
function dump(raw: Raw): Record<string, unknown[]> {
  return Object.fromEntries(
    logTables.map(({ name }) => [name, raw.prepare(`select * from ${name} order by rowid`).all()]),
  );
}

const foreignKeysHold = (raw: Raw) => expect(raw.pragma('foreign_key_check')).toEqual([]);

describe('the audit log', () => {
  it('holds every table of a person but what only goes to and fro, and what can be worked out again', () => {
    const held = new Set(logTables.map(({ name }) => name));
    const left = Object.keys(personTables).filter((name) => !held.has(name));
    expect(left.toSorted()).toEqual(['deliveries', 'inbox', 'log_imports', 'outbox', 'trials']);
  });

  it('is lines of JSON with a version and a uid of their own, the same each time', () => {
    const { store } = inhabited();
    const log = logOf(store);
    const events = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.every(({ v }) => v === 1)).toBe(true);
    const uids = events.slice(1).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    expect(logOf(store)).toBe(log);
  });

  it('makes an empty house what the other one was, ids included', async () => {
    const from = inhabited();
    const to = empty();
    const result = await read(to.store, logOf(from.store));
    expect(result.added).toBe(result.events);
    expect(dump(to.raw)).toEqual(dump(from.raw));
    foreignKeysHold(to.raw);
    expect(to.store.search.find({ userId: from.userId, words: ['ferry'], limit: 9 }).length).toBeGreaterThan(0);
  });

  it('takes a house for empty in which somebody only looked around', async () => {
    const from = inhabited();
    const to = empty();
    to.store.people.local(at);
    await read(to.store, logOf(from.store));
    expect(dump(to.raw)).toEqual(dump(from.raw));
  });

  it('read in twice adds nothing, nor at home', async () => {
    const from = inhabited();
    const log = logOf(from.store);
    const to = empty();
    await read(to.store, log);
    for (const house of [from, to]) {
      const before = dump(house.raw);
      expect(await read(house.store, log)).toMatchObject({ added: 0, leftOut: 0 });
      expect(dump(house.raw)).toEqual(before);
    }
  });

  it('gives new ids where others live, and every id inside follows', async () => {
    const from = inhabited('milk');
    const to = inhabited('bread');
    makeOthers(to.raw);
    const before = dump(to.raw);
    const first = await read(to.store, logOf(from.store));
    expect(first.leftOut).toBe(0);
    foreignKeysHold(to.raw);
    const after = dump(to.raw);
    for (const { name } of logTables) {
      expect(after[name]?.slice(0, before[name]?.length)).toEqual(before[name]);
      expect(after[name]?.length).toBe((before[name]?.length ?? 0) * 2);
    }
    const ada = to.raw.prepare('select * from users where telegram_id = 1').get() as Record<string, unknown>;
    expect(ada).toMatchObject({ role: 'guest', access: 'revoked' });
    const rule = to.raw
      .prepare(`select * from learned_rules where user_id = ? and key = 'phrase:buy milk for the ferry'`)
      .get(ada['id']);
    const { id } = rule as { id: number };
    expect(id).toBeGreaterThan(2);
    const ruled = to.raw
      .prepare(`select * from thoughts where text = 'a ruled one' and user_id = ?`)
      .get(ada['id']) as Record<string, unknown>;
    expect(JSON.parse(String(ruled['rules']))).toEqual([id]);
    const trace = to.raw
      .prepare(`select * from execution_logs where trace_id = 'ruled' and user_id = ?`)
      .get(ada['id']) as Record<string, unknown>;
    expect(trace).toMatchObject({ rule_set: String(id), thought_id: ruled['id'] });
    expect(JSON.parse(String(trace['metadata']))).toEqual({ reasons: [[`rule:${id}`, 'importance', 0, 0, 4]] });
    const evidence = to.raw
      .prepare(
        `select t.user_id from detected_patterns p, json_each(p.context, '$.evidence') e join thoughts t on t.id = e.value where p.user_id = ?`,
      )
      .pluck()
      .all(ada['id']);
    expect(evidence).toEqual([ada['id']]);
    const changed = to.raw
      .prepare(
        `select t.user_id from changes c, json_each(c.rows) r join tasks t on t.id = r.value ->> 'id' where c.user_id = ?`,
      )
      .pluck()
      .all(ada['id']);
    expect(new Set(changed)).toEqual(new Set([ada['id']]));
    expect(await read(to.store, logOf(from.store))).toMatchObject({ added: 0, leftOut: 0 });
    expect(dump(to.raw)).toEqual(after);
  });

  it('that went through another house comes home and adds nothing', async () => {
    const home = inhabited('milk');
    const away = inhabited('bread');
    makeOthers(away.raw);
    await read(away.store, logOf(home.store));
    const back = logOf(away.store);
    const result = await read(home.store, back);
    expect(home.raw.prepare('select count(*) from thoughts').pluck().get()).toBe(6);
    expect(result.leftOut).toBe(0);
    foreignKeysHold(home.raw);
  });

  it('meets the same person, and what they have here already', async () => {
    const from = inhabited('milk');
    const to = inhabited('milk');
    const before = dump(to.raw);
    const { leftOut } = await read(to.store, logOf(from.store));
    expect(leftOut).toBe(0);
    foreignKeysHold(to.raw);
    const after = dump(to.raw);
    for (const name of ['users', 'projects', 'contacts', 'detected_patterns', 'maintenance_insights', 'settings'])
      expect(after[name]).toEqual(before[name]);
    // The same messages of the same bot are the same thoughts; a rule about the same cannot be in force twice.
    expect(after['thoughts']).toEqual(before['thoughts']);
    const inForce = to.raw.prepare('select count(*) from learned_rules where until_at is null').pluck().get();
    expect(inForce).toBe(2);
  });

  it('of a span holds what happened in it, and what it speaks of is left out where it is missing', async () => {
    const { store } = inhabited();
    expect(logOf(store, { since: at + 1 }).includes('"type":"thought"')).toBe(false);
    expect(logOf(store, { until: at + 1 })).toBe(logOf(store));
    const log = logOf(store);
    const withoutThoughts = log
      .split('\n')
      .filter((line) => !line.includes('"type":"thought"'))
      .join('\n');
    const to = empty();
    const { leftOut, events, added } = await read(to.store, withoutThoughts);
    expect(leftOut).toBeGreaterThan(0);
    expect(added + leftOut).toBe(events);
    expect(to.raw.prepare('select thought_id from tasks').pluck().all()).toEqual([null, null]);
    foreignKeysHold(to.raw);
    await read(to.store, log);
    expect(to.raw.prepare('select count(*) from corrections').pluck().get()).toBe(2);
  });

  it('of one person holds nobody else', () => {
    const { store, otherId } = inhabited();
    const log = logOf(store, { userId: otherId });
    expect(log).toContain('somebody else’s thought');
    expect(log).not.toContain('milk');
  });

  it('goes on where it was stopped', async () => {
    const from = inhabited('milk');
    const log = logOf(from.store);
    for (const stopAt of [3, 12, 30, 45]) {
      const to = empty();
      let reading = 0;
      const lines = () => {
        reading += 1;
        return reading < 3 ? linesIn(log) : cut(log, stopAt);
      };
      await expect(to.store.importLog(lines)).rejects.toThrow('killed');
      await read(to.store, log);
      expect(dump(to.raw)).toEqual(dump(from.raw));
    }
  });
});

async function* cut(log: string, lines: number): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesIn(log)) {
    if ((number += 1) > lines) throw new Error('killed');
    yield line;
  }
}

describe('a log that cannot be read', () => {
  const changed = (log: string, from: string, to: string) => {
    expect(log).toContain(from);
    return log.replace(from, to);
  };

  it.each([
    ['is empty', () => '', /is empty/],
    ['is something else', () => 'hello\n', /Line 1 .* no JSON/],
    ['is another kind of JSON', () => '{"a":1}\n', /no log of Noctem/],
    ['is of another version', (log: string) => changed(log, '"v":1', '"v":2'), /version 2/],
    ['holds an event of another version', (log: string) => log.replaceAll('"v":1,"uid"', '"v":7,"uid"'), /version 7/],
    ['is cut off within its last line', (log: string) => log.slice(0, -20), /cut off/],
    ['holds an unknown type', (log: string) => changed(log, '"type":"task"', '"type":"tusk"'), /no known type/],
    [
      'holds a kind that cannot be',
      (log: string) => changed(log, '"kind":"task"', '"kind":"drop table"'),
      /is no thought/,
    ],
    [
      'holds words for a number',
      (log: string) => changed(log, '"confidence":0.9', '"confidence":"high"'),
      /confidence/,
    ],
    [
      'holds words for an instant',
      (log: string) => changed(log, `"sent_at":${at}`, '"sent_at":"now"'),
      /sent_at that cannot be/,
    ],
    ['lacks what is needed', (log: string) => changed(log, '"title":', '"toString":'), /lacks title/],
    ['has a line that is no object', (log: string) => `${log}[1]\n`, /no event/],
  ])('because it %s is refused in one sentence, and nothing is written', async (_, broken, sentence) => {
    const from = inhabited();
    const to = empty();
    await expect(read(to.store, broken(logOf(from.store)))).rejects.toThrow(sentence);
    expect(Object.values(dump(to.raw)).flat()).toEqual([]);
  });

  it('cannot reach what it must not, whatever its names', async () => {
    const from = inhabited();
    const to = empty();
    const log = changed(
      logOf(from.store),
      '"data":{',
      '"__proto__":{"x":1},"data":{"__proto__":{"y":2},"constructor":3,',
    );
    await read(to.store, log);
    expect(({} as Record<string, unknown>)['y']).toBeUndefined();
    expect(dump(to.raw)).toEqual(dump(from.raw));
  });

  it('keeps hostile words as words', async () => {
    const from = inhabited(`'); drop table thoughts; --<b>`);
    const to = empty();
    await read(to.store, logOf(from.store));
    expect(dump(to.raw)).toEqual(dump(from.raw));
  });
});

describe('a cleanup', () => {
  it('deletes the traces of before, and nothing else; dry it only counts', async () => {
    const { store, raw } = inhabited();
    const before = dump(raw);
    expect(await store.cleanUpLog({ before: at, isDry: false })).toEqual({ traces: 0 });
    const { traces } = await store.cleanUpLog({ before: at + 1, isDry: true });
    expect(traces).toBe(before['execution_logs']?.length);
    expect(dump(raw)).toEqual(before);
    await store.cleanUpLog({ before: at + 1, isDry: false });
    expect(dump(raw)).toEqual({ ...before, execution_logs: [] });
  });
});
