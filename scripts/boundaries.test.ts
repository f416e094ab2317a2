import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBoundaries } from './boundaries.mjs';
import { root } from './root.mjs';

let house: string;

beforeEach(() => {
  house = mkdtempSync(path.join(tmpdir(), 'noctem-house-'));
  cpSync(path.join(root, 'tsconfig.base.json'), path.join(house, 'tsconfig.base.json'));
  write('packages/core/src/kernel/index.ts', `export { one } from './one.ts';`);
  write('packages/core/src/kernel/one.ts', 'export const one = 1;');
  write('packages/store/src/index.ts', `export { store } from './store.ts';`);
  write('packages/store/src/store.ts', 'export const store = 1;');
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

describe('the arrows of the house', () => {
  it('accept imports that point downward', async () => {
    expect(await checkBoundaries(house)).toEqual({ code: 0, output: '' });
  });

  it.each([
    [
      'kernel reaches for capture',
      'packages/core/src/kernel/one.ts',
      '../capture/index.ts',
      'core-kernel-knows-no-later-room',
    ],
    ['core reads files', 'packages/core/src/kernel/one.ts', 'node:fs', 'core-has-no-io'],
    ['core knows the store', 'packages/core/src/kernel/one.ts', '../../../store/src/index.ts', 'core-knows-no-adapter'],
    ['an adapter knows another', 'packages/queue/src/index.ts', '../../store/src/index.ts', 'adapters-know-none'],
    ['a package knows an app', 'packages/store/src/store.ts', '../../../apps/bot/src/index.ts', 'packages-know-no-app'],
    [
      'an app enters by a window',
      'apps/bot/src/main.ts',
      '../../../packages/store/src/store.ts',
      'one-door-per-workspace',
    ],
    ['an import leads nowhere', 'packages/store/src/store.ts', './missing.ts', 'no-unresolvable'],
  ])('are broken when %s', async (_what, from, to, rule) => {
    write('packages/core/src/capture/index.ts', 'export {};');
    write('apps/bot/src/index.ts', `import '../../../packages/core/src/kernel/index.ts';`);
    write(from, `import type * as wrong from '${to}';\nexport type Wrong = typeof wrong;`);
    const outcome = await checkBoundaries(house);
    expect(outcome.code).toBe(1);
    expect(outcome.output).toContain(rule);
  });

  it('do not count as held by files that the tool has not seen', async () => {
    write('packages/store/src/dist/forgotten.ts', 'export {};');
    expect((await checkBoundaries(house)).output).toContain('not seen: packages/store/src/dist/forgotten.ts');
  });
});

function write(name: string, text: string): void {
  const file = path.join(house, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}
