import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './installation.mjs';
import { root } from './root.mjs';
import { findServices, serviceVariables } from './services.mjs';
import { closingLine, countTests, suitesNotRun } from './test-report.mjs';

/**
 * Installs what is missing, runs the tests once and closes with `N passed, N failed`.
 *
 * @param {string[]} args passed through to the test runner: files, `-t name`, ...
 * @returns {Promise<number>} the exit code: 0 only if nothing failed and, in CI, everything ran
 */
export async function runTests(args) {
  await ensureInstalled(root);
  const services = findServices({
    env: process.env,
    mayInstall: process.getuid?.() === 0,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-tests-'));
  try {
    const file = path.join(folder, 'report.json');
    const code = await runVitest([...args, '--reporter=json', `--outputFile.json=${file}`], serviceVariables(services));
    const allRan = printSummary(readReport(file), services, args);
    return code !== 0 || (process.env['CI'] === 'true' && !allRan) ? code || 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} variables
 * @returns {Promise<number>}
 */
function runVitest(args, variables) {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--reporter=default', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
  // The runner gets the same signal and reports what ran so far.
  process.on('SIGINT', () => child.kill('SIGINT')).on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {string} file
 * @returns {import('./test-report.mjs').Report} empty when the runner ended before it could write one
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { testResults: [] };
  }
}

/**
 * @param {import('./test-report.mjs').Report} report
 * @param {import('./services.mjs').Service[]} services
 * @param {string[]} args
 */
function printSummary(report, services, args) {
  // With a name filter every other test is skipped, which is what was asked for.
  const isFiltered = args.some((arg) => arg === '-t' || arg.startsWith('--testNamePattern'));
  const suites = isFiltered ? [] : suitesNotRun(report, root);
  const lines = suites.map((suite) => `NOT RUN: ${suite}`);
  const missing = services.filter((service) => service.found === null && suites.length > 0);
  const remedies = missing.map(
    (service) => `NOT RUN for want of ${service.name}, which installs with: ${service.installWith}`,
  );
  process.stdout.write([...lines, ...remedies, closingLine(countTests(report)), ''].join('\n'));
  return suites.length === 0;
}
