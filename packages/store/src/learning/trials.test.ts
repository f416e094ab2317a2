import type { Outcome } from '@noctem/core/learning';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../testing/open-folder.ts';
import { at } from '../testing/populate.ts';

const before = { kind: 'task', date: null, time: null, rrule: null, importance: null, project: null, isAsked: false };
const changed: Outcome = { before, after: { ...before, importance: 'high' } };

describe('what was tried', () => {
  it('is remembered for each person and rule until a review tries it no more', () => {
    const store = openFolder().open();
    const [ada, grace] = [1, 2].map(
      (telegramId) => store.people.admit({ telegramId, role: 'guest', name: 'One', now: at }).id,
    );
    const outcomes = new Map<number, Outcome>([
      [7, 'same'],
      [8, changed],
    ]);
    for (const userId of [ada, grace]) store.trials.put(userId ?? 0, { name: 'dentist', outcomes });
    store.trials.put(ada ?? 0, { name: 'physio', outcomes: new Map([[9, 'same']]) });
    expect(store.trials.of(ada ?? 0, 'dentist')).toEqual(outcomes);
    store.trials.put(ada ?? 0, { name: 'dentist', outcomes: new Map([[8, 'same']]) });
    store.trials.keepOnly(ada ?? 0, ['dentist']);
    expect(store.trials.of(ada ?? 0, 'dentist')).toEqual(new Map([[8, 'same']]));
    expect(store.trials.of(ada ?? 0, 'physio')).toEqual(new Map());
    expect(store.trials.of(grace ?? 0, 'dentist')).toEqual(outcomes);
  });
});
