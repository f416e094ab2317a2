import { describe, expect, it } from 'vitest';
import { isOverridden } from './override.ts';
import type { ProposedRule } from './rule.ts';

const keyOf = (project: string) => project.toLowerCase();

const high: ProposedRule = { type: 'keyword', key: 'k', value: { phrase: 'dentist', importance: 'high' } };
const note: ProposedRule = { type: 'kind', key: 'k', value: { phrase: 'recipe', kind: 'note' } };
const garden: ProposedRule = { type: 'project', key: 'k', value: { phrase: 'hedge', project: 'Garden' } };
const atTen: ProposedRule = {
  type: 'time_expression',
  key: 'k',
  value: { phrase: 'this weekend', day: null, time: '10:00' },
};

describe('a rule is overridden', () => {
  it.each([
    ['importance', high, { field: 'importance', from: 'high' }],
    ['kind', note, { field: 'kind', from: 'note' }],
    ['project, however it is written', garden, { field: 'project', from: 'garden' }],
    ['time', atTen, { field: 'time', from: '10:00' }],
  ] as const)('where the person takes back its %s', (_what, rule, correction) => {
    expect(isOverridden(rule, correction, keyOf)).toBe(true);
  });
});

describe('a rule is not overridden', () => {
  it.each([
    ['another field is corrected', high, { field: 'date', from: '2026-11-27' }],
    ['another importance stood there', high, { field: 'importance', from: 'low' }],
    ['no importance stood there', high, { field: 'importance', from: null }],
    ['another kind stood there', note, { field: 'kind', from: 'task' }],
    ['another project stood there', garden, { field: 'project', from: 'kitchen' }],
    ['no project stood there', garden, { field: 'project', from: null }],
    ['the day is corrected and it only gives the hour', atTen, { field: 'date', from: '2026-11-28' }],
  ] as const)('where %s', (_what, rule, correction) => {
    expect(isOverridden(rule, correction, keyOf)).toBe(false);
  });
});
