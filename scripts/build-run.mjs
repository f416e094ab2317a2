import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { ensureInstalled } from './installation.mjs';
import { root } from './root.mjs';
import { threads } from './source-program.mjs';

const outdir = path.join(root, 'dist');

/** What the programs read at run time, at the same places below dist/ as in the checkout. */
const readAtRunTime = ['drizzle', 'apps/playground/src/page'];

/** better-sqlite3 compiled for this Node, and what it requires; without the sources of SQLite. */
const compiled = [
  'better-sqlite3/package.json',
  'better-sqlite3/lib',
  'better-sqlite3/build/Release/better_sqlite3.node',
  'bindings',
  'file-uri-to-path',
];

/**
 * Makes dist/: `node dist/bot.mjs`, `node dist/worker.mjs` and `node dist/cli.mjs` run there, or wherever it is copied to, on the version of
 * Node and the kind of machine that it was made on, without node_modules elsewhere and without TypeScript.
 */
export async function buildPrograms() {
  await ensureInstalled(root);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir);
  writeFileSync(path.join(outdir, 'package.json'), '{ "name": "noctem", "type": "module", "private": true }\n');
  await bundle({
    root,
    outdir,
    entryPoints: {
      bot: 'apps/bot/src/main.ts',
      cli: 'apps/cli/src/main.ts',
      worker: 'apps/worker/src/main.ts',
      ...threads,
    },
    base: `new URL('./', import.meta.url)`,
    chunks: true,
  });
  for (const folder of readAtRunTime) copy(folder);
  for (const file of compiled) copy(path.join('node_modules', file));
  process.stdout.write('Built dist/bot.mjs, dist/worker.mjs and dist/cli.mjs.\n');
}

/** @param {string} name path below the checkout and below dist/ */
function copy(name) {
  const from = path.join(root, name);
  if (!existsSync(from)) throw new Error(`${name} is not there, and the programs need it.`);
  cpSync(from, path.join(outdir, name), { recursive: true, filter: (file) => !file.endsWith('.ts') });
}
