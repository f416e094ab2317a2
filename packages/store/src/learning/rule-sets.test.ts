import { emptyRuleSet } from '@noctem/core/rules';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../testing/open-folder.ts';
import { at } from '../testing/populate.ts';

function house() {
  const folder = openFolder();
  const store = folder.open();
  const userId = store.people.admit({ telegramId: 1, role: 'owner', name: 'Ada', now: at }).id;
  const otherId = store.people.admit({ telegramId: 2, role: 'guest', name: 'Grace', now: at }).id;
  const rule = (phrase: string, user = userId) => ({
    userId: user,
    type: 'keyword' as const,
    key: `phrase:${phrase}`,
    value: { phrase, importance: 'high' as const },
    insightId: null,
    fromAt: at,
  });
  return { folder, store, userId, otherId, rule };
}

describe('the rules in force', () => {
  it('are one and the same set until one begins or ends', () => {
    const { store, userId, rule } = house();
    expect(store.ruleSets.inForce(userId)).toBe(emptyRuleSet);
    const first = store.rules.add(rule('dentist'));
    const set = store.ruleSets.inForce(userId);
    expect(set).toMatchObject({ version: String(first), rules: [{ id: first, value: { phrase: 'dentist' } }] });
    expect(store.ruleSets.inForce(userId)).toBe(set);
    const second = store.rules.add(rule('physio'));
    expect(store.ruleSets.inForce(userId).version).toBe(`${first}+${second}`);
    store.rules.end(first, at);
    expect(store.ruleSets.inForce(userId).version).toBe(String(second));
  });

  it('change at once when another process changes them', () => {
    const { folder, store, userId, rule } = house();
    const beside = folder.open();
    const id = beside.rules.add(rule('dentist'));
    expect(store.ruleSets.inForce(userId).version).toBe(String(id));
    beside.rules.end(id, at);
    expect(store.ruleSets.inForce(userId)).toBe(emptyRuleSet);
  });

  it('are each person’s own', () => {
    const { store, userId, otherId, rule } = house();
    const id = store.rules.add(rule('dentist', otherId));
    expect(store.ruleSets.inForce(userId)).toBe(emptyRuleSet);
    expect(store.ruleSets.named(userId, String(id))).toBe(emptyRuleSet);
    expect(store.ruleSets.named(otherId, String(id)).rules).toHaveLength(1);
  });

  it('can be told again when they have ended, by the version that a trace names', () => {
    const { store, userId, rule } = house();
    const ids = [store.rules.add(rule('dentist')), store.rules.add(rule('physio'))];
    for (const id of ids) store.rules.end(id, at);
    const set = store.ruleSets.named(userId, ids.join('+'));
    expect(set.version).toBe(ids.join('+'));
    expect(set.rules.map(({ until }) => until)).toEqual([at, at]);
    expect(store.ruleSets.named(userId, 'none')).toBe(emptyRuleSet);
  });

  it('leave out a rule of a form that the program does not know', () => {
    const { folder, store, userId, rule } = house();
    const ids = [store.rules.add(rule('dentist')), store.rules.add(rule('physio'))];
    folder.raw().prepare(`update learned_rules set value = '{"words":["dentist"]}' where id = ?`).run(ids[0]);
    expect(store.ruleSets.inForce(userId).version).toBe(String(ids[1]));
  });
});
