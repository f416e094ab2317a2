/**
 * The part of the test runner's JSON report that is read here.
 *
 * @typedef {{ status: string, fullName: string, ancestorTitles: string[] }} ReportedTest
 * @typedef {{ name: string, status: string, assertionResults: ReportedTest[] }} ReportedFile
 * @typedef {{ testResults: ReportedFile[] }} Report
 */

/**
 * @param {Report} report
 * @returns {{ passed: number, failed: number, skipped: number }} a file that failed before its first test counts as
 *   one failure, since its tests are not in the report
 */
export function countTests(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const withStatus = (/** @type {string} */ status) => tests.filter((test) => test.status === status).length;
  const passed = withStatus('passed');
  const failed = withStatus('failed');
  const broken = report.testResults.filter(isBroken).length;
  return { passed, failed: failed + broken, skipped: tests.length - passed - failed };
}

/**
 * The closing line of a test run. Skipped tests are named, never counted as passed.
 *
 * @param {{ passed: number, failed: number, skipped: number }} counts
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The suites of which at least one test did not run, each once, as `file > suite`.
 *
 * @param {Report} report
 * @param {string} root folder of the checkout, left out of the names
 */
export function suitesNotRun(report, root) {
  const names = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => [file.name.replace(`${root}/`, ''), test.ancestorTitles[0] ?? test.fullName].join(' > ')),
  );
  return [...new Set(names)];
}

/** @param {ReportedFile} file */
function isBroken(file) {
  return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');
}
