import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedBundle } from './cached-bundle.mjs';
import { withInstallLock } from './install-lock.mjs';
import { npmCommand } from './npm-command.mjs';
import { botProgram } from './source-program.mjs';

/**
 * Makes node_modules what the lock file says, and tells so on standard error when there is something to do.
 * Where nothing is missing it costs one read and one hash. A failure prints npm's own words and ends the process.
 *
 * @param {string} root folder of the checkout
 */
export async function ensureInstalled(root) {
  if (isStamped(root)) return;
  await withInstallLock(root, say, async () => {
    // Whoever held the lock before may have installed, and a person may have run `npm ci`.
    if (isStamped(root)) return;
    const usable = loadsNativeModule(root);
    if (!usable || !agreesWithLockFile(root)) await install(root, usable);
    writeFileSync(stampPath(root), expectedStamp(root));
  });
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {string} root */
function isStamped(root) {
  return readOrNull(stampPath(root)) === expectedStamp(root);
}

/** @param {string} root */
function stampPath(root) {
  return path.join(root, 'node_modules', '.noctem-installed');
}

/**
 * Compiled modules belong to a binary interface of Node, a system and a processor: another one of these needs
 * another installation.
 *
 * @param {string} root
 */
function expectedStamp(root) {
  const lock = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  return `${lock.digest('hex')} ${process.platform} ${process.arch} ${process.versions.modules}\n`;
}

/** @param {string} file */
function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Whether SQLite can be used: opened, and collected as garbage, which ends the process where it was compiled against some
 * headers of Node 24. In a process of its own, since a module that was loaded cannot be replaced in this one.
 *
 * @param {string} root
 */
function loadsNativeModule(root) {
  if (readOrNull(path.join(root, 'node_modules/better-sqlite3/package.json')) === null) return false;
  const probe = `
    const Database = require('better-sqlite3');
    for (let n = 0; n < 50; n += 1) new Database(':memory:').close();
    let rounds = 0;
    const timer = setInterval(() => {
      Array.from({ length: 2e5 }, (_, index) => ({ index }));
      if ((rounds += 1) === 8) clearInterval(timer);
    }, 1);`;
  return spawnSync(process.execPath, ['-e', probe], { cwd: root, stdio: 'ignore' }).status === 0;
}

/**
 * npm leaves a list of what it installed. Entries that are missing there may only be the ones for other platforms.
 *
 * @param {string} root
 */
function agreesWithLockFile(root) {
  const installed = packagesOf(path.join(root, 'node_modules/.package-lock.json'));
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([name, want]) => {
    if (!name.includes('node_modules/')) return true;
    const has = installed[name];
    if (has === undefined) return want.optional === true || want.devOptional === true;
    return has.version === want.version && has.integrity === want.integrity;
  });
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  const text = readOrNull(file);
  return text === null ? {} : JSON.parse(text).packages;
}

/**
 * @param {string} root
 * @param {boolean} usable whether the present node_modules fits this Node: then only what changed is replaced, which
 *   spares a small board from compiling SQLite at every update, and spares a running bot from losing its modules
 */
async function install(root, usable) {
  const started = performance.now();
  say('Noctem: installing what is missing (once, a minute or two) ...');
  rmSync(stampPath(root), { force: true });
  const action = usable ? ['install', '--no-save'] : ['ci'];
  const result = await runNpm(root, [...action, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.code !== 0 || !loadsNativeModule(root)) fail(result);
  // The first start finds its bundle made; where it cannot be made now, that start says what is wrong.
  await cachedBundle({ root, ...botProgram }).catch(() => null);
  say(`Noctem: installed in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNpm(root, args) {
  const npm = npmCommand();
  // A group of its own: npm, make and the compiler all have to end when the person gives up.
  const child = spawn(npm.file, [...npm.args, ...args], {
    cwd: root,
    env: npm.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stopAll = stopOnSignal(child);
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      stopAll.forget();
      resolve({ code, output });
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function stopOnSignal(child) {
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { forget: () => process.off('SIGINT', stop).off('SIGTERM', stop) };
}

/** @param {{ code: number | null, output: string }} result */
function fail({ code, output }) {
  say(output.trimEnd());
  say(
    code === 0
      ? 'Noctem: SQLite was installed but does not load with this Node: remove node_modules and try again.'
      : 'Noctem: the installation failed; npm says why above. Where SQLite has to be compiled it needs python3, make and a C++ compiler (on Debian: apt-get install python3 make g++).',
  );
  process.exit(1);
}
