import { Failure } from '@noctem/core/kernel';
import type { Ollama } from 'ollama';
import { z } from 'zod';
import { clientFor, libraryLoaded, sentenceOf } from './client.ts';
import type { Host } from './host.ts';

/** A model as its server tells it. */
export interface SeenModel {
  readonly name: string;
  /** Changes when the model does. */
  readonly digest: string;
  readonly family: string | null;
  readonly parameterSize: string | null;
  readonly quantization: string | null;
  readonly contextLength: number | null;
  readonly bytes: number | null;
  readonly capabilities: readonly string[];
  readonly loaded: boolean;
}

/** What a look at a server came to. */
export type Look =
  | { readonly status: 'up'; readonly models: readonly SeenModel[] }
  | { readonly status: 'away'; readonly error: string };

export interface LookOptions {
  /** For each of the requests; the look as a whole takes five times as long at most. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** What is known of a model already; it is asked about anew only when its digest is another. */
  readonly known: (name: string, digest: string) => SeenModel | null;
}

/**
 * Asks a server which models it has, what they are, and which are in memory. Models that run on other people's machines are
 * left out: a person's thoughts stay where they are. Never rejects.
 */
export async function lookAt(host: Host, options: LookOptions): Promise<Look> {
  await libraryLoaded();
  const whole = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs * 5)]);
  const client = () =>
    clientFor(host, { signal: AbortSignal.any([whole, AbortSignal.timeout(options.timeoutMs)]), streams: false });
  try {
    const tags = parsed(tagsForm, await (await client()).list());
    const loaded = await namesInMemory(await client());
    const local = tags.models.filter(({ remote_host }) => !remote_host);
    const models: SeenModel[] = [];
    for (const tag of local) {
      const known = options.known(tag.name, tag.digest ?? '');
      const seen = known ?? (await seenModel(await client(), tag));
      models.push({ ...seen, loaded: loaded.has(tag.name) });
    }
    return { status: 'up', models };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { status: 'away', error: late ? `no answer within ${options.timeoutMs / 1_000} s` : sentenceOf(error) };
  }
}

const detailsForm = z.object({
  family: z.string().nullish(),
  parameter_size: z.string().nullish(),
  quantization_level: z.string().nullish(),
});

const tagForm = z.object({
  name: z.string().min(1),
  digest: z.string().nullish(),
  size: z.number().nullish(),
  remote_host: z.string().nullish(),
  details: detailsForm.nullish(),
});

const tagsForm = z.object({ models: z.array(tagForm) });
const psForm = z.object({ models: z.array(z.object({ name: z.string() })) });
const showForm = z.object({
  details: detailsForm.nullish(),
  model_info: z.record(z.string(), z.unknown()).nullish(),
  capabilities: z.array(z.string()).nullish(),
});

type Tag = z.infer<typeof tagForm>;

/** Nothing is lost where a server cannot say it. */
async function namesInMemory(client: Ollama): Promise<ReadonlySet<string>> {
  try {
    return new Set(parsed(psForm, await client.ps()).models.map(({ name }) => name));
  } catch {
    return new Set();
  }
}

async function seenModel(client: Ollama, tag: Tag): Promise<SeenModel> {
  const shown = await shownModel(client, tag.name);
  const details = shown?.details ?? tag.details;
  const family = details?.family ?? null;
  return {
    name: tag.name,
    digest: tag.digest ?? '',
    family,
    parameterSize: details?.parameter_size ?? null,
    quantization: details?.quantization_level ?? null,
    contextLength: contextIn(shown?.model_info ?? {}),
    bytes: tag.size ?? null,
    capabilities: shown?.capabilities?.length ? shown.capabilities : guessedCapabilities(tag.name, family),
    loaded: false,
  };
}

/** A model that cannot be shown, for example since it was removed meanwhile, still has its line in the list. */
async function shownModel(client: Ollama, model: string): Promise<z.infer<typeof showForm> | null> {
  try {
    return parsed(showForm, await client.show({ model }));
  } catch (error) {
    if (error instanceof Failure && error.code === 'away') throw error;
    return null;
  }
}

/** The length stands under the name of the architecture: `qwen2.context_length`. */
function contextIn(info: Readonly<Record<string, unknown>>): number | null {
  const entry = Object.entries(info).find(([key]) => key.endsWith('.context_length'));
  return typeof entry?.[1] === 'number' ? entry[1] : null;
}

/** Servers before 0.6.4 do not say what a model can do. */
function guessedCapabilities(name: string, family: string | null): readonly string[] {
  return /embed|minilm|bge/i.test(name) || /bert/i.test(family ?? '') ? ['embedding'] : ['completion'];
}

function parsed<T>(form: z.ZodType<T>, document: unknown): T {
  const read = form.safeParse(document);
  if (!read.success) throw new Failure('rubbish', 'what answers there is no Ollama');
  return read.data;
}
