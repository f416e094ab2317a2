import { modelAdvice, openModels, traceBenchmark } from '@noctem/bot/models';
import { newTraceId } from '@noctem/bot/conversation';
import { Failure, isoInZone } from '@noctem/core/kernel';
import { redact } from '@noctem/core/traces';
import type { RegisteredModel } from '@noctem/store';
import { type CliContext, type GlobalOptions, withContext } from '../context.ts';
import { columns, print } from '../output.ts';

/**
 * `noctem maintenance models`: looks which models there are and measures all of them now, also beside a running bot.
 *
 * @throws Failure `no_models` where no host answers, or none has a model that writes.
 */
export async function benchmarkModels(options: GlobalOptions): Promise<void> {
  await withContext(options, async (context) => {
    const { configuration, store } = context;
    const now = () => Date.now();
    const models = openModels({
      configuration: { ...configuration, clock: 'updates' },
      store,
      now,
      onTrouble: complain,
    });
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    try {
      await models.look();
      const onModel = ({ name, host }: { name: string; host: string }) => say(`measuring ${name} at ${host} …`);
      const measured = await models.benchmark({ which: 'all', signal: stop.signal, onModel });
      traceBenchmark({ store, now, newTraceId }, measured);
      if (measured.length === 0) throw new Failure('no_models', whyNone(context));
      for (const { name, host, error } of measured) if (error !== null) say(`${name} at ${host}: ${error}`);
      const rows = store.models.all().map((model) => modelJson(context, model));
      print(options, rows, () => columns(rows.map(modelCells)));
    } finally {
      await models.close();
    }
  });
}

/** A model as `noctem models` prints it. */
export function modelJson({ zone }: Pick<CliContext, 'zone'>, model: RegisteredModel) {
  const { lastBenchmarked } = model;
  return {
    name: model.name,
    host: model.host,
    family: model.family,
    parameter_size: model.parameterSize,
    quantization: model.quantization,
    context_length: model.contextLength,
    capabilities: model.capabilities,
    tokens_per_sec: model.tokensPerSec,
    first_token_ms: model.firstTokenMs,
    valid_json_rate: model.validJsonRate,
    quality: model.quality,
    health: model.health,
    loaded: model.loaded,
    last_error: model.lastError,
    last_seen: isoInZone(model.lastSeen, zone),
    last_benchmarked: lastBenchmarked === null ? null : isoInZone(lastBenchmarked, zone),
  };
}

/** The same for people. */
export function modelCells(row: Record<string, unknown>): readonly string[] {
  const quality = Object.entries(row['quality'] ?? {}).map(([work, value]) => `${work} ${Number(value).toFixed(2)}`);
  return [
    String(row['name']),
    typeof row['parameter_size'] === 'string' ? row['parameter_size'] : '?',
    String(row['health']),
    typeof row['tokens_per_sec'] === 'number' ? `${Math.round(row['tokens_per_sec'])} tokens/s` : 'not measured',
    String(row['host']),
    quality.join(', '),
  ];
}

function whyNone({ store }: CliContext): string {
  const hosts = store.models.hosts();
  const named = hosts.map(({ name }) => name).join(', ');
  if (hosts.every(({ state }) => state === 'away')) return `No Ollama answers at ${named}: ${modelAdvice}.`;
  return `There is no model at ${named}: run “ollama pull qwen2.5:3b” there.`;
}

/** On standard error, since on the other there is only the document. */
function say(line: string): void {
  process.stderr.write(`${redact(line)}\n`);
}

function complain(error: unknown): void {
  say(error instanceof Error ? error.message : String(error));
}
