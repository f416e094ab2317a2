import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { answer, type Question, sendJson } from './answering.ts';
import { type Answer, isRecord, type ScriptedModel, type ServerTrouble } from './script.ts';

/** A request that the server got. `body` is null for a GET. */
export interface SeenRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** An Ollama server on this machine whose models answer by a script. */
export interface ScriptedOllama {
  /** Its address, for OLLAMA_HOST. */
  readonly host: string;
  readonly port: number;
  /** Everything that was asked, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** Requests that are not at their end yet. */
  readonly open: () => number;
  /** Adds a model, or replaces the one of that name and begins its script anew. */
  readonly put: (model: ScriptedModel) => void;
  readonly remove: (name: string) => void;
  /** What a model says from now on. */
  readonly script: (name: string, ...answers: readonly Answer[]) => void;
  /** From now on everything is in this trouble; null ends it. */
  readonly trouble: (trouble: ServerTrouble | null) => void;
  /** Cuts every connection and stops to listen. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a server that speaks the part of Ollama's interface that Noctem uses, `/api/tags`, `show`, `ps`, `version`, `chat` and
 * `generate`, with scripted models and faults. `port` 0, the default, is any. POST `/control` takes
 * `{"trouble": "hanging"}`, `{"put": model}` or `{"remove": name}` from another process.
 */
export async function startScriptedOllama(
  options: { readonly port?: number; readonly models?: readonly ScriptedModel[] } = {},
): Promise<ScriptedOllama> {
  const world: World = {
    models: new Map((options.models ?? []).map((model) => [nameOf(model.name), model])),
    turns: new Map(),
    loaded: new Set(),
    requests: [],
    open: new Set(),
    trouble: null,
  };
  const server = createServer((request, response) => {
    serve(world, request, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0);
  return {
    host: `http://127.0.0.1:${port}`,
    port,
    requests: world.requests,
    open: () => world.open.size,
    put: (model) => put(world, model),
    remove: (name) => {
      world.models.delete(nameOf(name));
    },
    script: (name, ...answers) => {
      const model = world.models.get(nameOf(name));
      if (!model) throw new Error(`the scripted server has no model ${name}`);
      put(world, { ...model, answers });
    },
    trouble: (trouble) => {
      world.trouble = trouble;
    },
    close: () => close(world, server),
  };
}

interface World {
  readonly models: Map<string, ScriptedModel>;
  readonly turns: Map<string, number>;
  readonly loaded: Set<string>;
  readonly requests: SeenRequest[];
  readonly open: Set<AbortController>;
  trouble: ServerTrouble | null;
}

function put(world: World, model: ScriptedModel): void {
  world.models.set(nameOf(model.name), model);
  world.turns.delete(nameOf(model.name));
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  world.open.add(gone);
  response.on('close', () => {
    world.open.delete(gone);
    gone.abort();
  });
  const path = request.url ?? '/';
  const body = request.method === 'POST' ? bodyOf(await textOf(request)) : null;
  if (path === '/control') return control(world, response, body);
  world.requests.push({ path, body });
  if (world.trouble === 'hanging') return;
  if (world.trouble === 'garbage') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('<!doctype html>\n');
    return;
  }
  if (world.trouble === 'failing') return sendJson(response, 500, { error: 'no room left on the device' });
  await route(world, response, { path, body, gone: gone.signal });
}

interface Asked {
  readonly path: string;
  readonly body: Record<string, unknown> | null;
  readonly gone: AbortSignal;
}

async function route(world: World, response: ServerResponse, asked: Asked): Promise<void> {
  switch (asked.path) {
    case '/api/version':
      return sendJson(response, 200, { version: '0.12.0' });
    case '/api/tags':
      return sendJson(response, 200, { models: [...world.models.values()].map(tagOf) });
    case '/api/ps': {
      const loaded = [...world.models.values()].filter(({ name }) => world.loaded.has(name));
      return sendJson(response, 200, { models: loaded.map((model) => ({ ...tagOf(model), size_vram: 0 })) });
    }
    case '/api/show': {
      const model = modelOf(world, asked.body);
      return model ? sendJson(response, 200, showOf(model)) : notFound(response, asked.body);
    }
    case '/api/chat':
    case '/api/generate':
      return await ask(world, response, asked);
    default:
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
  }
}

async function ask(world: World, response: ServerResponse, { path, body, gone }: Asked): Promise<void> {
  const model = modelOf(world, body);
  if (!model || !body) return notFound(response, body);
  const turn = (world.turns.get(nameOf(model.name)) ?? 0) + 1;
  world.turns.set(nameOf(model.name), turn);
  world.loaded.add(model.name);
  const messages = Array.isArray(body['messages']) ? body['messages'].filter(isRecord) : [];
  const options = isRecord(body['options']) ? body['options'] : {};
  const question: Question = {
    route: path === '/api/chat' ? 'chat' : 'generate',
    model,
    stream: body['stream'] !== false,
    numPredict: typeof options['num_predict'] === 'number' ? options['num_predict'] : null,
    gone,
    asked: {
      model: model.name,
      system: textIn(messages.find(({ role }) => role === 'system')?.['content'] ?? body['system']),
      prompt: textIn(messages.findLast(({ role }) => role === 'user')?.['content'] ?? body['prompt']),
      format: body['format'],
      turn,
    },
  };
  await answer(response, question);
}

function control(world: World, response: ServerResponse, body: Record<string, unknown> | null): void {
  if (!body) return sendJson(response, 400, { error: 'nothing to do' });
  if ('trouble' in body) world.trouble = body['trouble'] as ServerTrouble | null;
  if (isRecord(body['put'])) put(world, body['put'] as unknown as ScriptedModel);
  if (typeof body['remove'] === 'string') world.models.delete(nameOf(body['remove']));
  sendJson(response, 200, { trouble: world.trouble, models: [...world.models.keys()] });
}

function tagOf(model: ScriptedModel) {
  return {
    name: model.name,
    model: model.name,
    modified_at: '2026-11-01T10:00:00Z',
    size: model.bytes ?? 4_000_000_000,
    digest: Buffer.from(model.name).toString('hex').padEnd(64, '0').slice(0, 64),
    ...(model.remoteHost !== undefined && { remote_host: model.remoteHost, remote_model: model.name }),
    details: detailsOf(model),
  };
}

function detailsOf({ family = 'llama', parameterSize = '3.2B', quantization = 'Q4_K_M' }: ScriptedModel) {
  return {
    parent_model: '',
    format: 'gguf',
    family,
    families: [family],
    parameter_size: parameterSize,
    quantization_level: quantization,
  };
}

function showOf(model: ScriptedModel) {
  const { family = 'llama', contextLength = 32_768, capabilities = ['completion'] } = model;
  return {
    details: detailsOf(model),
    model_info: { 'general.architecture': family, [`${family}.context_length`]: contextLength },
    ...(capabilities !== null && { capabilities }),
  };
}

function modelOf(world: World, body: Record<string, unknown> | null): ScriptedModel | undefined {
  return world.models.get(nameOf(textIn(body?.['model'])));
}

function notFound(response: ServerResponse, body: Record<string, unknown> | null): void {
  sendJson(response, 404, { error: `model '${textIn(body?.['model'])}' not found` });
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A name without a tag means `latest`. */
function nameOf(name: string): string {
  return name.includes(':') ? name : `${name}:latest`;
}

function bodyOf(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : null;
  } catch {
    return null;
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function close(world: World, server: Server): Promise<void> {
  for (const one of world.open) one.abort();
  const closed = new Promise((resolve) => {
    server.close(resolve);
  });
  server.closeAllConnections();
  await closed;
}
