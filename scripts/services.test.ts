import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findServices, serviceVariables } from './services.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'noctem-services-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the services that some suites need', () => {
  it('are the ones that the environment names before any on the PATH', () => {
    program('redis-server');
    const env = { PATH: folder, REDIS_URL: 'redis://127.0.0.1:6379', CHROMIUM_PATH: '/opt/chromium' };
    const services = findServices({ env, mayInstall: false, say: refuse });
    expect(services.map(({ found }) => found)).toEqual(['redis://127.0.0.1:6379', '/opt/chromium']);
    expect(serviceVariables(services)).toEqual({ CHROMIUM_PATH: '/opt/chromium' });
  });

  it('are found under any of their names', () => {
    program('valkey-server');
    program('google-chrome');
    const services = findServices({ env: { PATH: folder }, mayInstall: false, say: refuse });
    expect(serviceVariables(services)).toEqual({
      NOCTEM_TEST_REDIS: path.join(folder, 'valkey-server'),
      CHROMIUM_PATH: path.join(folder, 'google-chrome'),
    });
  });

  it('are missing, with the line that installs them, where nothing may be installed', () => {
    program('apt-get', 'exit 1');
    const services = findServices({ env: { PATH: folder }, mayInstall: false, say: refuse });
    expect(services).toMatchObject([
      { found: null, installWith: 'apt-get install -y --no-install-recommends redis-server' },
      { found: null, installWith: 'apt-get install -y --no-install-recommends chromium' },
    ]);
  });

  it('are installed, after fetching the package lists of a fresh machine', () => {
    program('chromium');
    program('apt-get', aptOfFreshMachine(folder));
    const said: string[] = [];
    const services = findServices({ env: { PATH: folder }, mayInstall: true, say: (line) => said.push(line) });
    expect(services.map(({ found }) => found)).toEqual([
      path.join(folder, 'redis-server'),
      path.join(folder, 'chromium'),
    ]);
    expect(said).toEqual(['Noctem: installing redis-server for the tests ...']);
    expect(readFileSync(path.join(folder, 'calls'), 'utf8')).toBe('install\nupdate\ninstall\n');
  });
});

function refuse(line: string): void {
  throw new Error(`nothing should be installed here, but: ${line}`);
}

function program(name: string, script = 'exit 0'): void {
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, name), 0o755);
}

function aptOfFreshMachine(target: string): string {
  return `cd ${target}
    echo "$1" >> calls
    if [ "$1" = update ]; then : > lists; exit 0; fi
    [ -f lists ] || exit 100
    printf '#!/bin/sh\\n' > redis-server; /bin/chmod +x redis-server`;
}
