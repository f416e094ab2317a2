import { type ScriptedModel, type ScriptedOllama, startScriptedOllama } from '@noctem/models/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Noctem, startNoctem } from '../support/noctem.ts';

async function serverWith(...models: ScriptedModel[]): Promise<ScriptedOllama> {
  const server = await startScriptedOllama({ models });
  onTestFinished(() => server.close());
  return server;
}

const chats = ({ requests }: ScriptedOllama) => requests.filter(({ path }) => path === '/api/chat').length;
/** What the log has to say of troubles, which should be nothing. */
const troubles = ({ logged }: Noctem) => logged.filter((line) => /"level":(40|50|60)/.test(line));

describe('the whole program beside Ollama', () => {
  it('finds its models, measures them while nobody writes, and does not measure them again', async () => {
    const server = await serverWith(
      { name: 'small:1b', tokensPerSec: 33 },
      { name: 'embed', capabilities: ['embedding'] },
    );
    const noctem = await startNoctem({ settings: { ollamaHosts: [server.host] } });
    const { store, person } = noctem;
    await noctem.until(() => store.models.all()[0]?.lastBenchmarked);
    expect(store.models.all()).toMatchObject([
      { name: 'small:1b', host: server.host, health: 'ok', tokensPerSec: 33, validJsonRate: 1 },
      { name: 'embed', health: 'unknown', lastBenchmarked: null },
    ]);
    expect((await person.ask('/status')).text).toContain('\n1 model on 1 host.');
    const asked = chats(server);
    await noctem.restart();
    expect((await person.ask('buy milk')).text).toMatch(/buy milk/);
    expect(chats(server)).toBe(asked);
    expect(troubles(noctem)).toEqual([]);
  });

  it('starts, replies and stops as quickly where Ollama hangs, and says what it knows', async () => {
    const server = await serverWith({ name: 'small:1b' });
    server.trouble('hanging');
    const noctem = await startNoctem({ settings: { ollamaHosts: [server.host] } });
    const began = performance.now();
    expect((await noctem.person.ask('buy milk')).text).toMatch(/buy milk/);
    await noctem.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
    await noctem.start();
    await noctem.until(() => noctem.store.models.hosts()[0]);
    const status = (await noctem.person.ask('/status')).text;
    expect(status).toContain(`\nNo Ollama at ${server.host.slice('http://'.length)}: install it from ollama.com`);
    expect(troubles(noctem)).toEqual([]);
  });

  it('goes on without a word to the person where Ollama goes away', async () => {
    const server = await serverWith({ name: 'small:1b' });
    const noctem = await startNoctem({ settings: { ollamaHosts: [server.host] } });
    await noctem.until(() => noctem.store.models.all()[0]?.lastBenchmarked);
    await server.close();
    await noctem.restart();
    await noctem.until(() => noctem.store.models.all()[0]?.health === 'missing');
    const reply = await noctem.person.ask('call the dentist tomorrow');
    expect(reply.text).toMatch(/dentist/);
    expect((await noctem.person.ask('/status')).text).toMatch(/\nNo Ollama at 127\.0\.0\.1:\d+: install/);
    expect(troubles(noctem)).toEqual([]);
  });

  it('has a model think about a task in simulated time, and the trace tells every call', async () => {
    const server = await serverWith({ name: 'small:1b', answers: ['no JSON at all'] });
    const noctem = await startNoctem({ settings: { ollamaHosts: [server.host], clock: 'updates' } });
    const { person, store } = noctem;
    await noctem.until(() => store.models.all()[0]);
    const monday = Date.UTC(2026, 10, 23, 9) / 1_000;
    person.say('renew the passport before june', { date: monday });
    await noctem.quiet();
    person.say('buy milk', { date: monday + 1_200 });
    await noctem.quiet();
    const calls = await noctem.until(() => {
      const rows = store.traces
        .ofTraces(store.traces.about('taskId', 1))
        .filter(({ component }) => component === 'model');
      return rows.length > 0 && rows;
    });
    expect(calls.map(({ outcome }) => outcome)).toEqual(['invalid', 'invalid']);
    expect(calls[0]?.metadata).toMatchObject({
      work: 'analyse-task',
      model: 'small:1b',
      host: server.host,
      why: 'the smallest, since none was measured yet',
      alternatives: [],
      error: 'there is no JSON in the answer',
      tokensPerSec: 50,
    });
    expect(
      person
        .messages()
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(/JSON|model|Ollama/i);
    expect(troubles(noctem)).toEqual([]);
  });
});
