import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTrouble, type MaintenanceFacts } from './maintenance.ts';
import type { ModelFact } from './model-findings.ts';
import { type KnownFinding, reconcileFindings } from './reconcile-findings.ts';

/** Sunday, 22 November 2026, 17:00 UTC. */
const now = 1_795_366_800_000;
const well: MaintenanceFacts = {
  now,
  queue: { overdue: 0, oldestDueAt: null, failed: [] },
  models: [],
  modelsInUse: [],
  staleSuggestions: 0,
  silencedByBudget: 0,
  database: { bytes: 50e6, damage: null, freeBytes: 100e9 },
  backup: { newest: '2026-11-22', age: 0 },
  work: { done: 400, failed: 1 },
};
const keys = (own: Partial<MaintenanceFacts>) => findTrouble({ ...well, ...own }).map(({ key }) => key);

describe('a maintenance scan', () => {
  it('finds nothing where all is well', () => {
    expect(findTrouble(well)).toEqual([]);
  });

  it.each<[string, Partial<MaintenanceFacts>]>([
    ['database:damage', { database: { ...well.database, damage: 'row 7 is missing' } }],
    ['database:disk', { database: { ...well.database, freeBytes: 100e6 } }],
    ['database:disk', { database: { ...well.database, bytes: 1e9, freeBytes: 2e9 } }],
    ['database:size', { database: { ...well.database, bytes: 3e9 } }],
    ['backup:age', { backup: { newest: '2026-11-19', age: 3 } }],
    ['backup:age', { backup: { newest: null, age: 3 } }],
    ['queue:backlog', { queue: { ...well.queue, overdue: 12, oldestDueAt: now - 7_200_000 } }],
    ['queue:failures', { queue: { ...well.queue, failed: [{ job: 'backup', count: 2 }] } }],
    ['errors:rate', { work: { done: 50, failed: 5 } }],
    ['budget:early', { silencedByBudget: 1 }],
    ['suggestions:stale', { staleSuggestions: 3 }],
  ])('finds %s, and says what to do in one line', (key, own) => {
    const findings = findTrouble({ ...well, ...own });
    expect(findings.map((finding) => finding.key)).toEqual([key]);
    for (const { title, explanation, action, priority } of findings) {
      for (const words of [title, explanation, action]) expect(words).toMatch(/^\S.{3,250}$/);
      expect(priority > 0 && priority <= 1).toBe(true);
    }
  });

  it.each<[string, Partial<MaintenanceFacts>]>([
    ['an incident', { work: { done: 10, failed: 2 } }],
    ['a failure among very many', { work: { done: 1_000, failed: 10 } }],
    ['a disk that nobody can measure', { database: { ...well.database, freeBytes: null } }],
    ['a copy that is two days old', { backup: { newest: '2026-11-20', age: 2 } }],
    ['two suggestions', { staleSuggestions: 2 }],
  ])('passes over %s', (_what, own) => {
    expect(keys(own)).toEqual([]);
  });

  it('names the most pressing first', () => {
    expect(
      keys({ staleSuggestions: 9, backup: { newest: null, age: 9 }, database: { ...well.database, damage: 'x' } }),
    ).toEqual(['database:damage', 'backup:age', 'suggestions:stale']);
  });

  it('says how long the oldest work waits, and which kinds failed', () => {
    const queue = { overdue: 1, oldestDueAt: now - 3 * 3_600_000, failed: [{ job: 'remind', count: 2 }] };
    const texts = findTrouble({ ...well, queue }).map(({ explanation }) => explanation);
    expect(texts).toEqual([
      '2 pieces of work were given up in the last week: remind 2.',
      '1 piece of background work is overdue, the oldest by 3 hours.',
    ]);
  });
});

describe('what a scan says of models', () => {
  const model = (name: string, own: Partial<ModelFact> = {}): ModelFact => ({
    name,
    host: 'http://127.0.0.1:11434',
    health: 'ok',
    tokensPerSec: 20,
    validJsonRate: 1,
    quality: { 'analyse-task': 0.7 },
    ...own,
  });
  const used = { modelsInUse: [{ work: 'analyse-task' as const, model: 'a' }] };

  it.each<[string[], readonly ModelFact[]]>([
    [[], [model('a'), model('b')]],
    [['model:missing:a'], [model('a', { health: 'missing' }), model('b')]],
    [[], [model('a', { health: 'missing' }), model('a', { host: 'http://other:11434' })]],
    [['model:failing:a'], [model('a', { health: 'failing' })]],
    [['model:form:a'], [model('a', { validJsonRate: 0.3 })]],
    [['model:better:analyse-task'], [model('a'), model('b', { quality: { 'analyse-task': 0.85 } })]],
    [[], [model('a'), model('b', { quality: { 'analyse-task': 0.85 }, tokensPerSec: 1 })]],
    [['model:faster:analyse-task'], [model('a'), model('b', { tokensPerSec: 40 })]],
    [[], [model('a'), model('b', { tokensPerSec: 40, quality: { 'analyse-task': 0.5 } })]],
    [[], [model('a'), model('b', { tokensPerSec: 40, health: 'missing' })]],
    [[], []],
  ])('%j', (expected, models) => {
    expect(keys({ ...used, models })).toEqual(expected);
  });

  it('is nothing of models that nobody asks', () => {
    expect(keys({ models: [model('a', { health: 'missing' }), model('b', { health: 'failing' })] })).toEqual([]);
  });
});

describe('what is kept of findings', () => {
  const finding = (key: string) => ({ key, title: key, explanation: key, action: key, priority: 0.5 });

  it('opens, renews, opens again and resolves by cause', () => {
    const known: KnownFinding[] = [
      { id: 1, key: 'open', isResolved: false },
      { id: 2, key: 'gone', isResolved: false },
      { id: 3, key: 'back', isResolved: true },
      { id: 4, key: 'past', isResolved: true },
    ];
    expect(reconcileFindings(known, ['open', 'back', 'new'].map(finding))).toEqual({
      open: [finding('new')],
      renew: [
        { id: 1, finding: finding('open'), reopens: false },
        { id: 3, finding: finding('back'), reopens: true },
      ],
      resolve: [2],
    });
  });

  it('leaves nothing to open or to resolve when the same is found again', () => {
    const causes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(causes, causes, (before, found) => {
        const known = before.map((key, id) => ({ id, key, isResolved: !found.includes(key) }));
        const again = reconcileFindings(
          [
            ...known,
            ...found.filter((key) => !before.includes(key)).map((key, id) => ({ id: 10 + id, key, isResolved: false })),
          ],
          found.map(finding),
        );
        expect([again.open, again.resolve, again.renew.filter(({ reopens }) => reopens)]).toEqual([[], [], []]);
      }),
    );
  });
});
