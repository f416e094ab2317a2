import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './processes.mjs';
import { root } from './root.mjs';

/**
 * The generated migrations say what the schema says: generating again into a copy adds nothing.
 *
 * @returns {Promise<import('./check-run.mjs').Outcome>}
 */
export async function checkMigrations() {
  const folder = path.join(root, 'node_modules/.cache/noctem-migrations');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (existsSync(path.join(root, 'drizzle')))
    cpSync(path.join(root, 'drizzle'), path.join(folder, 'out'), { recursive: true });
  const config = writeConfig(folder);
  const consistent = await runKit('check', config);
  if (consistent.code !== 0) return consistent;
  const generated = await runKit('generate', config);
  const added = addedFiles(path.join(folder, 'out'));
  if (generated.code === 0 && added.length === 0) return generated;
  return {
    code: 1,
    output: `${generated.output}\nThe schema has changed: run \`npm run db:generate\`. ${added.join(' ')}`,
  };
}

/**
 * The project's own configuration with another folder to write to.
 *
 * @param {string} folder
 */
function writeConfig(folder) {
  const file = path.join(folder, 'drizzle.config.ts');
  const own = JSON.stringify(path.join(root, 'drizzle.config.ts'));
  const out = JSON.stringify(path.relative(root, path.join(folder, 'out')));
  writeFileSync(file, `import config from ${own};\nexport default { ...config, out: ${out} };\n`);
  return file;
}

/**
 * @param {string} action
 * @param {string} config
 */
function runKit(action, config) {
  // It asks about renamed columns, and without a terminal to ask on it would wait for ever.
  return runQuietly([path.join(root, 'node_modules/.bin/drizzle-kit'), action, `--config=${config}`], {
    timeoutMs: 60_000,
  });
}

/** @param {string} out */
function addedFiles(out) {
  const before = new Set(readdirSync(path.join(root, 'drizzle')));
  return readdirSync(out).filter((name) => !before.has(name));
}
