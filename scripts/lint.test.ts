import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runQuietly } from './processes.mjs';
import { root } from './root.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'noctem-lint-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const compilerOptions = {
    strict: true,
    module: 'NodeNext',
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['a.ts', 'b.ts'] }));
  write('package.json', '{ "type": "module" }');
  write('b.ts', 'export const b = 1;');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter with the rules of the house', () => {
  it('refuses a reply that nobody waits for', async () => {
    write(
      'a.ts',
      `import type { Context } from 'grammy';\nexport function a(ctx: Context): void {\n  ctx.reply('done');\n}\n`,
    );
    expect(await lint()).toMatchObject({ code: 1, output: expect.stringContaining('no-floating-promises') });
  });

  it('accepts the same reply when it is awaited', async () => {
    write(
      'a.ts',
      `import type { Context } from 'grammy';\nexport async function a(ctx: Context): Promise<void> {\n  await ctx.reply('done');\n}\n`,
    );
    expect(await lint()).toMatchObject({ code: 0 });
  });

  it('refuses two files that need each other at run time, and accepts it of types', async () => {
    write('a.ts', `import { b } from './b.ts';\nexport const a = (): number => b() + 1;\n`);
    write('b.ts', `import { a } from './a.ts';\nexport const b = (): number => (a.length === 0 ? 1 : 2);\n`);
    expect(await lint()).toMatchObject({ code: 1, output: expect.stringContaining('no-cycle') });
    write('b.ts', `import type { a } from './a.ts';\nexport const b = (): ReturnType<typeof a> => 1;\n`);
    expect(await lint()).toMatchObject({ code: 0 });
  });
});

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}

function lint(): Promise<{ code: number; output: string }> {
  const oxlint = path.join(root, 'node_modules/.bin/oxlint');
  const files = ['a.ts', 'b.ts'].map((name) => path.join(folder, name));
  return runQuietly([oxlint, '--config', path.join(root, '.oxlintrc.json'), ...files]);
}
