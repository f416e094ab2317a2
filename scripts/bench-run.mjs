import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './installation.mjs';
import { root } from './root.mjs';

/**
 * What a benchmark may return to have it printed; one that prints for itself returns nothing.
 *
 * @typedef {{ title?: string, rows: Record<string, string | number>[], passed?: boolean }} Table
 */

/**
 * Runs the benchmarks of bench/ one after the other, since two at once would measure each other.
 *
 * @param {string[]} args names of benchmarks (none: all of them); what starts with `--`, and what follows it, goes
 *   to each benchmark
 * @returns {Promise<number>} exit code
 */
export async function runBenchmarks(args) {
  await ensureInstalled(root);
  const firstOption = args.findIndex((arg) => arg.startsWith('--'));
  const named = firstOption === -1 ? args : args.slice(0, firstOption);
  const options = firstOption === -1 ? [] : args.slice(firstOption);
  const known = benchmarks();
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no benchmark ${unknown.join(', ')}; there are: ${known.join(', ')}.\n`);
    return 2;
  }
  const { register } = await import('tsx/esm/api');
  register();
  let passed = true;
  for (const name of named.length > 0 ? named : known) passed = (await runOne(name, options)) && passed;
  return passed ? 0 : 1;
}

/** A benchmark is a file that lies in bench/ itself; what several of them share lies in folders there. */
function benchmarks() {
  return readdirSync(path.join(root, 'bench'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .toSorted();
}

/**
 * @param {string} name
 * @param {string[]} options
 */
async function runOne(name, options) {
  const benchmark = await import(pathToFileURL(path.join(root, 'bench', `${name}.ts`)).href);
  process.stdout.write(`\n# ${name}\n`);
  /** @type {Table | Table[] | undefined} */
  const result = await benchmark.run(options);
  const tables = result === undefined ? [] : [result].flat();
  for (const table of tables) printTable(table);
  return tables.every(({ passed = true }) => passed);
}

/** @param {Table} table */
function printTable({ title, rows }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const lines = cells.map((row) => row.map((cell, index) => alignCell(cell, index, widths)).join('  '));
  process.stdout.write([...(title === undefined ? [] : [`\n${title}`]), ...lines, ''].join('\n'));
}

/**
 * @param {string} cell
 * @param {number} index
 * @param {number[]} widths
 */
function alignCell(cell, index, widths) {
  const width = widths[index] ?? 0;
  return index === 0 ? cell.padEnd(width) : cell.padStart(width);
}
