import { workKinds } from '@noctem/core/skills';
import { afterEach, describe, expect, it } from 'vitest';
import { createOllamaModels } from '../index.ts';
import {
  type Answer,
  type AskedOf,
  type ScriptedModel,
  type ScriptedOllama,
  startScriptedOllama,
} from '../testing/index.ts';
import { createMemoryRegister } from '../testing/memory-register.ts';
import { probes } from './probes.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** What somebody who understands the exercises would say. */
function wellSaid({ prompt }: AskedOf): string | { json: unknown } {
  const answers: Record<string, unknown> = {
    'texts with': { sentence: 'Of 8 texts with “dentist” you made 7 important.' },
    passport: { computer_can: 'part', first_step: 'Fill in the passport form online', minutes: 90 },
    plants: { computer_can: 'nothing', first_step: 'Fill the watering can', minutes: 10 },
    shed: { next_task: 2, blocked: false, reason: 'The timber must be ordered before anything is built' },
    plumber: { next_task: 1, blocked: true, reason: 'The plumber has not answered which wall stays' },
    dentist: { action: 'reschedule', when: 'thursday afternoon', title: null, importance: null },
    ferry: { action: 'make_note', when: null, title: null, importance: null },
    weekend: { sentence: 'You wrote “this weekend” 6 times and chose Saturday 5 times.' },
  };
  const found = Object.entries(answers).find(([word]) => prompt.includes(word));
  return found ? { json: found[1] } : 'ready';
}

async function setUp(...models: ScriptedModel[]) {
  const server = await startScriptedOllama({ models });
  open.push(server);
  return { server, ...modelsAt(server) };
}

function modelsAt(server: ScriptedOllama) {
  const register = createMemoryRegister();
  const world = { now: 1_000, looked: 0 };
  const models = createOllamaModels({
    hosts: [server.host],
    register,
    now: () => world.now,
    elapsed: () => world.now,
    onTrouble: () => undefined,
    timers: false,
  });
  open.push(models);
  return { models, register, world };
}

const signal = new AbortController().signal;

describe('measuring a model', () => {
  it('gives full marks to who does every exercise well, and keeps speed and form', async () => {
    const { models, register } = await setUp({ name: 'good:7b', answers: [wellSaid], tokensPerSec: 31 });
    await models.look();
    expect(models.needBenchmark()).toBe(true);
    const [one] = await models.benchmark({ which: 'due', signal });
    expect(one).toMatchObject({ name: 'good:7b', error: null });
    expect(one?.calls.map(({ outcome }) => outcome)).toEqual(probes.map(() => 'valid'));
    const quality = Object.fromEntries(workKinds.map((work) => [work, 1]));
    expect(register.all()[0]).toMatchObject({
      tokensPerSec: 31,
      firstTokenMs: expect.any(Number),
      validJsonRate: 1,
      quality,
      health: 'ok',
      lastBenchmarked: 1_000,
    });
    expect(models.needBenchmark()).toBe(false);
  });

  it('gives less to who fills in the forms with anything, and nothing to who does not keep to them', async () => {
    const careless = await setUp({ name: 'careless:1b' });
    await careless.models.look();
    await careless.models.benchmark({ which: 'all', signal });
    const [filled] = careless.register.all();
    expect(filled?.validJsonRate).toBe(1);
    for (const work of workKinds) expect(filled?.quality?.[work]).toBeLessThan(0.8);
    const talker = await setUp({ name: 'talker:1b', answers: ['I would rather talk.'] });
    await talker.models.look();
    await talker.models.benchmark({ which: 'all', signal });
    const none = Object.fromEntries(workKinds.map((work) => [work, 0]));
    expect(talker.register.all()[0]).toMatchObject({ validJsonRate: 0, quality: none, lastBenchmarked: 1_000 });
  });

  it('is repeated after a month, not before, and leaves out what only embeds', async () => {
    const { server, models, world } = await setUp({ name: 'good:7b' }, { name: 'embed', capabilities: ['embedding'] });
    await models.look();
    const measured = async () => (await models.benchmark({ which: 'due', signal })).map(({ name }) => name);
    expect(await measured()).toEqual(['good:7b']);
    const asked = server.requests.length;
    expect(await measured()).toEqual([]);
    expect(server.requests).toHaveLength(asked);
    world.now += 31 * 24 * 3_600_000;
    expect(await measured()).toEqual(['good:7b']);
  });

  it.each<[string, Answer]>([
    ['breaks off', { fault: 'cut' }],
    ['is silent', { fault: 'silent' }],
    ['fails', { fault: 'server-error' }],
  ])('gives up a model that %s, and goes on with the next', async (_, answer) => {
    const { models, register } = await setUp(
      { name: 'bad:1b', answers: [answer] },
      { name: 'good:7b', answers: [wellSaid] },
    );
    await models.look();
    const measured = await models.benchmark({ which: 'all', signal, limitMs: 60 });
    expect(measured.map(({ name, error }) => [name, error === null])).toEqual([
      ['bad:1b', false],
      ['good:7b', true],
    ]);
    expect(register.all()[0]).toMatchObject({ health: 'failing', lastBenchmarked: null, quality: null });
  });

  it('forgives one exercise that comes to nothing', async () => {
    const { models, register } = await setUp({ name: 'good:7b', answers: ['ready', { fault: 'cut' }, wellSaid] });
    await models.look();
    const [one] = await models.benchmark({ which: 'all', signal });
    expect(one?.calls.map(({ outcome }) => outcome)).toEqual(['failed', ...probes.slice(1).map(() => 'valid')]);
    expect(register.all()[0]?.validJsonRate).toBe(0.875);
  });

  it('stops when it is told to, and writes nothing of what is half done', async () => {
    const { models, register } = await setUp({ name: 'good:7b', answers: ['ready', { fault: 'silent' }] });
    await models.look();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const [one] = await models.benchmark({ which: 'all', signal: controller.signal });
    expect(one?.error).toBe('cancelled');
    expect(register.all()[0]).toMatchObject({ health: 'unknown', lastBenchmarked: null });
  });
});

describe('the exercises', () => {
  it('cover every kind of work, and score between nothing and everything', () => {
    expect(new Set(probes.map(({ work }) => work))).toEqual(new Set(workKinds));
    for (const probe of probes) expect(probe.score({ nothing: 'of use' })).toBe(0);
  });

  it('take marks from an answer with numbers that nobody gave', () => {
    const probe = probes.find(({ prompt }) => prompt.includes('“dentist”: 8'));
    expect(probe?.score({ sentence: '7 of 8 texts with dentist were important.' })).toBe(1);
    expect(probe?.score({ sentence: '7 of 8 texts with dentist, so 88%, were important.' })).toBe(0.75);
  });
});
