import { describe, expect, it } from 'vitest';
import { TraceRecorder } from './recorder.ts';
import { redact } from './redact.ts';

const token = '123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-pQ';

describe('a trace', () => {
  it('gives each stage the time since the one before, and the whole to the last', () => {
    let milliseconds = 10;
    const trace = new TraceRecorder({ traceId: 't', at: 99, timer: () => milliseconds });
    milliseconds = 12;
    trace.record({ stage: 'input', component: 'telegram', outcome: 'message' });
    milliseconds = 12.5;
    trace.record({ stage: 'classify', component: 'capture', outcome: 'task', confidence: 0.9, thoughtId: 3 });
    trace.link({ thoughtId: 7, taskId: 1 });
    trace.link({ taskId: 2 });
    milliseconds = 15;
    const rows = trace.finish('capture', 'task');
    expect(rows.map((row) => [row.stage, row.durationUs])).toEqual([
      ['input', 2_000],
      ['classify', 500],
      ['complete', 5_000],
    ]);
    for (const row of rows)
      expect(row).toMatchObject({ traceId: 't', at: 99, thoughtId: 7, taskId: 2, projectId: null });
  });

  it('has no negative duration, even on a clock that goes back', () => {
    let milliseconds = 10;
    const trace = new TraceRecorder({ traceId: 't', at: 0, timer: () => (milliseconds -= 1) });
    trace.record({ stage: 'input', component: 'telegram', outcome: 'message' });
    expect(trace.finish('capture', 'task').every((row) => row.durationUs === 0)).toBe(true);
  });
});

describe('redaction', () => {
  it.each([
    `https://api.telegram.org/bot${token}/sendMessage`,
    `{"url":"https://x/file/bot${token}/photos/1.jpg"}`,
    `token=${token},next`,
    // The number of a bot of the first hour.
    `token=${token.replace(/^\d+/, '10423')},next`,
  ])('leaves no token in %s', (text) => {
    expect(redact(text)).not.toContain(token.slice(15));
    expect(redact(text)).toContain('[redacted]');
  });

  it('takes out given secrets wherever they stand, and nothing else', () => {
    expect(redact('user secret, pass secret', ['secret', ''])).toBe('user [redacted], pass [redacted]');
    expect(redact('at 12:30 call 555-1234, ratio 1:2')).toBe('at 12:30 call 555-1234, ratio 1:2');
  });
});
