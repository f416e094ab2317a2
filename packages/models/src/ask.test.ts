import { ruleSetOf } from '@noctem/core/rules';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createOllamaModels, type ModelRequest, type OllamaModels } from './index.ts';
import { type Answer, type ScriptedModel, type ScriptedOllama, startScriptedOllama } from './testing/index.ts';
import { createMemoryRegister } from './testing/memory-register.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const form = z.object({ step: z.string().min(1), minutes: z.int().min(1).max(480) });
const good = { json: { step: 'Call the office', minutes: 10 } };

async function server(...models: ScriptedModel[]): Promise<ScriptedOllama> {
  const one = await startScriptedOllama({ models });
  open.push(one);
  return one;
}

function modelsOf(...servers: ScriptedOllama[]) {
  const register = createMemoryRegister();
  const world = { elapsed: 0, troubles: [] as unknown[] };
  const models = createOllamaModels({
    hosts: servers.map(({ host }) => host),
    register,
    now: () => 1_000 + world.elapsed,
    elapsed: () => world.elapsed,
    lookTimeoutMs: 2_000,
    onTrouble: (error) => world.troubles.push(error),
    timers: false,
  });
  open.push(models);
  return { models, register, world };
}

async function ask(models: OllamaModels, own: Partial<ModelRequest<z.infer<typeof form>>> = {}) {
  return await models.ask({
    work: 'analyse-task',
    system: 'Be brief.',
    prompt: 'Renew the passport',
    form,
    maxTokens: 100,
    timeLimitMs: 5_000,
    signal: new AbortController().signal,
    ...own,
  });
}

async function asking(answers: readonly Answer[], own: Partial<ScriptedModel> = {}) {
  const one = await server({ name: 'small:1b', answers, ...own });
  return { server: one, ...modelsOf(one) };
}

const chats = ({ requests }: ScriptedOllama) => requests.filter(({ path }) => path === '/api/chat').length;
const outcomes = ({ calls }: { calls: readonly { outcome: string; host: string }[] }) =>
  calls.map(({ outcome }) => outcome);

