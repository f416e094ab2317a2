import { readFileSync } from 'node:fs';
import path from 'node:path';
import { npmCommand } from './npm-command.mjs';
import { runQuietly } from './processes.mjs';
import { root } from './root.mjs';

/**
 * The lock file holds no download addresses (they would tie everybody to one registry), and `npm ci` accepts it:
 * a package without builds for some platform installs here and fails elsewhere.
 *
 * @returns {Promise<import('./check-run.mjs').Outcome>}
 */
export async function checkLockFile() {
  const lines = readFileSync(path.join(root, 'package-lock.json'), 'utf8').split('\n');
  const addresses = lines.filter((line) => /"resolved": "(https?|git)/.test(line));
  if (addresses.length > 0) {
    return { code: 1, output: `package-lock.json holds download addresses:\n${addresses.slice(0, 5).join('\n')}` };
  }
  const npm = npmCommand();
  return runQuietly([npm.file, ...npm.args, 'ci', '--dry-run', '--include=dev', '--no-audit'], { env: npm.env });
}
