import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedModel, type ScriptedOllama, startScriptedOllama } from '../testing/index.ts';
import { createMemoryRegister } from '../testing/memory-register.ts';
import { createRegistry, type Registry, type RegistryParts } from './registry.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function server(models: ScriptedModel[], port = 0): Promise<ScriptedOllama> {
  const one = await startScriptedOllama({ models, port });
  open.push(one);
  return one;
}

function registryOf(hosts: readonly string[], own: Partial<RegistryParts> = {}) {
  const register = own.register ?? createMemoryRegister();
  const world = { elapsed: 0, troubles: [] as unknown[], looked: 0 };
  const registry = createRegistry({
    hosts,
    register,
    now: () => 1_000_000 + world.elapsed,
    elapsed: () => world.elapsed,
    lookTimeoutMs: 2_000,
    onTrouble: (error) => world.troubles.push(error),
    onLooked: () => {
      world.looked += 1;
    },
    ...own,
  });
  open.push(registry);
  return { registry, register, world };
}

const names = (registry: Registry) => registry.usable().map(({ name }) => name);
const looks = ({ requests }: ScriptedOllama) => requests.filter(({ path }) => path === '/api/tags').length;
const shows = ({ requests }: ScriptedOllama) => requests.filter(({ path }) => path === '/api/show').length;
const hour = 3_600_000;

describe('what is known of models', () => {
  it('is what their host tells of them', async () => {
    const one = await server([
      {
        name: 'qwen2.5:7b',
        family: 'qwen2',
        parameterSize: '7.6B',
        quantization: 'Q5_K_M',
        contextLength: 32_768,
        bytes: 5,
      },
      { name: 'nomic-embed-text', family: 'nomic-bert', capabilities: ['embedding'] },
    ]);
    const { registry, register, world } = registryOf([one.host]);
    await registry.look();
    expect(register.all()).toEqual([
      {
        name: 'qwen2.5:7b',
        host: one.host,
        family: 'qwen2',
        parameterSize: '7.6B',
        quantization: 'Q5_K_M',
        contextLength: 32_768,
        bytes: 5,
        capabilities: ['completion'],
        loaded: false,
        tokensPerSec: null,
        firstTokenMs: null,
        validJsonRate: null,
        quality: null,
        health: 'unknown',
        lastError: null,
        lastSeen: 1_000_000,
        lastBenchmarked: null,
      },
      expect.objectContaining({ name: 'nomic-embed-text', capabilities: ['embedding'] }),
    ]);
    expect(register.hosts()).toEqual([{ name: one.host, state: 'up', error: null, since: 1_000_000 }]);
    expect(world).toMatchObject({ looked: 1, troubles: [] });
  });

  it('is guessed of a server that does not say what its models can do', async () => {
    const one = await server([
      { name: 'llama3:8b', capabilities: null },
      { name: 'mxbai-embed-large', family: 'bert', capabilities: null },
    ]);
    const { registry, register } = registryOf([one.host]);
    await registry.look();
    expect(register.all().map(({ capabilities }) => capabilities)).toEqual([['completion'], ['embedding']]);
  });

  it('leaves out models that run on the machines of others', async () => {
    const one = await server([{ name: 'mine:3b' }, { name: 'giant:480b-cloud', remoteHost: 'https://ollama.com' }]);
    const { registry } = registryOf([one.host]);
    await registry.look();
    expect(names(registry)).toEqual(['mine:3b']);
  });

  it('asks about a model once, and writes only what is new', async () => {
    const one = await server([{ name: 'small:1b' }]);
    const register = createMemoryRegister();
    const { registry, world } = registryOf([one.host], { register });
    await registry.look();
    const writes = register.writes();
    world.elapsed += 10 * 60_000;
    await registry.look();
    expect(shows(one)).toBe(1);
    expect(register.writes()).toBe(writes);
    world.elapsed += hour;
    await registry.look();
    expect(register.all()[0]?.lastSeen).toBe(1_000_000 + world.elapsed);
  });

  it('notices what came, what went and what is in memory, and forgets the figures of what was replaced', async () => {
    const one = await server([{ name: 'small:1b', bytes: 1_000 }, { name: 'old:3b' }]);
    const { registry, register } = registryOf([one.host]);
    await registry.look();
    register.update({ host: one.host, name: 'small:1b' }, { tokensPerSec: 40, lastBenchmarked: 5, health: 'ok' });
    one.remove('old:3b');
    one.put({ name: 'new:2b' });
    one.put({ name: 'small:1b', bytes: 2_000 });
    await fetch(`${one.host}/api/generate`, { method: 'POST', body: '{"model":"new:2b","prompt":"x","stream":false}' });
    const fresh = registryOf([one.host], { register });
    await fresh.registry.look();
    expect(register.all()).toMatchObject([
      { name: 'small:1b', health: 'ok', tokensPerSec: 40, lastBenchmarked: null },
      { name: 'old:3b', health: 'missing', lastError: 'its host no longer has it' },
      { name: 'new:2b', health: 'unknown', loaded: true },
    ]);
    one.put({ name: 'old:3b' });
    await fresh.registry.look();
    expect(register.all()[1]).toMatchObject({ health: 'ok', lastError: null });
  });

  it('keeps the preferred host first, and drops hosts that are not named any more', async () => {
    const [one, two] = [await server([{ name: 'a:1b' }]), await server([{ name: 'b:1b' }])];
    const before = registryOf([one.host, two.host]);
    await before.registry.look();
    const turned = registryOf([two.host, one.host], { register: before.register });
    expect(names(turned.registry)).toEqual(['b:1b', 'a:1b']);
    const alone = registryOf([two.host], { register: before.register });
    await alone.registry.look();
    expect(names(alone.registry)).toEqual(['b:1b']);
    expect(before.register.all()[0]).toMatchObject({ health: 'missing', lastError: 'its host is no longer named' });
    expect(before.register.hosts().map(({ name }) => name)).toEqual([two.host]);
  });
});

