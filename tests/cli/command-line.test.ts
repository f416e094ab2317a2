import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@noctem/store';
import { describe, expect, it } from 'vitest';
import { openCommandLine } from '../support/command-line.ts';

const monday = '2026-11-23T09:00:00+00:00';

describe('noctem parse', () => {
  it('answers each row with one row, and stores nothing', async () => {
    const { call, json } = openCommandLine();
    const rows = [
      { text: 'call the plumber tomorrow 3pm !1 +house #urgent', ref: '2026-11-23T09:00:00', tz: 'America/Vancouver' },
      { text: 'renew the lease 12/1', ref: '2026-11-23T09:00:00', tz: 'Europe/London', locale: 'en-GB' },
    ];
    const { code, out } = await call(['parse', '--jsonl'], {
      input: rows.map((row) => JSON.stringify(row)).join('\n'),
    });
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(first).toMatchObject({
      kind: 'task',
      title: 'call the plumber',
      date: '2026-11-24',
      time: '15:00',
      importance: 'high',
      project: 'house',
      tags: ['urgent'],
      rrule: null,
      ambiguity: null,
    });
    expect(first).not.toHaveProperty('items');
    expect(second).toMatchObject({ date: '2027-01-12' });
    expect(await json('thoughts')).toEqual([]);
  });

  it('lists the tasks of a message that holds several', async () => {
    const { call } = openCommandLine();
    const row = { text: 'dentist tue 9am; haircut wed 4pm', ref: '2026-11-23T09:00:00', tz: 'Europe/Lisbon' };
    const { out } = await call(['parse', '--jsonl'], { input: JSON.stringify(row) });
    expect(JSON.parse(out)).toMatchObject({
      items: [
        { title: 'dentist', date: '2026-11-24', time: '09:00' },
        { title: 'haircut', date: '2026-11-25', time: '16:00' },
      ],
    });
  });

  it('names the line that it cannot read, and fails', async () => {
    const { call } = openCommandLine();
    const { code, err } = await call(['parse', '--jsonl'], { input: '{"text":1}\n' });
    expect(code).toBe(1);
    expect(err).toMatch(/^Line 1 is not a row/);
  });
});

describe('noctem summon', () => {
  it('corrects the last item as /summon in the chat does, and asks why', async () => {
    const { call, json } = openCommandLine();
    await call(['say', 'call mum friday 5pm', '--at', monday]);
    const { code, out } = await call(['summon', 'make it saturday', '--at', monday]);
    expect([code, out.trim()]).toEqual([0, '✓ call mum — Sat 28 Nov 17:00']);
    expect(await json('tasks')).toMatchObject([{ title: 'call mum', date: '2026-11-28' }]);
    expect(await json('corrections')).toMatchObject([{ field: 'date', route: 'summon', weight: 1, to: '2026-11-28' }]);
    expect((await json<{ reply: string }>('summon', 'why', '--at', monday)).reply).toMatch(
      /^I read call mum friday 5pm as a task/,
    );
  });
});

describe('noctem say', () => {
  it('does what the chat does, at the moment that is given', async () => {
    const { call, json } = openCommandLine();
    const { out } = await call(['say', 'buy milk tomorrow 5pm', '--at', monday]);
    expect(out).toBe('✓ buy milk — tomorrow 17:00\n');
    expect(await json('tasks')).toMatchObject([
      {
        id: 1,
        title: 'buy milk',
        date: '2026-11-24',
        time: '17:00',
        tz: 'Europe/Lisbon',
        rrule: null,
        importance: null,
        project: null,
        tags: [],
        status: 'open',
        thought_id: 1,
      },
    ]);
    expect(await json('thoughts')).toMatchObject([
      {
        id: 1,
        text: 'buy milk tomorrow 5pm',
        sent_at: '2026-11-23T09:00:00+00:00',
        source: 'cli',
        kind: 'task',
        final_kind: null,
        ambiguity: null,
        status: 'filed',
        items: [{ type: 'task', id: 1 }],
      },
    ]);
  });

  it('understands commands and answers as well, and corrections become rows', async () => {
    const { call, json } = openCommandLine();
    await call(['say', 'the blue paint is RAL 5024']);
    await call(['say', '* task']);
    expect(await json('corrections')).toMatchObject([
      { id: 1, thought_id: 1, field: 'kind', from: 'note', to: 'task', route: 'amend', weight: 0.8, retracted: false },
    ]);
    await call(['say', 'done 1']);
    await call(['say', '/tasks']);
    const { out } = await call(['say', 'done 1']);
    expect(out).toMatch(/^Done: the blue paint/);
    expect(await json('tasks', '--status', 'done')).toHaveLength(1);
    expect(await json('notes', '--status', 'deleted')).toHaveLength(1);
  });
});

