import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * What some suites need beside Node: where it is, or null and the line that installs it.
 *
 * @typedef {{ name: string, variable: string, found: string | null, installWith: string }} Service
 */

const chromeOnMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Finds a Redis server and a Chromium, or installs the system's packages of them when it may (root on a Debian-like
 * system). The address in REDIS_URL and the program in CHROMIUM_PATH come first.
 *
 * @param {(line: string) => void} say told before something is installed
 * @returns {Service[]}
 */
export function findServices(say) {
  return [
    provide(
      { name: 'a Redis server', variable: 'NOCTEM_TEST_REDIS', package: 'redis-server' },
      () => process.env['REDIS_URL'] || onPath(['redis-server', 'valkey-server']),
      say,
    ),
    provide(
      { name: 'Chromium', variable: 'CHROMIUM_PATH', package: 'chromium' },
      () =>
        process.env['CHROMIUM_PATH'] ||
        onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', chromeOnMac]),
      say,
    ),
  ];
}

/**
 * The variables by which the suites learn of the services. A server's address stays in REDIS_URL, where it is.
 *
 * @param {Service[]} services
 * @returns {Record<string, string>}
 */
export function serviceVariables(services) {
  return Object.fromEntries(
    services.flatMap(({ variable, found }) =>
      found === null || found === process.env['REDIS_URL'] ? [] : [[variable, found]],
    ),
  );
}

/**
 * @param {{ name: string, variable: string, package: string }} wanted
 * @param {() => string | null} find
 * @param {(line: string) => void} say
 * @returns {Service}
 */
function provide(wanted, find, say) {
  const installWith = `apt-get install -y --no-install-recommends ${wanted.package}`;
  let found = find();
  if (found === null && mayInstall()) {
    say(`Noctem: installing ${wanted.package} for the tests ...`);
    installPackage(installWith);
    found = find();
  }
  return { name: wanted.name, variable: wanted.variable, found, installWith };
}

/** @param {string[]} names program names, or absolute paths */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const files = names.flatMap((name) => folders.map((folder) => path.resolve(folder, name)));
  return files.find(isProgram) ?? null;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && onPath(['apt-get']) !== null;
}

/** @param {string} line */
function installPackage(line) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (/** @type {string} */ command) =>
    spawnSync('sh', ['-c', command], { env, stdio: 'ignore' }).status === 0;
  // A fresh machine has no package lists, and fetching them takes longer than most installations.
  if (!run(line) && run('apt-get update')) run(line);
}
