import { requireNode } from './node-version.mjs';

/**
 * Runs a command of the project: `run` imports what it needs itself, since an old Node would fail on the syntax of
 * that before it could say that it is too old.
 *
 * @param {() => Promise<number | void>} run a number ends the process with it, nothing lets the program go on
 */
export function enter(run) {
  requireNode();
  run().then(
    (code) => {
      if (code !== undefined) process.exit(code);
    },
    (error) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}