describe('a host that is away', () => {
  it('takes its models with it, is left alone for longer and longer, and brings them back', async () => {
    const one = await server([{ name: 'small:1b' }]);
    const { registry, register, world } = registryOf([one.host]);
    await registry.look();
    await one.close();
    world.elapsed += 6 * 60_000;
    await registry.look();
    expect(register.all()[0]).toMatchObject({ health: 'missing', lastError: expect.stringMatching(/ECONNREFUSED/) });
    expect(register.hosts()[0]).toMatchObject({ state: 'away', since: 1_000_000 + world.elapsed });
    expect(names(registry)).toEqual([]);
    const again = await server([{ name: 'small:1b' }], one.port);
    world.elapsed += 4_000;
    await registry.refresh();
    expect(looks(again)).toBe(0);
    world.elapsed += 2_000;
    await registry.refresh();
    expect(looks(again)).toBe(1);
    expect(register.all()[0]?.health).toBe('ok');
    expect(register.hosts()[0]).toMatchObject({ state: 'up', error: null, since: 1_000_000 + world.elapsed });
    await again.close();
    await registry.look();
    const third = await server([{ name: 'small:1b' }], one.port);
    world.elapsed += 6_000;
    await registry.refresh();
    expect(looks(third)).toBe(1);
  });

  it('is asked a handful of times in an hour, however much work there is', async () => {
    const one = await server([]);
    one.trouble('failing');
    const { registry, world } = registryOf([one.host]);
    for (let second = 0; second < 3_600; second += 5) {
      await registry.refresh();
      world.elapsed += 5_000;
    }
    expect(looks(one)).toBeGreaterThan(5);
    expect(looks(one)).toBeLessThan(15);
  });

  it('that hangs costs one short wait, and no more than one look at a time is under way', async () => {
    const one = await server([]);
    one.trouble('hanging');
    const { registry, register } = registryOf([one.host], { lookTimeoutMs: 200 });
    const began = performance.now();
    await Promise.all([registry.look(), registry.look(), registry.refresh()]);
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(looks(one)).toBe(1);
    expect(register.hosts()[0]).toMatchObject({ state: 'away', error: 'no answer within 0.2 s' });
  });

  it('is away too where something else answers there', async () => {
    const one = await server([]);
    one.trouble('garbage');
    const { registry, register, world } = registryOf([one.host]);
    await registry.look();
    expect(register.hosts()[0]?.state).toBe('away');
    expect(world.troubles).toEqual([]);
  });

  it('does not keep others from being known', async () => {
    const [one, two] = [await server([]), await server([{ name: 'b:1b' }])];
    one.trouble('hanging');
    const { registry } = registryOf([one.host, two.host], { lookTimeoutMs: 1_000 });
    await registry.refresh();
    expect(names(registry)).toEqual(['b:1b']);
  });
});

describe('the registry', () => {
  it('looks again when what is known is old, without waiting where something is known', async () => {
    const one = await server([{ name: 'a:1b' }]);
    const { registry, world } = registryOf([one.host]);
    await registry.refresh();
    await registry.refresh();
    expect(looks(one)).toBe(1);
    world.elapsed += 6 * 60_000;
    one.trouble('hanging');
    const began = performance.now();
    await registry.refresh();
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(names(registry)).toEqual(['a:1b']);
  });

  it('writes nothing after it was closed, and does not wait for who hangs', async () => {
    const one = await server([{ name: 'a:1b' }]);
    one.trouble('hanging');
    const register = createMemoryRegister();
    const { registry } = registryOf([one.host], { register, lookTimeoutMs: 10_000 });
    const looking = registry.look();
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    const began = performance.now();
    await registry.close();
    await looking;
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(register.writes()).toBe(0);
  });

  it('survives a register that cannot be written', async () => {
    const one = await server([{ name: 'a:1b' }]);
    const broken = {
      ...createMemoryRegister(),
      transact: () => {
        throw new Error('disk full');
      },
    };
    const { registry, world } = registryOf([one.host], { register: broken });
    await registry.look();
    await registry.refresh();
    expect(world.troubles.map(String)).toContain('Error: disk full');
  });

  it('lets a model that failed rest, twice as long each time, until it does well', async () => {
    const one = await server([{ name: 'a:1b' }]);
    const { registry, register, world } = registryOf([one.host]);
    await registry.look();
    const model = { host: one.host, name: 'a:1b' };
    const restOf = () => {
      registry.failed(model, 'it broke off');
      const from = world.elapsed;
      while (names(registry).length === 0) world.elapsed += 1_000;
      return (world.elapsed - from) / 1_000;
    };
    expect([restOf(), restOf(), restOf()]).toEqual([30, 60, 120]);
    expect(register.all()[0]).toMatchObject({ health: 'failing', lastError: 'it broke off' });
    registry.wentWell(model);
    expect(register.all()[0]).toMatchObject({ health: 'ok', lastError: null });
    expect(restOf()).toBe(30);
  });
});
