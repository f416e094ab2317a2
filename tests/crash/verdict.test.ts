import { describe, expect, it } from 'vitest';
import type { Evidence } from './evidence.ts';
import type { Expected } from './script.ts';
import { type Case, judge } from './verdict.ts';

const milk: Expected = {
  word: 'milk',
  text: 'buy milk',
  revisions: [],
  isTask: true,
  repeats: false,
  forgotten: false,
  done: true,
  importance: null,
  tags: [],
  changes: 2,
  undone: 0,
};

const stage = (trace_id: string, name: string, more = {}) => ({
  trace_id,
  stage: name,
  thought_id: null,
  update_id: null,
  ...more,
});

const evidence: Evidence = {
  inbox: [
    { id: 1, update_id: 10, type: 'message', fingerprint: 'message 7 100 1700000000' },
    { id: 2, update_id: 11, type: 'message', fingerprint: 'message 7 101 1700000001' },
  ],
  thoughts: [{ id: 1, message_id: 100, text: 'buy milk', status: 'filed' }],
  revisions: [],
  tasks: [{ thought_id: 1, title: 'buy milk', status: 'done', importance: null, tags: '[]' }],
  changes: [
    { label: 'filing “buy milk”', undone_at: null },
    { label: 'done “buy milk”', undone_at: null },
  ],
  deliveries: [
    { inbox_id: 1, message_id: 200, status: 'sent' },
    { inbox_id: 2, message_id: 201, status: 'sent' },
  ],
  stages: [
    stage('a', 'input', { update_id: 10 }),
    stage('a', 'classify', { thought_id: 1 }),
    stage('a', 'execute', { thought_id: 1 }),
    stage('a', 'complete', { thought_id: 1 }),
    stage('b', 'input', { update_id: 11 }),
    stage('b', 'execute'),
    stage('b', 'complete'),
  ],
  damage: [],
};

const good: Case = {
  performed: [
    { type: 'thought', word: 'milk', text: 'buy milk', messageId: 100 },
    { type: 'command', text: 'done milk', answers: null, messageId: 101 },
  ],
  expected: [milk],
  evidence,
  chat: [200, 201].map((messageId) => ({ messageId, by: 'bot' as const, text: 'Done.' })),
};

const withEvidence = (changed: Partial<Evidence>) => judge({ ...good, evidence: { ...evidence, ...changed } });

describe('the verdict over a round', () => {
  it('finds nothing where everything happened once', () => {
    expect(judge(good)).toEqual({ lost: 0, doubled: 0, missingReplies: 0, repeatedReplies: 0, problems: [] });
  });

  it('finds a thought that is not stored', () => {
    expect(withEvidence({ thoughts: [] })).toMatchObject({ lost: 1, problems: [expect.stringContaining('buy milk')] });
  });

  it('finds a thought that is stored twice', () => {
    const twice = [...evidence.thoughts, { id: 2, message_id: 100, text: 'buy milk', status: 'filed' }];
    expect(withEvidence({ thoughts: twice }).doubled).toBe(1);
  });

  it('finds an update that never took effect', () => {
    expect(withEvidence({ inbox: evidence.inbox.slice(0, 1) }).lost).toBe(1);
  });

  it('finds a command that took effect twice, in the journal and in the inbox', () => {
    const [, done] = evidence.changes;
    expect(withEvidence({ changes: [...evidence.changes, ...(done ? [done] : [])] }).problems).toHaveLength(1);
    const again = { id: 3, update_id: 12, type: 'message', fingerprint: 'message 7 101 1700000001' };
    expect(withEvidence({ inbox: [...evidence.inbox, again] }).doubled).toBe(1);
  });

  it('finds a command that left its task as it was', () => {
    const tasks = evidence.tasks.map((task) => ({ ...task, status: 'open' }));
    expect(withEvidence({ tasks }).problems).toHaveLength(1);
  });

  it('finds a reply that was never sent, or that the chat does not show', () => {
    const deliveries = evidence.deliveries.map((row) => (row.inbox_id === 2 ? { ...row, status: 'pending' } : row));
    expect(withEvidence({ deliveries }).missingReplies).toBe(1);
    expect(judge({ ...good, chat: good.chat.slice(0, 1) }).missingReplies).toBe(1);
  });

  it('counts a repeated reply and takes no offence', () => {
    const chat = [...good.chat, { messageId: 202, by: 'bot' as const, text: 'Done.' }];
    expect(judge({ ...good, chat })).toMatchObject({ repeatedReplies: 1, problems: [] });
  });

  it('finds a trace that is not whole, missing or there twice', () => {
    const cut = evidence.stages.filter((row) => row.trace_id !== 'b' || row.stage !== 'complete');
    const missing = evidence.stages.filter((row) => row.trace_id !== 'b');
    const twice = [...evidence.stages, stage('c', 'input', { update_id: 11 }), stage('c', 'complete')];
    for (const stages of [cut, missing, twice]) expect(withEvidence({ stages }).problems).toHaveLength(1);
  });
});
