import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type ScriptedOllama, startScriptedOllama } from '../testing/index.ts';
import { chat, type ChatQuestion } from './chat.ts';
import { hostOf } from './host.ts';

const open: ScriptedOllama[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const format = { type: 'object', properties: { step: { type: 'string' }, minutes: { type: 'integer', minimum: 1 } } };

async function asking(answers: readonly Answer[], own: Partial<ChatQuestion> = {}) {
  const server = await startScriptedOllama({ models: [{ name: 'small:1b', answers, tokensPerSec: 25 }] });
  open.push(server);
  const ask = async () =>
    await chat(hostOf(server.host), {
      model: 'small:1b',
      messages: [{ role: 'user', content: 'What first?' }],
      format,
      maxTokens: 100,
      contextTokens: 4_096,
      think: null,
      limitMs: 5_000,
      firstWordMs: null,
      signal: new AbortController().signal,
      ...own,
    });
  return { server, ask };
}

/** Nobody holds a connection any more. */
async function expectNothingOpen(server: ScriptedOllama): Promise<void> {
  const deadline = Date.now() + 2_000;
  while (server.open() > 0 && Date.now() < deadline)
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  expect(server.open()).toBe(0);
}

describe('a question to a model', () => {
  it('streams, keeps to its bounds, and comes back with text and figures', async () => {
    const heard: string[] = [];
    const { server, ask } = await asking(['Call them today'], { onText: (text) => heard.push(text), think: false });
    expect(await ask()).toMatchObject({
      status: 'said',
      text: 'Call them today',
      cutOff: false,
      tokens: 4,
      tokensPerSec: 25,
    });
    expect(heard).toEqual(['Call', 'Call the', 'Call them to', 'Call them today']);
    expect(server.requests.at(-1)?.body).toMatchObject({
      stream: true,
      think: false,
      format,
      options: { num_predict: 100, num_ctx: 4_096 },
    });
  });

  it('says when the first word came', async () => {
    const { ask } = await asking([{ fault: 'slow', ms: 1, firstMs: 120 }]);
    const outcome = await ask();
    expect(outcome.status).toBe('said');
    expect(outcome.firstTokenMs).toBeGreaterThanOrEqual(100);
    expect(outcome.ms).toBeGreaterThanOrEqual(outcome.firstTokenMs ?? 0);
  });

  it.each<[string, Answer, string, RegExp]>([
    ['an error inside the stream', { fault: 'error-in-stream' }, 'broken', /unexpected EOF/],
    ['a stream that ends without its last line', { fault: 'no-done' }, 'broken', /did not receive done/i],
    ['a connection that is cut in the middle', { fault: 'cut' }, 'broken', /closed|terminated|reset|hang up/i],
    ['a connection that is cut at once', { fault: 'refused' }, 'away', /closed|reset|hang up/i],
    ['a model that is not there', { fault: 'missing' }, 'missing', /^model 'small:1b' not found$/],
    ['an error of the server', { fault: 'server-error' }, 'refused', /^model runner has unexpectedly stopped$/],
    ['an error of a server in between', { fault: 'server-error', plain: true }, 'refused', /^500 .*Internal Server/],
    ['what is no JSON', { fault: 'garbage' }, 'rubbish', /It works!/],
  ])('comes back as failed from %s', async (_, answer, trouble, error) => {
    const { server, ask } = await asking([answer]);
    expect(await ask()).toMatchObject({ status: 'failed', trouble, error: expect.stringMatching(error) });
    await expectNothingOpen(server);
  });

  it.each<[string, Answer, string]>([
    ['that says nothing', { fault: 'empty' }, ''],
    ['that is unloaded', { fault: 'unload' }, ''],
    ['that only thinks aloud', { fault: 'thinking-only' }, 'Let me think about this first.'],
  ])('takes from a model %s what there is', async (_, answer, text) => {
    const { ask } = await asking([answer]);
    expect(await ask()).toMatchObject({ status: 'said', text });
  });

  it('knows an answer that was cut off from a whole one', async () => {
    const { ask } = await asking([{ fault: 'truncated' }]);
    expect(await ask()).toMatchObject({ status: 'said', cutOff: true });
  });

  it('ends at its time limit, whether the model is silent from the start, in the middle, or never done', async () => {
    for (const answer of [
      { fault: 'silent' },
      { fault: 'silent', afterPieces: 2 },
      { fault: 'slow', ms: 60 },
    ] satisfies Answer[]) {
      const { server, ask } = await asking([answer], { limitMs: 150 });
      const began = performance.now();
      expect(await ask()).toMatchObject({ status: 'failed', trouble: 'timeout', error: 'not done within 150 ms' });
      expect(performance.now() - began).toBeLessThan(4_000);
      await expectNothingOpen(server);
    }
  });

  it('gives up a server that says nothing for too long, but not one that is merely slow', async () => {
    const silent = await asking([{ fault: 'silent' }], { firstWordMs: 100 });
    expect(await silent.ask()).toMatchObject({ trouble: 'timeout', error: 'no word within 100 ms' });
    const slow = await asking([{ fault: 'slow', ms: 15, firstMs: 0 }], { firstWordMs: 100 });
    expect(await slow.ask()).toMatchObject({ status: 'said' });
  });

  it('lets go of everything when it is cancelled, before and while it runs', async () => {
    const controller = new AbortController();
    const { server, ask } = await asking([{ fault: 'silent', afterPieces: 1 }], {
      signal: controller.signal,
      onText: () => controller.abort(),
    });
    expect(await ask()).toMatchObject({ status: 'failed', trouble: 'cancelled' });
    await expectNothingOpen(server);
    expect(await ask()).toMatchObject({ status: 'failed', trouble: 'cancelled', tokens: null });
    expect(server.requests).toHaveLength(1);
  });

  it('stops a model that does not keep to the length of its answer', async () => {
    const { server, ask } = await asking([{ fault: 'endless' }], { maxTokens: 10 });
    const outcome = await ask();
    expect(outcome).toMatchObject({ status: 'said', cutOff: true });
    expect(outcome.status === 'said' && outcome.text.length).toBeLessThan(10_000);
    await expectNothingOpen(server);
  });

  it('is not spoiled by a listener that fails', async () => {
    const { ask } = await asking(['fine'], {
      onText: () => {
        throw new Error('the listener broke');
      },
    });
    expect(await ask()).toMatchObject({ status: 'said', text: 'fine' });
  });

  it('is put once more where the connection breaks without a word, as one left open from before a restart does', async () => {
    const { server, ask } = await asking([{ fault: 'refused' }, 'two']);
    expect(await ask()).toMatchObject({ status: 'said', text: 'two' });
    expect(server.requests).toHaveLength(2);
  });

  it('comes back as failed where nobody listens', async () => {
    const { server, ask } = await asking([]);
    await server.close();
    expect(await ask()).toMatchObject({
      status: 'failed',
      trouble: 'away',
      error: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  it('shows no password of a host, and gives it to the server', () => {
    expect(hostOf('http://me:s%3Acret@10.0.0.2:11434/')).toEqual({
      name: 'http://10.0.0.2:11434',
      address: 'http://10.0.0.2:11434',
      headers: { authorization: `Basic ${Buffer.from('me:s:cret').toString('base64')}` },
    });
    expect(hostOf('https://box.example/ollama/').name).toBe('https://box.example/ollama');
  });
});
