import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type AskedOf, type Fault, type ScriptedModel, valueOf } from './script.ts';

/** A question to a model as the wire has it. */
export interface Question {
  readonly asked: AskedOf;
  readonly model: ScriptedModel;
  readonly route: 'chat' | 'generate';
  readonly stream: boolean;
  readonly numPredict: number | null;
  /** Aborted when the one who asked has gone, or the server closes. */
  readonly gone: AbortSignal;
}

/** Answers as the script says. Returns when everything is said; a server that was told to be silent waits until nobody listens. */
export async function answer(response: ServerResponse, question: Question): Promise<void> {
  const { asked, model } = question;
  const said = chosen(model.answers ?? [], asked);
  if (typeof said === 'string') return await tell(response, question, { text: said });
  if ('json' in said) return await tell(response, question, { text: JSON.stringify(said.json) });
  await fail(response, question, said);
}

function chosen(answers: readonly Answer[], asked: AskedOf): string | { readonly json: unknown } | Fault {
  const one = answers[Math.min(asked.turn, answers.length) - 1] ?? { json: valueOf(asked.format) };
  return typeof one === 'function' ? one(asked) : one;
}

interface Telling {
  readonly text: string;
  /** Waits before the first piece and before every other. */
  readonly firstMs?: number;
  readonly ms?: number;
  readonly endsWith?: 'done' | 'nothing' | 'error' | 'cut' | 'silence';
  readonly message?: string;
  readonly pieces?: number;
  readonly reason?: string;
  readonly thinking?: boolean;
}

async function fail(response: ServerResponse, question: Question, fault: Fault): Promise<void> {
  const { asked, model } = question;
  const text = JSON.stringify(valueOf(asked.format));
  switch (fault.fault) {
    case 'slow':
      return await tell(response, question, { text, ms: fault.ms, firstMs: fault.firstMs ?? fault.ms });
    case 'silent':
      if (fault.afterPieces === undefined) return await silence(question);
      return await tell(response, question, { text, endsWith: 'silence', pieces: fault.afterPieces });
    case 'error-in-stream':
      return await tell(response, question, {
        text,
        endsWith: 'error',
        pieces: 2,
        message: fault.message ?? 'an error was encountered while running the model: unexpected EOF',
      });
    case 'empty':
      return await tell(response, question, { text: '' });
    case 'thinking-only':
      return await tell(response, question, { text: 'Let me think about this first.', thinking: true });
    case 'schema-echo':
      return await tell(response, question, { text: JSON.stringify(asked.format) });
    case 'truncated':
      return await tell(response, question, { text: text.slice(0, text.length / 2), reason: 'length' });
    case 'no-done':
      return await tell(response, question, { text, endsWith: 'nothing' });
    case 'unload':
      return await tell(response, question, { text: '', reason: 'unload' });
    case 'missing':
      return sendJson(response, 404, { error: `model '${model.name}' not found` });
    case 'server-error':
      if (fault.plain !== true) return sendJson(response, 500, { error: 'model runner has unexpectedly stopped' });
      response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error\n');
      return;
    case 'cut':
      return await tell(response, question, { text, endsWith: 'cut', pieces: 2 });
    case 'refused':
      response.destroy();
      return;
    case 'garbage':
      response.writeHead(200, ndjson).end('<html><body>It works!</body></html>\n{"message":\n');
      return;
    case 'endless':
      return await ramble(response, question);
  }
}

const ndjson = { 'content-type': 'application/x-ndjson' } as const;

/** Ends the answer with this document. */
export function sendJson(response: ServerResponse, status: number, document: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(document));
}

async function tell(response: ServerResponse, question: Question, telling: Telling): Promise<void> {
  const all = piecesOf(telling.text);
  const limit = question.numPredict ?? all.length;
  const pieces = all.slice(0, Math.min(limit, telling.pieces ?? all.length));
  const reason = telling.reason ?? (all.length > limit ? 'length' : 'stop');
  if (!question.stream)
    return sendJson(response, 200, lastLine(question, { content: pieces.join(''), reason, pieces }));
  await pause(telling.firstMs, question);
  response.writeHead(200, ndjson);
  response.flushHeaders();
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await pause(telling.ms, question);
    if (question.gone.aborted) return;
    response.write(line(question, telling.thinking === true ? { content: '', thinking: piece } : { content: piece }));
  }
  await end(response, question, { telling, pieces, reason });
}

async function end(
  response: ServerResponse,
  question: Question,
  { telling, pieces, reason }: { telling: Telling; pieces: readonly string[]; reason: string },
): Promise<void> {
  switch (telling.endsWith ?? 'done') {
    case 'done':
      response.end(`${JSON.stringify(lastLine(question, { content: '', reason, pieces }))}\n`);
      return;
    case 'nothing':
      response.end();
      return;
    case 'error':
      response.end(`${JSON.stringify({ error: telling.message ?? 'something broke' })}\n`);
      return;
    case 'cut':
      // What was written goes out first.
      await pause(20, question);
      response.destroy();
      return;
    case 'silence':
      await silence(question);
  }
}

async function ramble(response: ServerResponse, question: Question): Promise<void> {
  response.writeHead(200, ndjson);
  while (!question.gone.aborted) {
    response.write(line(question, { content: '{"step": "and then '.repeat(20) }));
    await pause(1, question);
  }
}

/** About four characters make a token. */
function piecesOf(text: string): string[] {
  return text.match(/[\s\S]{1,4}/g) ?? [];
}

function line({ model, route }: Question, said: { content: string; thinking?: string }): string {
  const common = { model: model.name, created_at: new Date().toISOString() };
  const body =
    route === 'chat'
      ? { message: { role: 'assistant', ...said } }
      : { response: said.content, thinking: said.thinking };
  return `${JSON.stringify({ ...common, ...body, done: false })}\n`;
}

function lastLine(
  { model, route, asked }: Question,
  { content, reason, pieces }: { content: string; reason: string; pieces: readonly string[] },
) {
  const evalDuration = Math.round((pieces.length / (model.tokensPerSec ?? 50)) * 1e9);
  return {
    model: model.name,
    created_at: new Date().toISOString(),
    ...(route === 'chat' ? { message: { role: 'assistant', content } } : { response: content }),
    done: true,
    done_reason: reason,
    total_duration: evalDuration + 30_000_000,
    load_duration: 10_000_000,
    prompt_eval_count: Math.ceil((asked.system.length + asked.prompt.length) / 4),
    prompt_eval_duration: 20_000_000,
    eval_count: pieces.length,
    eval_duration: evalDuration,
  };
}

async function pause(ms: number | undefined, { gone }: Question): Promise<void> {
  if (ms !== undefined && ms > 0) await sleep(ms, undefined, { signal: gone }).catch(() => undefined);
}

async function silence({ gone }: Question): Promise<void> {
  if (gone.aborted) return;
  await new Promise((resolve) => {
    gone.addEventListener('abort', resolve, { once: true });
  });
}
