import { describe, expect, it } from 'vitest';
import { openFolder } from '../testing/open-folder.ts';

const host = 'http://127.0.0.1:11434';
const seen = {
  name: 'qwen2.5:7b',
  host,
  family: 'qwen2',
  parameterSize: '7.6B',
  quantization: 'Q4_K_M',
  contextLength: 32_768,
  bytes: 4_700_000_000,
  capabilities: ['completion', 'tools'],
  loaded: false,
  health: 'unknown' as const,
  lastError: null,
  lastSeen: 1_000,
};

describe('the registry of models', () => {
  it('keeps what was measured when a model is seen again', () => {
    const { models } = openFolder().open();
    models.put(seen);
    models.update(seen, { tokensPerSec: 41.5, quality: { summon: 0.8 }, health: 'ok', lastBenchmarked: 2_000 });
    models.put({ ...seen, health: 'ok', loaded: true, lastSeen: 3_000 });
    expect(models.all()).toEqual([
      {
        ...seen,
        id: 1,
        loaded: true,
        health: 'ok',
        lastSeen: 3_000,
        tokensPerSec: 41.5,
        firstTokenMs: null,
        validJsonRate: null,
        quality: { summon: 0.8 },
        lastBenchmarked: 2_000,
      },
    ]);
  });

  it('tells the same model on two hosts apart, the first seen first', () => {
    const { models } = openFolder().open();
    models.put(seen);
    models.put({ ...seen, host: 'http://10.0.0.2:11434' });
    models.update(seen, { health: 'missing' });
    expect(models.all().map(({ health }) => health)).toEqual(['missing', 'unknown']);
  });

  it('remembers how the hosts were, over a restart', () => {
    const folder = openFolder();
    const store = folder.open();
    expect(store.models.hosts()).toEqual([]);
    store.models.putHosts([{ name: host, state: 'away', error: 'ECONNREFUSED', since: 5 }]);
    store.models.putHosts([{ name: host, state: 'up', error: null, since: 7 }]);
    store.close();
    expect(folder.open().models.hosts()).toEqual([{ name: host, state: 'up', error: null, since: 7 }]);
  });
});
