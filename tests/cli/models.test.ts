import { startScriptedOllama } from '@noctem/models/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCommandLine } from '../support/command-line.ts';

describe('noctem models', () => {
  it('measures what is there, and tells it as documented', { timeout: 60_000 }, async () => {
    const server = await startScriptedOllama({
      models: [
        { name: 'qwen2.5:7b', family: 'qwen2', parameterSize: '7.6B', contextLength: 32_768, tokensPerSec: 40 },
        { name: 'embed', capabilities: ['embedding'] },
      ],
    });
    onTestFinished(() => server.close());
    const noctem = openCommandLine();
    const env = { OLLAMA_HOST: server.host };
    const measured = await noctem.call(['maintenance', 'models', '--json'], { env });
    expect(measured).toMatchObject({ code: 0, err: `measuring qwen2.5:7b at ${server.host} …\n` });
    const models = await noctem.json('models');
    expect(JSON.parse(measured.out)).toEqual(models);
    expect(models[0]).toMatchObject({
      name: 'qwen2.5:7b',
      host: server.host,
      family: 'qwen2',
      parameter_size: '7.6B',
      quantization: 'Q4_K_M',
      context_length: 32_768,
      capabilities: ['completion'],
      tokens_per_sec: 40,
      valid_json_rate: 1,
      quality: {
        'analyse-task': expect.any(Number),
        'analyse-project': expect.any(Number),
        summon: expect.any(Number),
        explain: expect.any(Number),
      },
      health: 'ok',
      last_benchmarked: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/),
    });
    expect((await noctem.json('models', '--status', 'unknown')).map(({ name }) => name)).toEqual(['embed']);
    expect((await noctem.call(['doctor'], { env })).out).toContain(`reached at ${server.host}, 1 model`);
  });

  it('says in one sentence where there is nothing', { timeout: 60_000 }, async () => {
    const noctem = openCommandLine();
    expect(await noctem.json('models')).toEqual([]);
    const gone = await noctem.call(['maintenance', 'models', '--json']);
    expect(gone).toMatchObject({ code: 1, out: '' });
    expect(gone.err).toMatch(/^No Ollama answers at http:\/\/127\.0\.0\.1:9: install it from ollama\.com [^\n]*\n$/);
  });
});
