import type { EpochMs } from '@noctem/core/kernel';
import { type Host, hostOf } from '../ollama/host.ts';
import { type Look, lookAt, type SeenModel } from '../ollama/look.ts';
import type { HostState, KnownModel, ModelRegister, SeenRow } from './register.ts';
import { createRest, type Rest } from './rest.ts';

export interface RegistryParts {
  /** Addresses of the servers, the preferred one first. */
  readonly hosts: readonly string[];
  readonly register: ModelRegister;
  /** The program's clock: what is written down has its time. */
  readonly now: () => EpochMs;
  /** Milliseconds of a clock that only goes forward: servers live in real time, also where the program's is simulated. */
  readonly elapsed: () => number;
  /** Called after a look that found a server. */
  readonly onLooked?: () => void;
  /** For each request of a look. Default 2 s. */
  readonly lookTimeoutMs?: number;
  /** Told what could not be written down. */
  readonly onTrouble: (error: unknown) => void;
}

/** What is asked of a model that one host has. */
export type OnHost = Pick<KnownModel, 'host' | 'name'>;

/** Knows which models are there. Looks again when that is due, never twice at once, and leaves alone for a while what failed. */
export interface Registry {
  readonly hostNamed: (name: string) => Host | null;
  /** Models that may be asked now, of the preferred host first. */
  readonly usable: () => KnownModel[];
  /** Looks at every host that is due; at all of them where `all` is set. Resolves when that is done. Never rejects. */
  readonly look: (which?: { readonly all: boolean }) => Promise<void>;
  /** Sees to it that what is known is not too old: waits for a look only where nothing usable is known. */
  readonly refresh: () => Promise<void>;
  readonly wentWell: (model: OnHost) => void;
  /** It did not answer, or nothing of use: it rests, longer each time. */
  readonly failed: (model: OnHost, error: string) => void;
  /** Its answer had the wrong form; several of these in a row count as a failure. */
  readonly answeredBadly: (model: OnHost, error: string) => void;
  readonly isGone: (model: OnHost, error: string) => void;
  readonly hostIsAway: (host: string, error: string) => void;
  /** Breaks off what is under way; nothing is written afterwards. */
  readonly close: () => Promise<void>;
}

const defaultLookTimeoutMs = 2_000;
const freshMs = 5 * 60_000;
/** A row says when its model was last seen; that alone is not worth a write oftener. */
const seenAnewMs = 60 * 60_000;
const badAnswersInARow = 3;

export function createRegistry(parts: RegistryParts): Registry {
  const world: World = {
    parts,
    hosts: parts.hosts.map(hostOf),
    looks: new Map(),
    lookedAt: new Map(),
    digests: new Map(),
    badAnswers: new Map(),
    hostRest: createRest(parts.elapsed, { firstMs: 5_000, maxMs: 10 * 60_000 }),
    modelRest: createRest(parts.elapsed, { firstMs: 30_000, maxMs: 30 * 60_000 }),
    closing: new AbortController(),
  };
  const look: Registry['look'] = async (which) => {
    const due = world.hosts.filter(({ name }) => which?.all === true || world.hostRest.isOver(name));
    await Promise.all(due.map((host) => lookOnce(world, host)));
  };
  return {
    hostNamed: (name) => world.hosts.find((host) => host.name === name) ?? null,
    usable: () => usable(world),
    look,
    refresh: async () => {
      try {
        if (!world.hosts.some(({ name }) => isOld(world, name))) return;
        const looking = look();
        if (usable(world).length === 0) await looking;
      } catch (error) {
        parts.onTrouble(error);
      }
    },
    wentWell: (model) => wentWell(world, model),
    failed: (model, error) => failed(world, model, error),
    answeredBadly: (model, error) => {
      const inARow = (world.badAnswers.get(keyOf(model)) ?? 0) + 1;
      world.badAnswers.set(keyOf(model), inARow);
      if (inARow >= badAnswersInARow) failed(world, model, error);
    },
    isGone: (model, error) => {
      world.digests.delete(keyOf(model));
      parts.register.update(model, { health: 'missing', loaded: false, lastError: error });
    },
    hostIsAway: (name, error) => isAway(world, { name, error }),
    close: async () => {
      world.closing.abort();
      await Promise.all(world.looks.values());
    },
  };
}

interface World {
  readonly parts: RegistryParts;
  readonly hosts: readonly Host[];
  /** Looks under way, by host. */
  readonly looks: Map<string, Promise<void>>;
  readonly lookedAt: Map<string, number>;
  /** What is known of models that need not be asked about again. */
  readonly digests: Map<string, SeenModel>;
  readonly badAnswers: Map<string, number>;
  readonly hostRest: Rest;
  readonly modelRest: Rest;
  readonly closing: AbortController;
}

/** A failure counts against a model while it rests; after that it is tried like one that was never asked. */
function usable({ parts, hosts, hostRest, modelRest }: World): KnownModel[] {
  const rows = parts.register.all();
  return hosts
    .filter(({ name }) => hostRest.isOver(name))
    .flatMap(({ name }) => rows.filter((row) => row.host === name))
    .filter((row) => row.health !== 'missing' && modelRest.isOver(keyOf(row)))
    .map((row) => (row.health === 'failing' ? { ...row, health: 'unknown' as const } : row));
}

