import { describe, expect, it } from 'vitest';
import { closingLine, countTests, suitesNotRun, type ReportedFile } from './test-report.mjs';

describe('the summary of a test run', () => {
  it('counts what passed, failed and was skipped', () => {
    const counts = countTests({
      testResults: [file('a', ['passed', 'failed', 'skipped']), file('b', ['passed', 'todo'])],
    });
    expect(counts).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that broke before its first test as a failure', () => {
    const broken = { ...file('a', []), status: 'failed' };
    expect(countTests({ testResults: [broken, file('b', ['passed'])] })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('closes with a line that names skipped tests only where there are some', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('lists every suite that did not run once, below the checkout', () => {
    const report = {
      testResults: [file('/house/a.test.ts', ['skipped', 'skipped']), file('/house/b.test.ts', ['passed'])],
    };
    expect(suitesNotRun(report, '/house')).toEqual(['a.test.ts > a suite']);
  });
});

function file(name: string, statuses: string[]): ReportedFile {
  const assertionResults = statuses.map((status) => ({
    status,
    fullName: 'a suite a test',
    ancestorTitles: ['a suite'],
  }));
  return { name, status: statuses.includes('failed') ? 'failed' : 'passed', assertionResults };
}
