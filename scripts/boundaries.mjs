import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './processes.mjs';
import { root } from './root.mjs';

/**
 * The arrows of import (.dependency-cruiser.mjs) hold, and the tool saw every source file: a parser that does not
 * load finds no modules, and so nothing wrong.
 *
 * @param {string} house folder of the checkout
 * @returns {Promise<import('./check-run.mjs').Outcome>} with a line for each import that breaks a rule
 */
export async function checkBoundaries(house = root) {
  const folders = ['packages', 'apps', 'tests', 'bench'].filter((name) => existsSync(path.join(house, name)));
  const cruiser = path.join(root, 'node_modules/.bin/depcruise');
  const config = path.join(root, '.dependency-cruiser.mjs');
  const run = await runQuietly([cruiser, ...folders, '--config', config, '--output-type', 'json'], { cwd: house });
  const report = parseReport(run.stdout);
  if (report === null) return { code: 1, output: run.output };
  const files = folders.flatMap((folder) => sourceFiles(house, folder));
  const problems = [...report.summary.violations.map(describeViolation), ...unseen(files, report)];
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}

/**
 * @typedef {{ from: string, to: string, rule: { name: string } }} Violation
 * @typedef {{ modules: { source: string, dependencies: unknown[] }[], summary: { violations: Violation[] } }} CruiseReport
 * @param {string} output
 * @returns {CruiseReport | null}
 */
function parseReport(output) {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}

/**
 * @param {string} house
 * @param {string} folder
 */
function sourceFiles(house, folder) {
  return readdirSync(path.join(house, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'));
}

/** @param {Violation} violation */
function describeViolation({ from, to, rule }) {
  return `${rule.name}: ${from} -> ${to}`;
}

/**
 * @param {string[]} files
 * @param {CruiseReport} report
 */
function unseen(files, { modules }) {
  const seen = new Set(modules.map(({ source }) => source));
  const parsed = modules.some(({ source, dependencies }) => source.endsWith('.ts') && dependencies.length > 0);
  return [
    ...files.filter((file) => !seen.has(file)).map((file) => `not seen: ${file}`),
    ...(parsed ? [] : ['no import was found in any TypeScript file: the parser does not work']),
  ];
}