function isOld({ lookedAt, hostRest, parts }: World, host: string): boolean {
  const at = lookedAt.get(host);
  return hostRest.isOver(host) && (at === undefined || parts.elapsed() - at > freshMs || hostRest.hasFailed(host));
}

function lookOnce(world: World, host: Host): Promise<void> {
  const underWay = world.looks.get(host.name);
  if (underWay) return underWay;
  const look = lookAndKeep(world, host)
    .catch((error: unknown) => world.parts.onTrouble(error))
    .finally(() => world.looks.delete(host.name));
  world.looks.set(host.name, look);
  return look;
}

async function lookAndKeep(world: World, host: Host): Promise<void> {
  const { parts, closing, digests } = world;
  const look = await lookAt(host, {
    timeoutMs: parts.lookTimeoutMs ?? defaultLookTimeoutMs,
    signal: closing.signal,
    known: (name, digest) => {
      const known = digests.get(keyOf({ host: host.name, name }));
      return known?.digest === digest ? known : null;
    },
  });
  if (closing.signal.aborted) return;
  world.lookedAt.set(host.name, parts.elapsed());
  if (look.status === 'away') return isAway(world, { name: host.name, error: look.error });
  keep(world, host, look);
  parts.onLooked?.();
}

function keep(world: World, { name: host }: Host, { models }: Extract<Look, { status: 'up' }>): void {
  const { register, now } = world.parts;
  world.hostRest.end(host);
  register.transact(() => {
    const rows = register.all().filter((row) => row.host === host);
    for (const model of models) {
      world.digests.set(keyOf({ host, name: model.name }), model);
      keepModel(world, { host, model, row: rows.find(({ name }) => name === model.name) });
    }
    const there = new Set(models.map(({ name }) => name));
    for (const row of rows)
      if (!there.has(row.name) && row.health !== 'missing')
        register.update(row, { health: 'missing', loaded: false, lastError: 'its host no longer has it' });
    keepHost(world, { name: host, state: 'up', error: null, at: now() });
  });
}

function keepModel(
  { parts: { register, now } }: World,
  seen: { host: string; model: SeenModel; row: KnownModel | undefined },
): void {
  const { host, row } = seen;
  const { digest: _, ...facts } = seen.model;
  const health = row === undefined ? 'unknown' : row.health === 'missing' ? 'ok' : row.health;
  const fresh: SeenRow = {
    ...facts,
    host,
    health,
    lastError: health === 'ok' ? null : (row?.lastError ?? null),
    lastSeen: now(),
  };
  if (row && isSame(row, fresh) && now() - row.lastSeen < seenAnewMs) return;
  register.put(fresh);
  // Another model under the old name: what was measured is no longer true.
  if (row && (row.bytes !== fresh.bytes || row.quantization !== fresh.quantization))
    register.update(fresh, { lastBenchmarked: null });
}

function isSame(row: KnownModel, fresh: SeenRow): boolean {
  const facts = ({ lastSeen: _, ...rest }: SeenRow) => rest;
  return Object.entries(facts(fresh)).every(
    ([key, value]) => JSON.stringify(row[key as keyof SeenRow]) === JSON.stringify(value),
  );
}

function keepHost({ hosts, parts: { register } }: World, is: Omit<HostState, 'since'> & { at: EpochMs }): void {
  const before = register.hosts();
  const named = before.filter(({ name }) => hosts.some((host) => host.name === name));
  const old = named.find(({ name }) => name === is.name);
  if (old?.state === is.state && old.error === is.error && named.length === before.length) return;
  const { at, ...state } = is;
  const since = old?.state === is.state ? old.since : at;
  register.putHosts([...named.filter(({ name }) => name !== is.name), { ...state, since }]);
  forgetStrangers(hosts, register);
}

/** Models of hosts that are no longer named. */
function forgetStrangers(hosts: readonly Host[], register: ModelRegister): void {
  for (const row of register.all())
    if (row.health !== 'missing' && !hosts.some(({ name }) => name === row.host))
      register.update(row, { health: 'missing', loaded: false, lastError: 'its host is no longer named' });
}

function isAway(world: World, { name, error }: { name: string; error: string }): void {
  const { register, now } = world.parts;
  world.hostRest.begin(name);
  register.transact(() => {
    for (const row of register.all())
      if (row.host === name && row.health !== 'missing')
        register.update(row, { health: 'missing', loaded: false, lastError: error });
    keepHost(world, { name, state: 'away', error, at: now() });
  });
}

function wentWell({ parts: { register }, modelRest, badAnswers }: World, model: OnHost): void {
  modelRest.end(keyOf(model));
  badAnswers.delete(keyOf(model));
  const row = register.all().find(({ host, name }) => host === model.host && name === model.name);
  if (row && row.health !== 'ok') register.update(model, { health: 'ok', lastError: null });
}

function failed({ parts: { register }, modelRest }: World, model: OnHost, error: string): void {
  modelRest.begin(keyOf(model));
  register.update(model, { health: 'failing', lastError: error });
}

function keyOf({ host, name }: OnHost): string {
  return `${host} ${name}`;
}
