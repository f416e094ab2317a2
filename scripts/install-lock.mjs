import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const tooOldMs = 60 * 60_000;

/**
 * Runs `work` while no other process of this machine installs into `root`; the others wait. A lock whose owner died
 * is taken over. The lock goes when the work ends, and also when the process exits in the middle of it.
 *
 * @param {string} root
 * @param {(line: string) => void} say told once when there is somebody to wait for
 * @param {() => Promise<void>} work
 */
export async function withInstallLock(root, say, work) {
  const lock = path.join(root, '.install.lock');
  let waited = false;
  while (!take(lock)) {
    if (isAbandoned(lock)) {
      removeAbandoned(lock);
      continue;
    }
    if (!waited) say('Noctem: another process is installing; waiting for it ...');
    waited = true;
    await sleep(200);
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/**
 * A folder is prepared with its owner's name inside and then moved into place: the move fails where another one
 * stands, so a lock is never seen without its owner.
 *
 * @param {string} lock
 */
function take(lock) {
  const mine = `${lock}.${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine);
  writeFileSync(path.join(mine, 'owner'), String(process.pid));
  try {
    renameSync(mine, lock);
    return true;
  } catch {
    rmSync(mine, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > tooOldMs) return true;
    return !isRunning(Number(readFileSync(path.join(lock, 'owner'), 'utf8')));
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Moved aside before it is removed: of two processes that saw the same abandoned lock only one can move it, and
 * neither can remove a lock that a third one has taken since, but for the instant between two calls.
 *
 * @param {string} lock
 */
function removeAbandoned(lock) {
  const aside = `${lock}.old.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  rmSync(aside, { recursive: true, force: true });
}
