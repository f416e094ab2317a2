import { join } from 'node:path';
import { openStore } from '@noctem/store';
import { expect, it } from 'vitest';
import { openCommandLine } from '../support/command-line.ts';

it('lists every suggestion with its item, what else was considered and what became of it', async () => {
  const { call, json, data } = openCommandLine();
  await call(['say', 'renew passport by friday', '--at', '2026-11-23T09:00:00+00:00']);
  const made = Date.UTC(2026, 10, 23, 10);
  const store = openStore({ file: join(data, 'noctem.db'), migrations: 'drizzle' });
  store.suggestions.add({
    userId: 1,
    type: 'task',
    targetType: 'task',
    targetId: 1,
    text: 'Look the form up',
    details: { minutes: 20, help: null, blockers: [], stale: false },
    alternatives: ['Ask Ada'],
    model: 'owl:7b',
    confidence: 0.8,
    basis: 'basis',
    createdAt: made,
    traceId: 'trace',
  });
  store.close();
  const open = {
    id: 1,
    type: 'task',
    target: { type: 'task', id: 1 },
    about: 'renew passport',
    text: 'Look the form up',
    alternatives: ['Ask Ada'],
    model: 'owl:7b',
    confidence: 0.8,
    outcome: null,
    shown_at: null,
    created_at: '2026-11-23T10:00:00+00:00',
  };
  expect(await json('suggestions')).toMatchObject([open]);
  expect(await json('suggestions', '--status', 'open')).toHaveLength(1);
  expect((await call(['suggestions'])).out).toContain('Look the form up');
  await call(['say', 'delete renew passport', '--at', '2026-11-23T11:00:00+00:00']);
  expect(await json('suggestions', '--status', 'ignored')).toMatchObject([
    { ...open, outcome: 'ignored', outcome_at: '2026-11-23T11:00:00+00:00' },
  ]);
  expect(await json('suggestions', '--status', 'open')).toEqual([]);
  expect((await call(['suggestions', '--status', 'lost'])).code).toBe(2);
});
