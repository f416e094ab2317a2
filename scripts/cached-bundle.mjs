import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const hourMs = 60 * 60_000;

/**
 * Entries are paths below root; `threads` names those of the threads that the program starts, which are written beside it.
 *
 * @typedef {{ root: string, name: string, entry: string, chunks: boolean, threads?: Record<string, string> }} Program
 */

/**
 * The program bundled from its present sources: from node_modules/.cache when none of the files that went in has
 * changed, else made anew. It starts several times faster than the sources do.
 *
 * Old bundles go after an hour. A program that runs for longer must not be in chunks, since it could not read the
 * ones that it needs later.
 *
 * @param {Program} program
 * @returns {Promise<string>} the file to import
 */
export async function cachedBundle(program) {
  const { root, name } = program;
  const cache = path.join(root, 'node_modules/.cache/noctem');
  const manifest = path.join(cache, `${name}.json`);
  return readFresh(manifest, root) ?? (await bundleAnew({ ...program, cache, manifest }));
}

/**
 * @param {string} manifest
 * @param {string} root
 * @returns {string | null}
 */
function readFresh(manifest, root) {
  try {
    /** @type {{ file: string, inputs: Record<string, string> }} */
    const { file, inputs } = JSON.parse(readFileSync(manifest, 'utf8'));
    statSync(file);
    return Object.entries(inputs).every(([input, state]) => stateOf(path.join(root, input)) === state) ? file : null;
  } catch {
    return null;
  }
}

/**
 * The time of the last change of the file's state, which unlike the time of modification nobody can set back.
 *
 * @param {string} file
 */
function stateOf(file) {
  const { ctimeMs, size } = statSync(file);
  return `${ctimeMs} ${size}`;
}

/** @param {Program & { cache: string, manifest: string }} program */
async function bundleAnew({ root, name, entry, chunks, threads, cache, manifest }) {
  const { bundle } = await import('./bundle.mjs');
  const started = Date.now();
  // A folder of its own for each bundle: a program that starts now may be reading the one before.
  const outdir = path.join(cache, `${name}-${started}-${process.pid}`);
  const base = JSON.stringify(pathToFileURL(`${root}/`).href);
  mkdirSync(cache, { recursive: true });
  const inputs = await bundle({ root, entryPoints: { [name]: entry, ...threads }, outdir, base, chunks });
  const file = path.join(outdir, `${name}.mjs`);
  const watched = [...inputs.filter((input) => !input.includes('node_modules')), ...whatResolves(root, inputs)];
  const wasEdited = watched.some((input) => statSync(path.join(root, input)).ctimeMs >= started);
  if (!wasEdited) writeManifest(manifest, { file, inputs: statesOf(root, watched) });
  removeOld(cache, `${name}-`, outdir);
  return file;
}

/**
 * The files that decide which file an import means.
 *
 * @param {string} root
 * @param {string[]} inputs
 */
function whatResolves(root, inputs) {
  const workspaces = new Set(inputs.flatMap((input) => /^(?:apps|packages)\/[^/]+/.exec(input) ?? []));
  const lists = ['package-lock.json', 'node_modules/.package-lock.json'].filter((file) =>
    exists(path.join(root, file)),
  );
  return [...lists, ...[...workspaces].map((workspace) => path.join(workspace, 'package.json'))];
}

/** @param {string} file */
function exists(file) {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param {string} root
 * @param {string[]} inputs
 */
function statesOf(root, inputs) {
  return Object.fromEntries(inputs.map((input) => [input, stateOf(path.join(root, input))]));
}

/**
 * @param {string} manifest
 * @param {{ file: string, inputs: Record<string, string> }} content
 */
function writeManifest(manifest, content) {
  const draft = `${manifest}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content));
  renameSync(draft, manifest);
}

/**
 * @param {string} cache
 * @param {string} prefix
 * @param {string} current
 */
function removeOld(cache, prefix, current) {
  for (const name of readdirSync(cache)) {
    const folder = path.join(cache, name);
    const age = Date.now() - Number(name.slice(prefix.length).split('-')[0]);
    if (name.startsWith(prefix) && folder !== current && age > hourMs) rmSync(folder, { recursive: true, force: true });
  }
}
