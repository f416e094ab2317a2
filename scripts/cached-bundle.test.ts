import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedBundle } from './cached-bundle.mjs';
import { runQuietly } from './processes.mjs';

let root: string;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'noctem-bundle-'));
  mkdirSync(path.join(root, 'apps/cli/src'), { recursive: true });
  mkdirSync(path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'apps/cli/package.json'), '{ "type": "module" }');
  write('main.ts', `import { word } from './word.ts';\nconsole.log(word, import.meta.url, import.meta.dirname);`);
  write('word.ts', `export const word: string = 'first';`);
  await letTimePass();
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the program from its bundle', () => {
  it('is made once for the same sources', async () => {
    expect(await bundled()).toBe(await bundled());
  });

  it('never runs a source that was edited since, not even one edited at once', async () => {
    expect(await printed()).toContain('first');
    for (const word of ['second', 'third!', 'fourth']) {
      write('word.ts', `export const word: string = '${word}';`);
      expect(await printed()).toContain(word);
    }
  });

  it('is made anew when the installed packages change', async () => {
    writeFileSync(path.join(root, 'package-lock.json'), '{}');
    await letTimePass();
    const before = await bundled();
    writeFileSync(path.join(root, 'package-lock.json'), '{ "packages": {} }');
    expect(await bundled()).not.toBe(before);
  });

  it('reads files where its source would', async () => {
    const source = path.join(root, 'apps/cli/src');
    expect(await printed()).toBe(`first ${pathToFileURL(path.join(source, 'main.ts')).href} ${source}\n`);
  });
});

function bundled(): Promise<string> {
  return cachedBundle({ root, name: 'cli', entry: 'apps/cli/src/main.ts', chunks: true });
}

async function printed(): Promise<string> {
  return (await runQuietly([process.execPath, await bundled()])).output;
}

function write(name: string, text: string): void {
  writeFileSync(path.join(root, 'apps/cli/src', name), `${text}\n`);
}

/** A bundle of files that changed in the same instant is made but not kept. */
function letTimePass(): Promise<void> {
  return sleep(20);
}
