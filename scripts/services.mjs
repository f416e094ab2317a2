import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * What some suites need beside Node: where it is, or null and the line that installs it. The suites learn of it by
 * `variable`.
 *
 * @typedef {{ name: string, variable: string, found: string | null, installWith: string }} Service
 * @typedef {{ env: NodeJS.ProcessEnv, mayInstall: boolean, say: (line: string) => void }} Surroundings
 * @typedef {{ name: string, variable: string, given: string, programs: string[], package: string }} Wanted
 */

/** @type {Wanted[]} */
const wanted = [
  {
    name: 'a Redis server',
    variable: 'NOCTEM_TEST_REDIS',
    given: 'REDIS_URL',
    programs: ['redis-server', 'valkey-server'],
    package: 'redis-server',
  },
  {
    name: 'Chromium',
    variable: 'CHROMIUM_PATH',
    given: 'CHROMIUM_PATH',
    programs: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    package: 'chromium',
  },
];

/**
 * Finds a Redis server and a Chromium, or installs the system's packages of them where it may. What REDIS_URL and
 * CHROMIUM_PATH say comes first.
 *
 * @param {Surroundings} surroundings `say` is told before something is installed
 * @returns {Service[]}
 */
export function findServices(surroundings) {
  return wanted.map((want) => {
    const installWith = `apt-get install -y --no-install-recommends ${want.package}`;
    const present = find(want, surroundings.env);
    if (present === null) install(want, installWith, surroundings);
    return { name: want.name, variable: want.variable, found: present ?? find(want, surroundings.env), installWith };
  });
}

/**
 * The variables by which the suites learn of the services. A server that is running already stays in REDIS_URL.
 *
 * @param {Service[]} services
 * @returns {Record<string, string>}
 */
export function serviceVariables(services) {
  return Object.fromEntries(
    services.flatMap(({ variable, found }) => (found === null || found.includes('://') ? [] : [[variable, found]])),
  );
}

/**
 * @param {Wanted} want
 * @param {NodeJS.ProcessEnv} env
 */
function find(want, env) {
  return env[want.given] || onPath(want.programs, env);
}

/**
 * @param {string[]} programs names, or absolute paths
 * @param {NodeJS.ProcessEnv} env
 */
function onPath(programs, env) {
  const folders = (env['PATH'] ?? '').split(path.delimiter);
  const files = programs.flatMap((program) => folders.map((folder) => path.resolve(folder, program)));
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

/**
 * @param {Wanted} want
 * @param {string} line
 * @param {Surroundings} surroundings
 */
function install(want, line, { env, mayInstall, say }) {
  if (!mayInstall || onPath(['apt-get'], env) === null) return;
  say(`Noctem: installing ${want.package} for the tests ...`);
  // The run level tells the package not to start its server: the suites start their own.
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const run = (/** @type {string} */ command) =>
    spawnSync('/bin/sh', ['-c', command], { env: quiet, stdio: 'ignore' }).status === 0;
  // A fresh machine has no package lists, and fetching them takes longer than most installations.
  if (!run(line) && run('apt-get update')) run(line);
}
