import type { ModelCall } from '@noctem/core/skills';
import { TraceRecorder } from '@noctem/core/traces';
import { describe, expect, it } from 'vitest';
import { recordCalls } from './record-calls.ts';

const call: ModelCall = {
  work: 'analyse-task',
  model: 'qwen2.5:7b',
  host: 'http://127.0.0.1:11434',
  why: 'the best at this that is fast enough',
  rule: null,
  alternatives: ['llama3.2:3b'],
  outcome: 'invalid',
  tokens: 80,
  tokensPerSec: 41.5,
  firstTokenMs: 210,
  ms: 2_140,
  promptChars: 900,
  error: 'no JSON in the answer',
};

describe('the calls of models', () => {
  it('are stages of the trace of the work that made them, each with its outcome', () => {
    const trace = new TraceRecorder({ traceId: 't', at: 1_000, timer: () => 0 });
    recordCalls(trace, [call, { ...call, outcome: 'repaired', error: null }]);
    const rows = trace.finish('analyse-task', 'done');
    expect(rows.map(({ stage, component, outcome }) => `${stage} ${component} ${outcome}`)).toEqual([
      'execute model invalid',
      'execute model repaired',
      'complete analyse-task done',
    ]);
    const { outcome: _, ...facts } = call;
    expect(rows[0]?.metadata).toEqual(facts);
  });
});
