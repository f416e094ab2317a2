import { type ModelCall, writesText } from '@noctem/core/skills';
import { askModels } from './ask.ts';
import { measureModel } from './benchmark/measure.ts';
import type { Models } from './port.ts';
import type { KnownModel } from './registry/register.ts';
import { createRegistry, type RegistryParts } from './registry/registry.ts';

export interface OllamaModelsParts extends RegistryParts {
  /** Looks at the hosts every few minutes by itself; without it only at the start, and when somebody asks. */
  readonly timers: boolean;
}

/** Which models are measured: all that are there, or those whose figures are missing or old. */
export type Which = 'all' | 'due';

export interface BenchmarkOptions {
  readonly which: Which;
  readonly signal: AbortSignal;
  /** For each exercise; see `measureModel`. */
  readonly limitMs?: number;
  readonly onModel?: (model: { readonly name: string; readonly host: string }) => void;
}

/** What measuring one model came to; `error` is null where that went well. */
export interface Benchmarked {
  readonly name: string;
  readonly host: string;
  readonly error: string | null;
  readonly calls: readonly ModelCall[];
}

/** The models of the Ollama servers. */
export interface OllamaModels extends Models {
  /** Looks at all hosts now, also those that rest. Resolves within seconds and never rejects. */
  look(): Promise<void>;
  /** Measures models, one after the other, and keeps what that came to. Ends early when `signal` aborts. Never rejects. */
  benchmark(options: BenchmarkOptions): Promise<Benchmarked[]>;
  /** Whether a model has no figures, or old ones. */
  readonly needBenchmark: () => boolean;
  /** Begins to look. Returns at once. */
  start(): void;
  /** Breaks off every look. Nothing is written afterwards. */
  close(): Promise<void>;
}

/** Measures nothing: where there are no hosts. */
export const noBenchmark: Pick<OllamaModels, 'look' | 'benchmark'> = {
  look: () => Promise.resolve(),
  benchmark: () => Promise.resolve([]),
};

const lookEveryMs = 5 * 60_000;
const figuresAgeMs = 30 * 24 * 60 * 60_000;

/**
 * Models through Ollama. Nothing here waits for a server longer than it must: who is not there is asked again only after a
 * rest, and an answer that does not come in time is `failed`.
 */
export function createOllamaModels(parts: OllamaModelsParts): OllamaModels {
  const registry = createRegistry(parts);
  const writers = () => registry.usable().filter(writesText);
  const isDue = ({ lastBenchmarked }: KnownModel) =>
    lastBenchmarked === null || parts.now() - lastBenchmarked > figuresAgeMs;
  let timer: NodeJS.Timeout | undefined;
  return {
    ask: (request) => askModels(registry, request),
    isAvailable: () => {
      void registry.refresh();
      return writers().length > 0;
    },
    look: () => registry.look({ all: true }),
    needBenchmark: () => writers().some(isDue),
    benchmark: async ({ which, ...options }) => {
      const done: Benchmarked[] = [];
      for (const model of writers().filter((one) => which === 'all' || isDue(one))) {
        if (options.signal.aborted) break;
        options.onModel?.(model);
        done.push(await measured(parts, { registry, model, options }));
      }
      return done;
    },
    start: () => {
      void registry.look();
      if (!parts.timers) return;
      timer ??= setInterval(() => void registry.look(), lookEveryMs);
      timer.unref();
    },
    close: async () => {
      clearInterval(timer);
      await registry.close();
    },
  };
}

interface Measuring {
  readonly registry: ReturnType<typeof createRegistry>;
  readonly model: KnownModel;
  readonly options: Omit<BenchmarkOptions, 'which'>;
}

async function measured(
  { register, now }: RegistryParts,
  { registry, model, options }: Measuring,
): Promise<Benchmarked> {
  const { name } = model;
  const host = registry.hostNamed(model.host);
  if (!host) return { name, host: model.host, error: 'its host is not named any more', calls: [] };
  const measurement = await measureModel({ host, model }, options);
  const { calls } = measurement;
  if (measurement.status === 'measured') {
    registry.wentWell(model);
    register.update(model, { ...measurement.figures, lastBenchmarked: now() });
    return { name, host: host.name, error: null, calls };
  }
  if (measurement.status === 'failed') registry.failed(model, measurement.error);
  return { name, host: host.name, error: measurement.error, calls };
}
