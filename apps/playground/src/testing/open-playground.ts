import { afterEach } from 'vitest';
import type { Playground, PlaygroundOptions } from '../index.ts';
import { startPlayground } from '../index.ts';

export interface BotApiAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly result: unknown;
  readonly description: string | undefined;
  readonly parameters: unknown;
}

const open: Playground[] = [];

afterEach(async () => {
  for (const playground of open.splice(0)) await playground.close();
});

/** A playground on a free port that the end of the test closes. */
export async function openPlayground(options: Partial<PlaygroundOptions> = {}): Promise<Playground> {
  const playground = await startPlayground({ host: '127.0.0.1', port: 0, file: null, ...options });
  open.push(playground);
  return playground;
}

/** Calls a method of the Bot API with JSON, as any client might. Rejects when the connection is cut. */
export async function callBot(playground: Playground, method: string, parameters: object = {}): Promise<BotApiAnswer> {
  const response = await fetch(`${playground.apiRoot}/bot${playground.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  const { ok, result, description, parameters: more } = (await response.json()) as Omit<BotApiAnswer, 'status'>;
  return { status: response.status, ok, result, description, parameters: more };
}

/** The result of a call that is expected to work. */
export async function botResult<Result>(
  playground: Playground,
  method: string,
  parameters: object = {},
): Promise<Result> {
  const answer = await callBot(playground, method, parameters);
  if (!answer.ok) throw new Error(`${method} was refused: ${answer.description}`);
  // The caller names the shape that the Bot API documents for the method.
  return answer.result as Result;
}
