import { Ollama } from 'ollama';
import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedModel, type ScriptedOllama, startScriptedOllama } from './index.ts';

const open: ScriptedOllama[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serverWith(...models: ScriptedModel[]) {
  const server = await startScriptedOllama({ models });
  open.push(server);
  return { server, client: new Ollama({ host: server.host }) };
}

describe('the scripted Ollama server', () => {
  it('tells its models as Ollama does', async () => {
    const { client } = await serverWith(
      { name: 'qwen2.5:7b', family: 'qwen2', parameterSize: '7.6B', contextLength: 32_768 },
      { name: 'nomic-embed-text', capabilities: ['embedding'] },
    );
    const { models } = await client.list();
    expect(models.map(({ name, details }) => `${name} ${details.parameter_size}`)).toEqual([
      'qwen2.5:7b 7.6B',
      'nomic-embed-text 3.2B',
    ]);
    expect(await client.show({ model: 'nomic-embed-text' })).toMatchObject({ capabilities: ['embedding'] });
    await expect(client.show({ model: 'none' })).rejects.toThrow("model 'none' not found");
    expect((await client.version()).version).toMatch(/^0\./);
  });

  it('streams an answer piece by piece, the figures last, and then has the model in memory', async () => {
    const { client } = await serverWith({ name: 'small:1b', answers: ['Good morning'], tokensPerSec: 25 });
    expect((await client.ps()).models).toEqual([]);
    const stream = await client.chat({ model: 'small:1b', stream: true, messages: [{ role: 'user', content: 'Hi' }] });
    const parts = [];
    for await (const part of stream) parts.push(part);
    expect(parts.map(({ message }) => message.content).join('')).toBe('Good morning');
    const last = parts.at(-1);
    expect(last).toMatchObject({ done: true, done_reason: 'stop', eval_count: 3 });
    expect(((last?.eval_count ?? 0) / (last?.eval_duration ?? 1)) * 1e9).toBeCloseTo(25);
    expect((await client.ps()).models.map(({ name }) => name)).toEqual(['small:1b']);
  });

  it('keeps to the number of tokens that it may use, and fills in any form by itself', async () => {
    const { client } = await serverWith({ name: 'small:1b' });
    const format = {
      type: 'object',
      properties: { kind: { enum: ['note', 'task'] }, minutes: { type: 'integer', minimum: 5 } },
    };
    const messages = [{ role: 'user', content: 'x' }];
    const whole = await client.chat({ model: 'small:1b', format, messages });
    expect(JSON.parse(whole.message.content)).toEqual({ kind: 'note', minutes: 5 });
    const cut = await client.chat({ model: 'small:1b', format, messages, options: { num_predict: 2 } });
    expect(cut).toMatchObject({ done_reason: 'length', message: { content: '{"kind":' } });
  });

  it('answers one after the other, can be told to be in trouble, and sees what it was asked', async () => {
    const { server, client } = await serverWith({
      name: 'small:1b',
      answers: ['one', ({ prompt }) => `heard ${prompt}`],
    });
    const say = async (content: string) =>
      (await client.chat({ model: 'small:1b', messages: [{ role: 'user', content }] })).message.content;
    expect([await say('a'), await say('b'), await say('c')]).toEqual(['one', 'heard b', 'heard c']);
    server.trouble('failing');
    await expect(say('d')).rejects.toThrow('no room left');
    server.trouble(null);
    server.script('small:1b', 'fresh');
    expect(await say('e')).toBe('fresh');
    expect(server.requests).toHaveLength(5);
    expect(server.open()).toBe(0);
  });

  it('is told what to do by another process', async () => {
    const { server } = await serverWith({ name: 'small:1b' });
    const response = await fetch(`${server.host}/control`, { method: 'POST', body: '{"trouble":"failing"}' });
    expect(await response.json()).toEqual({ trouble: 'failing', models: ['small:1b'] });
    expect((await fetch(`${server.host}/api/tags`)).status).toBe(500);
  });
});
