import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withInstallLock } from './install-lock.mjs';
import { runQuietly } from './processes.mjs';

let root: string;
const quiet = (): void => {};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'noctem-lock-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the installation lock', () => {
  it('lets one work at a time and tells the others whom they wait for', async () => {
    const said: string[] = [];
    const events: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      events.push(`${name} begins`);
      await sleep(50);
      events.push(`${name} ends`);
    };
    const first = withInstallLock(root, quiet, work('first'));
    await Promise.all([first, withInstallLock(root, (line) => said.push(line), work('second'))]);
    expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(said).toHaveLength(1);
    expect(readdirSync(root)).toEqual([]);
  });

  it('takes over from an owner that died', async () => {
    const dead = await runQuietly([process.execPath, '-p', 'process.pid']);
    abandon(dead.stdout.trim());
    let ran = false;
    await withInstallLock(root, quiet, async () => void (ran = true));
    expect(ran).toBe(true);
    expect(readdirSync(root)).toEqual([]);
  });

  it('is free again after work that failed', async () => {
    await expect(withInstallLock(root, quiet, () => Promise.reject(new Error('no network')))).rejects.toThrow(
      'no network',
    );
    expect(existsSync(path.join(root, '.install.lock'))).toBe(false);
  });

  it('goes with a process that exits in the middle', async () => {
    const program = `import { withInstallLock } from ${JSON.stringify(path.join(import.meta.dirname, 'install-lock.mjs'))};
      await withInstallLock(${JSON.stringify(root)}, () => {}, async () => process.exit(3));`;
    expect((await runQuietly([process.execPath, '--input-type=module', '-e', program])).code).toBe(3);
    expect(readdirSync(root)).toEqual([]);
  });
});

function abandon(owner: string): void {
  mkdirSync(path.join(root, '.install.lock'));
  writeFileSync(path.join(root, '.install.lock', 'owner'), owner);
}
