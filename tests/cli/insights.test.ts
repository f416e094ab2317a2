import { join } from 'node:path';
import { createConversation } from '@noctem/bot/conversation';
import { addDays, parseInstant } from '@noctem/core/kernel';
import { openStore } from '@noctem/store';
import { expect, it } from 'vitest';
import { openCommandLine } from '../support/command-line.ts';

const visits = [
  'call the dentist',
  'book the dentist',
  'see the dentist friday',
  'pay the dentist',
  'thank the dentist',
];
const errands = ['buy oat milk', 'call mum', 'fix the bike', 'water the roses', 'pay the rent'];

/** Six days in which what names the dentist is made important, said at the command line but in this process. */
function liveWith(data: string): void {
  const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
  const user = store.people.local(0);
  let now = 0;
  let traces = 0;
  const converse = createConversation({
    store,
    now: () => now,
    newTraceId: () => `trace-${(traces += 1)}`,
    defaultZone: 'Europe/Lisbon',
    onFailure: ({ error }) => {
      throw error;
    },
  });
  const say = (text: string, at: string) => {
    now = parseInstant(at) ?? 0;
    const nothing = {
      update: null,
      messageId: null,
      replyTo: null,
      attachment: null,
      other: null,
      forwardedFrom: null,
    };
    converse(user, {
      type: 'message',
      source: 'cli',
      chatId: 0,
      sender: { userId: user.id },
      text,
      sentAt: now,
      ...nothing,
    });
  };
  for (const [index, visit] of visits.entries()) {
    const day = addDays('2026-11-02', index);
    say(errands[index] ?? '', `${day}T09:00:00Z`);
    say(visit, `${day}T10:00:00Z`);
    say('* !1', `${day}T10:01:00Z`);
  }
  store.close();
}

it(
  'reviews the log on demand, lists what was learned, and answers it as the chat does',
  { timeout: 120_000 },
  async () => {
    const { data, call, json } = openCommandLine();
    liveWith(data);
    const scanned = await json<Record<string, unknown>>('maintenance', 'scan', '--logs');
    expect(scanned).toMatchObject({ result: 'reviewed', new_insights: 1 });

    const [pattern, ...others] = await json('patterns', '--status', 'promoted_to_insight');
    expect(others).toEqual([]);
    expect(Object.keys(pattern ?? {}).toSorted()).toEqual(
      [
        'id',
        'type',
        'key',
        'count',
        'confidence',
        'status',
        'first_seen',
        'last_seen',
        'evidence',
        'context',
      ].toSorted(),
    );
    expect(pattern).toMatchObject({
      type: 'correction',
      count: 5,
      status: 'promoted_to_insight',
      first_seen: '2026-11-02T10:00:00+00:00',
      last_seen: '2026-11-06T10:00:00+00:00',
      evidence: [2, 4, 6, 8, 10],
    });

    const [insight] = await json('insights');
    expect(insight).toMatchObject({
      id: 1,
      type: 'keyword',
      status: 'pending',
      pattern_id: pattern?.['id'],
      rule: { type: 'keyword', value: { phrase: 'dentist', importance: 'high' } },
      proof: { basis: 'replay', changed: 5, fixed: 5, broken: 0 },
      reported_at: null,
      resolved_at: null,
    });
    for (const name of ['title', 'explanation', 'action']) expect(insight?.[name]).toMatch(/./);
    expect(insight?.['priority']).toBeGreaterThan(0);

    expect((await call(['insights', 'why', '1'])).out).toContain('“call the dentist”');
    expect(await json('rules')).toEqual([]);
    expect(await json<Record<string, unknown>>('insights', 'apply', '1')).toMatchObject({
      outcome: 'applied',
      insight: { id: 1, status: 'applied' },
    });
    expect(await json('rules')).toMatchObject([
      { id: 1, type: 'keyword', value: { phrase: 'dentist', importance: 'high' }, enabled: true, insight_id: 1 },
    ]);
    await call(['say', 'ring the dentist tomorrow']);
    expect((await json('tasks')).at(-1)).toMatchObject({ importance: 'high' });
    expect(await json('rules')).toMatchObject([{ applied_count: 1, overridden_count: 0, until: null }]);

    await call(['insights', 'undo', '1']);
    expect(await json('rules', '--status', 'in-force')).toEqual([]);
    expect(await json('insights')).toMatchObject([{ id: 1, status: 'undone' }]);
    expect(await json<Record<string, unknown>>('maintenance', 'scan', '--logs')).toMatchObject({ new_insights: 0 });
  },
);

it('says in a sentence what it cannot answer', async () => {
  const { call, json } = openCommandLine();
  expect(await call(['insights', 'apply', '7'])).toMatchObject({ code: 1, err: 'There is no insight 7.\n' });
  expect((await call(['insights', 'apply', 'x'])).code).toBe(2);
  expect((await call(['insights', 'frobnicate'])).code).toBe(2);
  expect((await call(['insights', '--status', 'lost'])).code).toBe(2);
  for (const list of ['patterns', 'insights', 'rules']) expect(await json(list)).toEqual([]);
});
