import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@noctem/store';
import { expect, it, onTestFinished } from 'vitest';
import { readConfiguration } from '../configuration/index.ts';
import { redisPrefix } from './redis-prefix.ts';

it('is the same in every process on a database, and another for another database at the same path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'noctem-prefix-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const { migrations } = readConfiguration({});
  const prefix = () => {
    const store = openStore({ file: join(data, 'noctem.db'), migrations });
    try {
      return redisPrefix(store);
    } finally {
      store.close();
    }
  };
  const first = prefix();
  expect(first).toMatch(/^noctem-[0-9a-f]{12}$/);
  expect(prefix()).toBe(first);
  renameSync(data, join(folder, 'elsewhere'));
  expect(prefix()).not.toBe(first);
});
