import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * How to call npm with this very Node, whatever started us.
 *
 * @returns {{ file: string, args: string[], env: NodeJS.ProcessEnv }}
 */
export function npmCommand() {
  const script = npmScript();
  const env = npmEnvironment(process.env);
  return script === null ? { file: 'npm', args: [], env } : { file: process.execPath, args: [script], env };
}

/** @returns {string | null} */
function npmScript() {
  const bin = path.dirname(realpathSync(process.execPath));
  const places = [
    // npx names its own script here, and other package managers name theirs.
    path.join(path.dirname(process.env['npm_execpath'] ?? ''), 'npm-cli.js'),
    path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(bin, 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  return places.find((place) => path.isAbsolute(place) && existsSync(place)) ?? onPath('npm');
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) return null;
  const script = realpathSync(found);
  return script.endsWith('.js') ? script : null;
}

/**
 * The environment without what the npm that started us has put there for its own run. Settings that a person gave
 * (`npm_config_*`) stay.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env) {
  const kept = Object.entries(env).filter(
    ([name]) => name !== 'NODE_ENV' && (!name.startsWith('npm_') || name.startsWith('npm_config_')),
  );
  const bin = path.dirname(realpathSync(process.execPath));
  const headers = headersOf(path.dirname(bin));
  return {
    ...Object.fromEntries(kept),
    // Install scripts look for `node` here: without this they compile for whichever Node comes first.
    PATH: `${bin}${path.delimiter}${env['PATH'] ?? ''}`,
    ...(headers === null ? {} : { npm_config_nodedir: headers }),
    ...(needsObjectWrap() ? { CXXFLAGS: withObjectWrap(env['CXXFLAGS']), npm_config_build_from_source: 'true' } : {}),
  };
}

/**
 * Whether a better-sqlite3 that was compiled for this Node ends the process at some garbage collection; see the header.
 * A ready-made binary may have been compiled so, too.
 */
function needsObjectWrap() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return process.platform !== 'win32' && (major > 24 || (major === 24 && minor >= 19));
}

/** @param {string | undefined} flags */
function withObjectWrap(flags) {
  const header = path.join(root, 'scripts/native/object-wrap.h');
  return `${flags ?? ''} -include ${header.replaceAll(' ', '\\ ')}`.trim();
}

/**
 * Headers that stand beside this Node are right for it, while a setting in somebody's npmrc may point at those of
 * another version. It also spares a download.
 *
 * @param {string} prefix
 */
function headersOf(prefix) {
  // Node as an npm package links the program out of the package for this platform, where the headers stay.
  const platform = `node-${process.platform}-${process.arch}`;
  const places = [prefix, path.join(prefix, 'node_modules', platform), path.join(prefix, '..', platform)];
  return places.find(hasHeaders) ?? null;
}

/** @param {string} prefix */
function hasHeaders(prefix) {
  try {
    const text = readFileSync(path.join(prefix, 'include/node/node_version.h'), 'utf8');
    return /#define NODE_MAJOR_VERSION (\d+)/.exec(text)?.[1] === process.versions.node.split('.')[0];
  } catch {
    return false;
  }
}
