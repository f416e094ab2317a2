#!/usr/bin/env node
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

if (existsSync(path.join(root, 'node_modules/tsx'))) await runProgram();
else tellToInstall();

/**
 * From a bundle of the present sources, and from the sources themselves where no bundle can be written, as in a
 * checkout that belongs to somebody else.
 */
async function runProgram() {
  const entry = 'apps/cli/src/main.ts';
  const { cachedBundle } = await load('scripts/cached-bundle.mjs');
  const file = await cachedBundle({ root, name: 'cli', entry }).catch(() => null);
  if (file !== null) return import(pathToFileURL(file).href);
  const { register } = await import('tsx/esm/api');
  register();
  return load(entry);
}

/** @param {string} file path below the root */
function load(file) {
  return import(pathToFileURL(path.join(root, file)).href);
}

function tellToInstall() {
  process.stderr.write(`Noctem is not installed yet: run \`npm start\` or \`npm ci\` in ${root} first.\n`);
  process.exit(1);
}
