import path from 'node:path';
import { checkBoundaries } from './boundaries.mjs';
import { ensureInstalled } from './installation.mjs';
import { checkLockFile } from './lock-file.mjs';
import { checkMigrations } from './migrations.mjs';
import { runQuietly } from './processes.mjs';
import { root } from './root.mjs';

/**
 * A step of the check: it never throws for what it finds, and its output is shown only when its code is not 0.
 *
 * @typedef {{ code: number, output: string }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Step
 */

/** @type {Step[]} */
const quickSteps = [
  { name: 'format', run: () => runTool('oxfmt', '--check', '.') },
  { name: 'lint', run: () => runTool('oxlint', '--deny-warnings') },
  { name: 'types', run: () => runTool('tsc', '-b', '--pretty', 'false') },
  { name: 'boundaries', run: checkBoundaries },
  { name: 'dead code', run: () => runTool('knip', '--no-progress') },
  { name: 'migrations', run: checkMigrations },
  { name: 'lock file', run: checkLockFile },
];

/**
 * Everything that CI checks. Every step runs, whatever the ones before it found; with tests the last line is theirs.
 *
 * @param {{ withTests: boolean }} options
 * @returns {Promise<number>} exit code
 */
export async function runChecks({ withTests }) {
  await ensureInstalled(root);
  let code = 0;
  for (const step of quickSteps) {
    const outcome = await runStep(step);
    if (outcome.code !== 0) code = 1;
  }
  if (!withTests) return code;
  const tests = await runStep({ name: 'tests', run: runAllTests });
  process.stdout.write(`${closingLines(tests.output)}\n`);
  return tests.code === 0 ? code : 1;
}

/** @param {Step} step */
async function runStep({ name, run }) {
  const started = performance.now();
  const outcome = await run();
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  process.stdout.write(`${outcome.code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.padStart(8)}\n`);
  if (outcome.code !== 0) process.stdout.write(`${outcome.output.trimEnd()}\n\n`);
  return outcome;
}

/**
 * @param {string} tool
 * @param {string[]} args
 */
function runTool(tool, ...args) {
  return runQuietly([path.join(root, 'node_modules/.bin', tool), ...args]);
}

function runAllTests() {
  return runQuietly([process.execPath, path.join(root, 'scripts/test.mjs')]);
}

/**
 * The counts, and before them the suites that did not run, which a passing step would hide.
 *
 * @param {string} output
 */
function closingLines(output) {
  const lines = output.trimEnd().split('\n');
  const counts = lines.findLast((line) => /^\d+ passed, \d+ failed/.test(line)) ?? '0 passed, 0 failed';
  return [...lines.filter((line) => line.startsWith('NOT RUN')), counts].join('\n');
}