describe('the lists', () => {
  it('keep to --limit, --since and --status, newest last', async () => {
    const { call, json } = openCommandLine();
    for (const [text, at] of [
      ['buy eggs', '2026-11-20T09:00:00Z'],
      ['buy flour', '2026-11-21T09:00:00Z'],
      ['buy yeast', '2026-11-22T09:00:00Z'],
    ] as const) {
      await call(['say', text, '--at', at]);
    }
    const texts = async (...args: string[]) => (await json('thoughts', ...args)).map((thought) => thought['text']);
    expect(await texts()).toEqual(['buy eggs', 'buy flour', 'buy yeast']);
    expect(await texts('--limit', '1')).toEqual(['buy yeast']);
    expect(await texts('--since', '2026-11-21T09:00:00Z')).toEqual(['buy flour', 'buy yeast']);
    expect(await texts('--status', 'forgotten')).toEqual([]);
  });

  it('say in a word that there is nothing, to people; to programs with an empty array', async () => {
    const { call, json } = openCommandLine();
    expect((await call(['insights'])).out).toBe('No insights.\n');
    expect((await call(['find', 'ferry'])).out).toBe('Nothing found.\n');
    expect(await json('insights')).toEqual([]);
    expect(await json('find', 'ferry')).toEqual([]);
  });

  it('show projects with their names, and notes with their text', async () => {
    const { call, json } = openCommandLine();
    await call(['say', 'order seeds +garden #spring']);
    await call(['say', 'grandma’s recipe uses two eggs']);
    expect(await json('projects')).toMatchObject([{ id: 1, name: 'garden', status: 'open', next_action: null }]);
    expect(await json('notes')).toMatchObject([{ text: 'grandma’s recipe uses two eggs', project: null, tags: [] }]);
    expect(await json('find', 'recipe')).toMatchObject([{ type: 'note', text: 'grandma’s recipe uses two eggs' }]);
  });
});

describe('noctem trace', () => {
  it('shows the stages of a thought with their durations', async () => {
    const { call, json } = openCommandLine();
    await call(['say', 'call mum friday']);
    const [trace] = await json<{ stages: { stage: string; duration_ms: number }[] }[]>('trace', 'thought:1');
    expect(trace?.stages.map((stage) => stage.stage)).toEqual([
      'input',
      'classify',
      'route',
      'execute',
      'reply',
      'complete',
    ]);
    expect(Math.min(...(trace?.stages.map((stage) => stage.duration_ms) ?? []))).toBeGreaterThanOrEqual(0);
    const { code, err, out } = await call(['trace', 'thought:99']);
    expect({ code, err, out }).toEqual({ code: 1, err: 'There is no trace of thought:99.\n', out: '' });
  });
});

describe('keeping', () => {
  it('backs up and restores, and refuses what is no backup', async () => {
    const { call, json, data } = openCommandLine();
    await call(['say', 'buy milk']);
    expect((await call(['backup', join(data, 'copy.db')])).code).toBe(0);
    await call(['say', 'buy bread']);
    writeFileSync(join(data, 'broken.db'), readFileSync(join(data, 'copy.db')).fill(7, 5_000, 9_000));
    expect(await call(['restore', join(data, 'broken.db')])).toMatchObject({ code: 1, out: '' });
    expect(await json('tasks')).toHaveLength(2);
    expect((await call(['restore', join(data, 'copy.db')])).code).toBe(0);
    expect(await json('tasks')).toHaveLength(1);
  });

  it('exports everything, and erases after asking', async () => {
    const { call, json } = openCommandLine();
    await call(['say', 'buy quinoa']);
    const exported = JSON.parse((await call(['export'])).out) as Record<string, unknown[]>;
    expect(exported['thoughts']).toMatchObject([{ text: 'buy quinoa' }]);
    expect(await call(['purge', '--thought', '1'], { input: 'n\n' })).toMatchObject({ code: 1 });
    expect(await json('tasks')).toHaveLength(1);
    expect(await call(['purge', '--thought', '1'], { input: 'y\n' })).toMatchObject({ code: 0 });
    expect(await json('tasks')).toEqual([]);
    expect((await call(['export'])).out).not.toContain('quinoa');
  });
});

