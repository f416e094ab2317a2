import { newJob } from '@noctem/core/jobs';
import { type EpochMs, localMoment } from '@noctem/core/kernel';
import { createOllamaModels, type OllamaModels } from '@noctem/models';
import type { Store } from '@noctem/store';
import type { Configuration } from '../configuration/index.ts';

export interface OpenModelsParts {
  readonly configuration: Pick<Configuration, 'ollamaHosts' | 'clock' | 'zone'>;
  readonly store: Store;
  readonly now: () => EpochMs;
  readonly onTrouble: (error: unknown) => void;
}

/** The models of the Ollama hosts that the configuration names, kept in the store. They are looked for once `start` is called. */
export function openModels(parts: OpenModelsParts): OllamaModels {
  const { configuration, store, now, onTrouble } = parts;
  const models = createOllamaModels({
    hosts: configuration.ollamaHosts,
    register: { ...store.models, transact: (work) => store.transact(work) },
    now,
    elapsed: () => performance.now(),
    onTrouble,
    timers: configuration.clock === 'system',
    onLooked: () => {
      // In simulated time it would hold up the next update, and the figures would be of no use to anybody.
      if (configuration.clock === 'system' && models.needBenchmark()) askForBenchmark(parts);
    },
  });
  return models;
}

/** Once a day at most: a model that could not be measured is tried again tomorrow. */
function askForBenchmark({ configuration, store, now }: OpenModelsParts): void {
  const runAt = now();
  const { date } = localMoment(runAt, configuration.zone);
  const job = newJob({ name: 'benchmark-models', payload: { day: date }, userId: null, runAt });
  store.outbox.enqueue(job, runAt);
}
