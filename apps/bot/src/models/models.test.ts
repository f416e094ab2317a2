import { type ScriptedModel, type ScriptedOllama, startScriptedOllama } from '@noctem/models/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type Chat, must, openChat } from '../testing/open-chat.ts';
import { askModelOfBot } from '../features/summon/ask-model.ts';
import { benchmarkModels } from './benchmark-models.ts';
import { modelAdvice, type ModelHealth, modelHealthOf, modelWords } from './model-health.ts';
import { openModels } from './open-models.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function serverWith(...models: ScriptedModel[]): Promise<ScriptedOllama> {
  const server = await startScriptedOllama({ models });
  open.push(server);
  return server;
}

function modelsIn(chat: Chat, hosts: readonly string[], clock: 'system' | 'updates' = 'system') {
  const models = openModels({
    configuration: { ollamaHosts: hosts, clock, zone: 'Europe/Lisbon' },
    store: chat.store,
    now: () => chat.now,
    onTrouble: (error) => {
      throw error;
    },
  });
  open.push(models);
  return models;
}

const waiting = ({ store, now }: Chat) =>
  store.outbox.undispatched({ names: ['benchmark-models'], now, limit: 10 }).map(({ jobId }) => jobId);

describe('the models of the bot', () => {
  it('are kept in the store, and measured by a job that is asked for once a day', async () => {
    const chat = openChat();
    const server = await serverWith({ name: 'small:1b' });
    const models = modelsIn(chat, [server.host]);
    await models.look();
    await models.look();
    expect(chat.store.models.all()).toMatchObject([{ name: 'small:1b', host: server.host, health: 'unknown' }]);
    expect(waiting(chat)).toEqual(['benchmark-models-2026-11-23']);
    const { signal } = new AbortController();
    const parts = { store: chat.store, act: chat.parts, benchmark: models };
    expect(await benchmarkModels(parts, signal)).toEqual({ status: 'done', result: { measured: 1, failed: 0 } });
    expect(await benchmarkModels(parts, signal)).toEqual({ status: 'skipped', reason: 'nothing to measure' });
    expect(chat.store.models.all()[0]).toMatchObject({ health: 'ok', lastBenchmarked: chat.now });
    chat.wait(24 * 3_600_000);
    await models.look();
    expect(waiting(chat)).toHaveLength(1);
  });

  it('can be asked from beside the bot once it has seen one, for a person who has a chat', async () => {
    const chat = openChat();
    const { store, user } = chat;
    const ask = (whose = user) =>
      askModelOfBot({ store, user: whose, now: () => chat.now }).ask({
        purpose: 'summon',
        userId: whose.id,
        thoughtId: 1,
        about: null,
      });
    expect(ask()).toBe('unavailable');
    await modelsIn(chat, [(await serverWith({ name: 'small:1b' })).host]).look();
    expect(ask({ ...user, telegramId: null })).toBe('unavailable');
    expect(ask()).toBe('accepted');
    expect(store.outbox.undispatched({ names: ['summon'], now: chat.now, limit: 10 })).toHaveLength(1);
  });

  it('are not measured by themselves in simulated time', async () => {
    const chat = openChat();
    const models = modelsIn(chat, [(await serverWith({ name: 'small:1b' })).host], 'updates');
    await models.look();
    expect(models.isAvailable('summon')).toBe(true);
    expect(waiting(chat)).toEqual([]);
  });

  it('leave a trace of every call that measures them, nobody’s', async () => {
    const chat = openChat();
    const models = modelsIn(chat, [(await serverWith({ name: 'small:1b' })).host]);
    await benchmarkModels({ store: chat.store, act: chat.parts, benchmark: models }, new AbortController().signal);
    const rows = chat.store.traces.ofTrace('trace-1');
    expect(rows.map(({ stage }) => stage)).toEqual([
      'input',
      ...Array.from({ length: 8 }, () => 'execute'),
      'complete',
    ]);
    expect(rows[1]).toMatchObject({
      userId: null,
      component: 'model',
      metadata: { model: 'small:1b', why: 'it is being measured', tokensPerSec: 50 },
    });
  });

  it('that cannot be measured make the job fail, with the reason', async () => {
    const chat = openChat();
    const server = await serverWith({ name: 'small:1b', answers: [{ fault: 'server-error' }] });
    const models = modelsIn(chat, [server.host]);
    const parts = { store: chat.store, act: chat.parts, benchmark: models };
    expect(await benchmarkModels(parts, new AbortController().signal)).toEqual({
      status: 'failed',
      reason: 'small:1b: model runner has unexpectedly stopped',
    });
  });
});

describe('the words about models', () => {
  const here = 'http://127.0.0.1:11434';
  const there = 'https://box.example';
  const health = (own: Partial<ModelHealth>): ModelHealth => ({ names: [], failing: [], up: [here], away: [], ...own });

  it.each<[string, Partial<ModelHealth>]>([
    [`no Ollama seen yet: ${modelAdvice}`, { up: [] }],
    ['1 model on 1 host', { names: ['a'] }],
    ['2 models on 2 hosts', { names: ['a', 'b'], up: [here, there] }],
    ['2 models on 1 host, of which b failed lately', { names: ['a', 'b'], failing: ['b'] }],
    ['1 model on 1 host, no Ollama at https://box.example', { names: ['a'], away: [there] }],
    ['no model at 127.0.0.1:11434: run “ollama pull qwen2.5:3b” there', {}],
  ])('say: %s', (words, own) => {
    expect(modelWords(health(own))).toBe(words);
  });

  it('say what to install where no host answers', () => {
    expect(modelWords(health({ up: [], away: [here, there] }))).toMatch(
      /^no Ollama at 127\.0\.0\.1:11434, https:\/\/box\.example: install it from ollama\.com and run “ollama pull/,
    );
  });

  it('count a model on two hosts once, and it fails only where it fails everywhere', async () => {
    const chat = openChat();
    const servers = [
      await serverWith({ name: 'a:1b' }),
      await serverWith({ name: 'a:1b' }, { name: 'e', capabilities: ['embedding'] }),
    ];
    await modelsIn(
      chat,
      servers.map(({ host }) => host),
    ).look();
    const [first, second] = chat.store.models.all();
    chat.store.models.update(must(first), { health: 'failing' });
    expect(modelHealthOf(chat.store)).toMatchObject({ names: ['a:1b'], failing: [], away: [] });
    chat.store.models.update(must(second), { health: 'failing' });
    expect(modelHealthOf(chat.store)).toMatchObject({ names: ['a:1b'], failing: ['a:1b'] });
    expect(must(chat.say('/status').said).text).toContain('\n1 model on 2 hosts, of which a:1b failed lately.');
  });
});
