import { Failure, oneLine } from '@noctem/core/kernel';
import { redact } from '@noctem/core/traces';
import type { Ollama } from 'ollama';
import type { Host } from './host.ts';

/**
 * Why a server did not do what it was asked: `away` cannot be reached, or breaks off before it says anything; `missing` has no
 * such model; `refused` says no; `broken` stops in the middle; `rubbish` says what nobody understands.
 */
export type Trouble = 'away' | 'missing' | 'refused' | 'broken' | 'rubbish';

/** Most characters of one line of an answer; Ollama's are a few hundred. */
const longestLine = 1_000_000;
const longestError = 300;

/**
 * A client for one request: the library aborts all streams of a client together, and has no time limit. What goes wrong comes as
 * a Failure whose code is a Trouble; the library, left to itself, writes that to the console. `streams`: what is asked for
 * comes line by line.
 */
export async function clientFor(
  host: Host,
  { signal, streams }: { signal: AbortSignal; streams: boolean },
): Promise<Ollama> {
  const { Ollama } = await import('ollama');
  const guarded: typeof fetch = async (input, init) => {
    const response = await reach(input, { ...init, signal });
    if (!response.ok) throw await refusal(response);
    return streams ? new Response(response.body?.pipeThrough(onlyObjects()) ?? null) : response;
  };
  return new Ollama({ host: host.address, headers: host.headers, fetch: guarded });
}

/** Loads the library, once: nobody who starts the bot waits for it, and no time limit of a request counts it. */
export async function libraryLoaded(): Promise<void> {
  await import('ollama');
}

/** The trouble that an error of a client speaks of. What the stream itself says without a code has broken off. */
export function troubleOf(error: unknown): Trouble {
  const code = error instanceof Failure ? error.code : '';
  if (code === 'away' || code === 'missing' || code === 'refused' || code === 'rubbish') return code;
  return error instanceof SyntaxError ? 'rubbish' : 'broken';
}

/** An error as one line without secrets. */
export function sentenceOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const told = error instanceof Failure ? error.message : cause instanceof Error ? cause.message : String(cause);
  return oneLine(redact(told), longestError);
}

/**
 * Calls the server, a second time where the connection broke without a word: it may have been one left open from before the
 * server was started anew. Nothing is done twice by that: an answer that nobody heard is lost.
 */
async function reach(input: Parameters<typeof fetch>[0], init: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetch(input, init);
    } catch (error) {
      if (init.signal?.aborted === true) throw error;
      if (tries === 1 && hasBroken(error)) continue;
      throw new Failure('away', causeOf(error), { cause: error });
    }
  }
}

function hasBroken(error: unknown): boolean {
  const below = error instanceof Error ? error.cause : null;
  return below instanceof Error && 'code' in below && /^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/.test(String(below.code));
}

/** `fetch` says only that it failed; why stands below, and there in a list where several addresses were tried. */
function causeOf(error: unknown): string {
  const below = error instanceof Error ? error.cause : error;
  const first: unknown = below instanceof AggregateError ? below.errors[0] : below;
  return first instanceof Error && first.message !== '' ? first.message : 'the connection failed';
}

async function refusal(response: Response): Promise<Failure> {
  const text = await response.text().catch(() => '');
  const told = errorIn(text) ?? `${response.status} ${response.statusText} ${text}`;
  return new Failure(response.status === 404 ? 'missing' : 'refused', oneLine(told, longestError));
}

function errorIn(text: string): string | null {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' && error !== '' ? error : null;
  } catch {
    return null;
  }
}

/** Lets lines through that are JSON objects, and ends the stream at the first that is not. */
function onlyObjects(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  const pass = (line: string, to: TransformStreamDefaultController<Uint8Array>) => {
    if (line.trim() === '') return;
    if (!isObject(line)) throw new Failure('rubbish', `the server answered “${oneLine(line, 60)}”`);
    to.enqueue(encoder.encode(`${line}\n`));
  };
  return new TransformStream({
    transform(chunk, to) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) throw new Failure('rubbish', 'the server sent a line without end');
      for (const line of lines) pass(line, to);
    },
    flush: (to) => pass(rest, to),
  });
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
