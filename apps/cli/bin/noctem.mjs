#!/usr/bin/env node
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

if (existsSync(path.join(root, 'node_modules/tsx'))) {
  const { importProgram } = await import(pathToFileURL(path.join(root, 'scripts/source-program.mjs')).href);
  await importProgram({ root, name: 'cli', entry: 'apps/cli/src/main.ts', chunks: true });
} else {
  process.stderr.write(`Noctem is not installed yet: run \`npm start\` or \`npm ci\` in ${root} first.\n`);
  process.exit(1);
}
