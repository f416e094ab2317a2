import { Failure } from '@noctem/core/kernel';
import { z } from 'zod';
import type { ChatMessage } from '../answer/messages.ts';
import { clientFor, libraryLoaded, sentenceOf, type Trouble, troubleOf } from './client.ts';
import type { Host } from './host.ts';

export interface ChatQuestion {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** JSON schema to which the answer is held; null for free words. */
  readonly format: Readonly<Record<string, unknown>> | null;
  /** Tokens of the answer at most. */
  readonly maxTokens: number;
  /** Tokens of prompt and answer that the model has room for. */
  readonly contextTokens: number;
  /** False for a model that would think aloud unless it is told not to; null for one that cannot be told. */
  readonly think: false | null;
  readonly limitMs: number;
  /** A server that says nothing at all for so long is given up; null for as long as the rest. */
  readonly firstWordMs: number | null;
  readonly signal: AbortSignal;
  readonly onText?: ((text: string) => void) | undefined;
}

export interface ChatFigures {
  readonly tokens: number | null;
  readonly tokensPerSec: number | null;
  readonly firstTokenMs: number | null;
  readonly ms: number;
}

/**
 * `said`: the answer came to its end. `failed`: it did not, `trouble` says why; `timeout` and `cancelled` are of our own making.
 */
export type ChatOutcome = ChatFigures &
  (
    | { readonly status: 'said'; readonly text: string; readonly cutOff: boolean }
    | { readonly status: 'failed'; readonly trouble: Trouble | 'timeout' | 'cancelled'; readonly error: string }
  );

/**
 * Asks a model once, streaming. Never rejects, and has let go of the connection when it resolves, which is at the latest a
 * moment after the time limit or the signal.
 */
export async function chat(host: Host, question: ChatQuestion): Promise<ChatOutcome> {
  await libraryLoaded();
  const listening = new Listening(question);
  const stop = new Stop(question);
  try {
    await listen(host, question, { listening, stop });
    return { status: 'said', text: listening.answer, cutOff: listening.cutOff, ...listening.figures() };
  } catch (error) {
    return {
      status: 'failed',
      trouble: stop.why ?? troubleOf(error),
      error: stop.words ?? sentenceOf(error),
      ...listening.figures(),
    };
  } finally {
    stop.letGo();
  }
}

async function listen(
  host: Host,
  question: ChatQuestion,
  { listening, stop }: { listening: Listening; stop: Stop },
): Promise<void> {
  stop.signal.throwIfAborted();
  const { model, messages, format, think, maxTokens, contextTokens } = question;
  const client = await clientFor(host, { signal: stop.signal, streams: true });
  const stream = await client.chat({
    model,
    stream: true,
    messages: [...messages],
    ...(format && { format }),
    ...(think !== null && { think }),
    options: { num_predict: maxTokens, num_ctx: contextTokens, temperature: 0.2 },
  });
  for await (const part of stream) {
    listening.hear(part);
    if (listening.hasBegun) stop.hasHeard();
    if (listening.isTooLong) return;
  }
}

/** Of what Ollama says in a line, the part that is used; a server of another version may leave out any of it. */
const partForm = z.object({
  message: z.object({ content: z.string().nullish(), thinking: z.string().nullish() }).nullish(),
  done: z.boolean().nullish(),
  done_reason: z.string().nullish(),
  eval_count: z.number().nullish(),
  eval_duration: z.number().nullish(),
});

/** A server that does not keep to `num_predict` would never come to an end. */
const charactersPerToken = 16;

/** Collects an answer while it comes. */
class Listening {
  hasBegun = false;
  readonly #question: ChatQuestion;
  readonly #began = performance.now();
  #text = '';
  #thoughts = '';
  #firstTokenMs: number | null = null;
  #tokens: number | null = null;
  #tokensPerSec: number | null = null;
  #reason = '';

  constructor(question: ChatQuestion) {
    this.#question = question;
  }

  /** What was said; of a model that only thought, the thoughts. */
  get answer(): string {
    return this.#text.trim() === '' ? this.#thoughts : this.#text;
  }

  get isTooLong(): boolean {
    return this.#text.length + this.#thoughts.length > this.#question.maxTokens * charactersPerToken + 4_000;
  }

  get cutOff(): boolean {
    return this.#reason === 'length' || this.isTooLong;
  }

  hear(line: unknown): void {
    const part = partForm.safeParse(line);
    if (!part.success) throw new Failure('rubbish', 'the server answered with lines of another form');
    const { message, ...end } = part.data;
    const content = message?.content ?? '';
    const thinking = message?.thinking ?? '';
    if (content !== '' || thinking !== '') this.#begin();
    this.#text += content;
    this.#thoughts += thinking;
    if (content !== '') this.#tell();
    if (end.done !== true) return;
    this.#reason = end.done_reason ?? '';
    this.#tokens = end.eval_count ?? null;
    const seconds = (end.eval_duration ?? 0) / 1e9;
    this.#tokensPerSec = this.#tokens !== null && seconds > 0 ? this.#tokens / seconds : null;
  }

  figures(): ChatFigures {
    return {
      tokens: this.#tokens,
      tokensPerSec: this.#tokensPerSec === null ? null : Math.round(this.#tokensPerSec * 10) / 10,
      firstTokenMs: this.#firstTokenMs,
      ms: Math.round(performance.now() - this.#began),
    };
  }

  #begin(): void {
    this.hasBegun = true;
    this.#firstTokenMs ??= Math.round(performance.now() - this.#began);
  }

  #tell(): void {
    try {
      this.#question.onText?.(this.#text);
    } catch {
      // Whoever listens must not spoil the answer.
    }
  }
}

/** Ends a request: at its time limit, when nothing is heard for too long, or because the caller wants it. */
class Stop {
  why: 'timeout' | 'cancelled' | null = null;
  words: string | null = null;
  readonly #controller = new AbortController();
  readonly #limit: NodeJS.Timeout;
  readonly #firstWord: NodeJS.Timeout | undefined;
  readonly #caller: AbortSignal;
  readonly #cancel = () => this.#stop('cancelled', 'cancelled');

  constructor({ limitMs, firstWordMs, signal }: ChatQuestion) {
    this.#caller = signal;
    this.#limit = setTimeout(() => this.#stop('timeout', `not done within ${seconds(limitMs)}`), limitMs);
    if (firstWordMs !== null && firstWordMs < limitMs) {
      const words = `no word within ${seconds(firstWordMs)}`;
      this.#firstWord = setTimeout(() => this.#stop('timeout', words), firstWordMs);
    }
    if (signal.aborted) this.#cancel();
    else signal.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  hasHeard(): void {
    clearTimeout(this.#firstWord);
  }

  letGo(): void {
    clearTimeout(this.#limit);
    clearTimeout(this.#firstWord);
    this.#caller.removeEventListener('abort', this.#cancel);
    this.#controller.abort();
  }

  #stop(why: 'timeout' | 'cancelled', words: string): void {
    if (this.why !== null) return;
    this.why = why;
    this.words = words;
    this.#controller.abort();
  }
}

function seconds(ms: number): string {
  return ms >= 1_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms)} ms`;
}