describe('noctem doctor', () => {
  it('looks at everything and says what to do about what is missing', async () => {
    const { call, json } = openCommandLine();
    await call(['say', 'buy milk']);
    const findings = await json<{ check: string; status: string; advice: string | null }[]>('doctor');
    expect(findings.map((finding) => finding.check)).toEqual([
      'database',
      'migrations',
      'backups',
      'disk',
      'telegram',
      'redis',
      'ollama',
      'clock',
    ]);
    expect(findings.find((finding) => finding.check === 'ollama')).toMatchObject({
      status: 'warning',
      advice: expect.stringContaining('optional') as string,
    });
  });

  it('fails where Telegram cannot be reached, without showing the token', async () => {
    const { call } = openCommandLine();
    const token = '123456789:AAEabcdefghijklmnopqrstuvwxyz012345';
    const { code, out, err } = await call(['doctor'], {
      env: { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' },
    });
    expect(code).toBe(1);
    expect(out).toContain('not reached');
    expect(out + err).not.toContain(token);
  });
});

describe('a damaged database', () => {
  it('is named, with what to do, and replaced by a backup', async () => {
    const { call, json, data } = openCommandLine();
    await call(['say', 'buy milk']);
    const copy = join(data, 'copy.db');
    await call(['backup', copy]);
    writeFileSync(join(data, 'noctem.db'), 'a letter to a friend, not a database at all'.repeat(100));
    expect(await call(['tasks'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is damaged.*noctem restore/) as string,
    });
    expect(await call(['doctor'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/✗ +database .*restore/) as string,
    });
    expect(await call(['restore', copy])).toMatchObject({ code: 0 });
    expect(await json('tasks')).toMatchObject([{ title: 'buy milk' }]);
  });
});

describe('noctem doctor with a Redis that is down', () => {
  it('says so, and what to do', async () => {
    const { call } = openCommandLine();
    const { code, out } = await call(['doctor'], { env: { REDIS_URL: 'redis://127.0.0.1:9' } });
    expect(out).toMatch(/! +redis +not reached \(.*ECONNREFUSED.*\) — start it/);
    expect(code).toBe(0);
  });
});

describe('wrong usage', () => {
  it.each([
    [['nonsense'], {}],
    [['tasks', '--status', 'purple'], {}],
    [['tasks', '--limit', '0'], {}],
    [['tasks', '--since', 'yesterday'], {}],
    [['tasks', '--user', 'me'], {}],
    [['purge'], {}],
    [['parse'], {}],
    [['tasks'], { NOCTEM_TZ: 'Mars/Olympus' }],
    [['tasks'], { NOCTEM_DATA: '/dev/null/noctem' }],
    [['tasks'], { NOCTEM_CLOCK: 'updates', REDIS_URL: 'redis://127.0.0.1:6379' }],
  ])('%j with %j ends with 2 and one sentence', async (args, env) => {
    const { call } = openCommandLine();
    const { code, out, err } = await call(args, { env });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('names the person that is not there with 1', async () => {
    const { call } = openCommandLine();
    expect(await call(['tasks', '--user', '77'])).toEqual({ code: 1, out: '', err: 'There is no person 77.\n' });
  });
});

describe('noctem maintenance scan', () => {
  it('prints what should be done, and nothing once it is done', async () => {
    const { call, json, data } = openCommandLine();
    expect((await call(['maintenance', 'scan'])).out).toBe('All is well.\n');
    const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
    store.scheduleBook.begin('backup', Date.now() - 5 * 86_400_000);
    store.close();
    const [finding, ...others] = await json('maintenance', 'scan');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      type: 'maintenance',
      key: 'backup:age',
      status: 'pending',
      rule: null,
      proof: null,
    });
    expect((await call(['maintenance', 'scan'])).out).toMatch(/^There is no backup\. /);
    await call(['backup', join(data, 'backups', `noctem-${new Date().toISOString().slice(0, 10)}.db`)]);
    expect(await json('maintenance', 'scan')).toEqual([]);
  });
});

describe('noctem contacts and maintenance report', () => {
  it('show what was said unasked, and what the report would say', async () => {
    const { call, json } = openCommandLine();
    expect(await json('contacts')).toEqual([]);
    expect((await call(['maintenance', 'report'])).out).toBe('There is nothing to report.\n');
    await call(['say', 'buy milk yesterday']);
    const { out } = await call(['maintenance', 'report', '--preview']);
    expect(out).toMatch(/^Your week, [\s\S]*1\. buy milk — yesterday\n/);
    expect(await json<{ text: string }>('maintenance', 'report')).toMatchObject({ text: out.trimEnd() });
  });

  it('send a report to nobody who has no chat, and queue it for somebody who has', async () => {
    const { call, json } = openCommandLine();
    const refused = await call(['maintenance', 'report', '--send']);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^There is no chat to send it to/);
    expect(await call(['maintenance', 'report', '--send', '--preview'])).toMatchObject({ code: 2, out: '' });
    expect(await call(['contacts', '--status', 'lost'])).toMatchObject({ code: 2, out: '' });
    expect(await json('contacts', '--status', 'sent')).toEqual([]);
  });
});
