import { defaultConventions } from '@noctem/core/capture';
import { instantOf } from '@noctem/core/kernel';
import { emptyRuleSet } from '@noctem/core/rules';
import { describe, expect, it } from 'vitest';
import { taskParts } from './task-parts.ts';

const context = {
  sentAt: instantOf({ date: '2026-11-23', time: '09:00' }, 'Europe/Lisbon'),
  zone: 'Europe/Lisbon',
  locale: 'en-US',
  conventions: defaultConventions,
  projects: [],
  rules: emptyRuleSet,
};

function titles(text: string, named: readonly string[] = []) {
  return taskParts({ input: { ...context, text }, named, inherited: {} }).map((part) => part.title);
}

describe('what a text is split into', () => {
  it.each([
    ['wash the car, pay the rent and call Bob', ['wash the car', 'pay the rent', 'call Bob']],
    ['buy milk, eggs and bread', ['buy milk', 'buy eggs', 'buy bread']],
    ['paint the shed; oil the gate', ['paint the shed', 'oil the gate']],
    ['- tent\n- stove\n- maps', ['tent', 'stove', 'maps']],
    ['call mum', []],
  ])('%s', (text, expected) => expect(titles(text)).toEqual(expected));

  it('is what the person names, where parts are named', () => {
    expect(titles('the party', ['buy balloons', 'bake a cake'])).toEqual(['buy balloons', 'bake a cake']);
  });

  it('takes over what the whole has and the part does not say otherwise', () => {
    const inherited = {
      date: '2026-11-27',
      time: '15:00',
      importance: 'high',
      project: 'garden',
      tags: ['spring'],
    } as const;
    const parts = taskParts({
      input: { ...context, text: 'the yard' },
      named: ['rake leaves', 'trim hedge tomorrow'],
      inherited,
    });
    expect(parts).toMatchObject([
      { title: 'rake leaves', date: '2026-11-27', time: '15:00', importance: 'high', project: 'garden' },
      { title: 'trim hedge', date: '2026-11-24', time: null, importance: 'high', tags: ['spring'] },
    ]);
  });
});