describe('work for a model', () => {
  it('finds out by itself which models there are, and is answered', async () => {
    const { server: one, models } = await asking([good]);
    const result = await ask(models);
    expect(result).toMatchObject({ status: 'answered', value: good.json });
    expect(result.calls).toMatchObject([
      {
        work: 'analyse-task',
        model: 'small:1b',
        host: one.host,
        why: 'the smallest, since none was measured yet',
        rule: null,
        alternatives: [],
        outcome: 'valid',
        tokensPerSec: 50,
        error: null,
      },
    ]);
    expect(result.calls[0]?.promptChars).toBeGreaterThan(100);
  });

  it('is unavailable where nobody is there, and that costs next to nothing', async () => {
    const gone = await server();
    const { models, world } = modelsOf(gone);
    await gone.close();
    const began = performance.now();
    for (let time = 0; time < 50; time += 1)
      expect(await ask(models)).toMatchObject({ status: 'unavailable', reason: 'no model is at hand', calls: [] });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(models.isAvailable('summon')).toBe(false);
    expect(world.troubles).toEqual([]);
  });

  it('is unavailable where models only embed, or have no room for it', async () => {
    const embedding = modelsOf(await server({ name: 'embed', capabilities: ['embedding'] }));
    expect(await ask(embedding.models)).toMatchObject({ status: 'unavailable', reason: 'no model is at hand' });
    const narrow = modelsOf(await server({ name: 'narrow', contextLength: 2_048 }));
    expect(await ask(narrow.models, { prompt: 'x'.repeat(9_000) })).toMatchObject({
      status: 'unavailable',
      reason: expect.stringMatching(/no model can hold/),
    });
  });

  it.each<[string, Answer]>([
    ['nothing', { fault: 'empty' }],
    ['the schema', { fault: 'schema-echo' }],
    ['half of it', { fault: 'truncated' }],
    ['something else', 'I would call them.'],
    ['nothing, being unloaded', { fault: 'unload' }],
    ['its thoughts', { fault: 'thinking-only' }],
  ])('is mended once where the model answers %s', async (_, answer) => {
    const { server: one, models } = await asking([answer, good]);
    const result = await ask(models);
    expect(result).toMatchObject({ status: 'answered', value: good.json });
    expect(outcomes(result)).toEqual(['invalid', 'repaired']);
    const repair = JSON.stringify(one.requests.at(-1)?.body);
    expect(repair).toContain(result.calls[0]?.error);
  });

  it('fails after one repair, with both calls told and no third one made', async () => {
    const { server: one, models, register } = await asking(['no', 'no']);
    const result = await ask(models);
    expect(result).toMatchObject({ status: 'failed', reason: 'small:1b: there is no JSON in the answer' });
    expect(outcomes(result)).toEqual(['invalid', 'invalid']);
    expect(chats(one)).toBe(2);
    expect(register.all()[0]?.health).toBe('unknown');
  });

  it('lets a model rest that keeps answering badly, and tries it again later', async () => {
    const { server: one, models, register, world } = await asking(['no']);
    for (let time = 0; time < 3; time += 1) await ask(models);
    expect(register.all()[0]).toMatchObject({ health: 'failing', lastError: 'there is no JSON in the answer' });
    expect(await ask(models)).toMatchObject({ status: 'unavailable' });
    expect(chats(one)).toBe(6);
    world.elapsed += 31_000;
    one.script('small:1b', good);
    const result = await ask(models);
    expect(result.status).toBe('answered');
    expect(result.calls[0]?.why).not.toMatch(/failed/);
    expect(register.all()[0]).toMatchObject({ health: 'ok', lastError: null });
  });

  it('that comes too late is a timeout; that is not wanted any more is cancelled, and nobody’s fault', async () => {
    const late = await asking([{ fault: 'silent' }]);
    await late.models.look();
    const result = await ask(late.models, { timeLimitMs: 600 });
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringMatching(/not done within/) });
    expect(outcomes(result)).toEqual(['timeout']);
    expect(late.register.all()[0]?.health).toBe('failing');
    const controller = new AbortController();
    const unwanted = await asking([{ fault: 'silent', afterPieces: 1 }]);
    const cancelled = await ask(unwanted.models, { signal: controller.signal, onText: () => controller.abort() });
    expect(cancelled).toMatchObject({ status: 'failed', reason: 'cancelled' });
    expect(outcomes(cancelled)).toEqual(['cancelled']);
    expect(unwanted.register.all()[0]?.health).toBe('unknown');
  });

  it('does not begin where it was cancelled before', async () => {
    const { server: one, models } = await asking([good]);
    expect(await ask(models, { signal: AbortSignal.abort() })).toMatchObject({ status: 'failed', reason: 'cancelled' });
    expect(chats(one)).toBe(0);
  });

  it('tells a thinking model not to, since its thoughts would use up the answer', async () => {
    const { server: one, models } = await asking([good], { capabilities: ['completion', 'thinking'] });
    await ask(models);
    expect(one.requests.at(-1)?.body).toMatchObject({ think: false });
  });

  it('makes room in steps, so that the server need not load the model anew', async () => {
    const { server: one, models } = await asking([good], { contextLength: 10_000 });
    const room = async (length: number) => {
      await ask(models, { prompt: 'x'.repeat(length) });
      return one.requests.at(-1)?.body?.['options'];
    };
    expect(await room(10)).toMatchObject({ num_ctx: 4_096, num_predict: 100 });
    expect(await room(3_000)).toMatchObject({ num_ctx: 4_096 });
    expect(await room(15_000)).toMatchObject({ num_ctx: 8_192 });
    expect(await room(26_000)).toMatchObject({ num_ctx: 10_000 });
  });

  it('is given to the model that a rule of the person names', async () => {
    const one = await server({ name: 'small:1b', parameterSize: '1B' }, { name: 'large:7b', parameterSize: '7B' });
    const { models } = modelsOf(one);
    const rules = ruleSetOf([
      { type: 'model', key: 'k', value: { work: 'analyse-task', model: 'large:7b' }, id: 4, from: 0, until: null },
    ]);
    expect((await ask(models)).calls[0]?.model).toBe('small:1b');
    expect((await ask(models, { rules })).calls[0]).toMatchObject({
      model: 'large:7b',
      rule: 4,
      alternatives: ['small:1b'],
    });
  });
});

describe('several hosts', () => {
  it('take over from each other where one is gone', async () => {
    const [first, second] = [await server({ name: 'small:1b' }), await server({ name: 'small:1b', answers: [good] })];
    const { models, register } = modelsOf(first, second);
    await models.look();
    await first.close();
    const result = await ask(models);
    expect(result.status).toBe('answered');
    expect(result.calls.map(({ outcome, host }) => [outcome, host])).toEqual([
      ['failed', first.host],
      ['valid', second.host],
    ]);
    expect(register.all().map(({ health }) => health)).toEqual(['missing', 'ok']);
    expect(
      register
        .hosts()
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['away', 'up']);
    expect(outcomes(await ask(models))).toEqual(['valid']);
  });

  it.each<[string, Answer, string]>([
    ['says nothing', { fault: 'silent' }, 'timeout'],
    ['breaks off', { fault: 'cut' }, 'failed'],
    ['has lost the model', { fault: 'missing' }, 'failed'],
    ['is full', { fault: 'server-error' }, 'failed'],
    ['fails inside the stream', { fault: 'error-in-stream' }, 'failed'],
    ['talks rubbish', { fault: 'garbage' }, 'failed'],
  ])('take over from one that %s, within the same time', async (_, answer, outcome) => {
    const first = await server({ name: 'small:1b', answers: [answer] });
    const second = await server({ name: 'small:1b', answers: [good] });
    const { models } = modelsOf(first, second);
    await models.look();
    const result = await ask(models, { timeLimitMs: 3_000 });
    expect(result.status).toBe('answered');
    expect(outcomes(result)).toEqual([outcome, 'valid']);
  });

  it('are not all tried for ever', async () => {
    const servers = [];
    for (let index = 0; index < 5; index += 1)
      servers.push(await server({ name: 'small:1b', answers: [{ fault: 'server-error' }] }));
    const { models } = modelsOf(...servers);
    const result = await ask(models);
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringMatching(/unexpectedly stopped/) });
    expect(result.calls).toHaveLength(3);
  });
});
