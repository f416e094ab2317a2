import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Strike } from '../faults.ts';
import type { World } from '../world.ts';
import { findMethod } from './methods.ts';
import { Refusal } from './refusal.ts';
import { readParameters } from './request.ts';

export interface BotApiRequest {
  readonly world: World;
  readonly token: string;
  readonly method: string;
  readonly request: Request;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Answers one call of the Bot API, or cuts the connection when a fault says so. */
export async function serveBotApi(call: BotApiRequest): Promise<Response> {
  const gone = new AbortController();
  call.outgoing.once('close', () => gone.abort());
  try {
    return answer(200, { ok: true, result: await run(call, gone.signal) });
  } catch (error) {
    if (error instanceof Refusal) return refuse(error);
    if (error instanceof Cut) return cut(call);
    throw error;
  }
}

/** Serves the bytes behind a `file_path`. */
export function serveFile(world: World, token: string, path: string): Response {
  if (token !== world.token) return refuse(unauthorized());
  const file = world.files.byPath(path);
  const bytes = file && world.files.bytes(file.file_id);
  if (!bytes) return refuse(notFound());
  return new Response(Buffer.from(bytes), { headers: { 'content-type': 'application/octet-stream' } });
}

/** Marks a call whose connection ends without an answer. */
class Cut extends Error {}

async function run(call: BotApiRequest, signal: AbortSignal): Promise<unknown> {
  const { world } = call;
  if (call.token !== world.token) throw unauthorized();
  const method = findMethod(call.method);
  if (!method) throw notFound();
  const parameters = await readParameters(call.request);
  const strike = world.faults.strike(call.method);
  if (strike) await strikeBefore(strike);
  const result = await method({ world, parameters, signal });
  if (strike?.kind === 'cutAfter') throw new Cut();
  return result;
}

async function strikeBefore(strike: Strike): Promise<void> {
  if (strike.kind === 'delay') await sleep(strike.ms);
  if (strike.kind === 'cutBefore') throw new Cut();
  if (strike.kind === 'serverError')
    throw new Refusal(strike.status, serverErrors[strike.status] ?? 'Internal Server Error');
  if (strike.kind === 'tooManyRequests') {
    throw new Refusal(429, `Too Many Requests: retry after ${strike.retryAfter}`, { retry_after: strike.retryAfter });
  }
}

const serverErrors: Readonly<Record<number, string>> = {
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function cut({ incoming }: BotApiRequest): Response {
  incoming.socket.destroy();
  return new Response(null, { status: 500 });
}

function refuse({ code, message, parameters }: Refusal): Response {
  const failure = { ok: false, error_code: code, description: message };
  return answer(code, parameters ? { ...failure, parameters } : failure);
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status });
}

function unauthorized(): Refusal {
  return new Refusal(401, 'Unauthorized');
}

function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}
