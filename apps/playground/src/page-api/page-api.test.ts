import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Playground } from '../index.ts';
import type { Update } from '../telegram-objects.ts';
import { botResult, callBot, openPlayground } from '../testing/open-playground.ts';

async function post(
  playground: Playground,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return await fetch(`${playground.apiRoot}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** fetch would not send another Host. */
async function statusWithHost(playground: Playground, host: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    request(`${playground.apiRoot}/api/state`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the endpoints under /api', () => {
  test('send, edit, and show the chat', async () => {
    const playground = await openPlayground();
    const sent = (await (await post(playground, '/api/send', { text: 'one #a', date: 1_700_000_000 })).json()) as {
      message: { message_id: number };
    };
    await post(playground, '/api/edit', { message_id: sent.message.message_id, text: 'two' });
    const state = await (await fetch(`${playground.apiRoot}/api/state`)).json();
    expect(state).toMatchObject({
      bot: { first_name: 'Noctem', connected: false },
      person: { id: playground.person.id, blocked: false },
      messages: [{ by: 'person', message: { text: 'two', date: 1_700_000_000 } }],
      more: false,
    });
    const updates = await botResult<Update[]>(playground, 'getUpdates');
    expect(updates.map((update) => Object.keys(update)[1])).toEqual(['message', 'edited_message']);
  });

  test('tap a button and wait for the answer', async () => {
    const playground = await openPlayground();
    const keyboard = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] };
    await botResult(playground, 'sendMessage', { chat_id: playground.person.id, text: 'x', reply_markup: keyboard });
    const tapped = post(playground, '/api/tap', { message_id: playground.person.lastReply().messageId, button: 'Go' });
    const [update] = await botResult<Update[]>(playground, 'getUpdates', { timeout: 5 });
    await callBot(playground, 'answerCallbackQuery', { callback_query_id: update?.callback_query?.id, text: 'Gone' });
    expect(await (await tapped).json()).toMatchObject({ answered: true, text: 'Gone', show_alert: false });
  });

  test('wait for what the bot does after a revision', async () => {
    const playground = await openPlayground();
    const { revision } = (await (await post(playground, '/api/send', { text: 'hello' })).json()) as {
      revision: number;
    };
    const waiting = fetch(`${playground.apiRoot}/api/wait?after=${revision}&timeout_ms=3000`);
    await botResult(playground, 'sendMessage', { chat_id: playground.person.id, text: 'hi' });
    const reply = (await (await waiting).json()) as { revision: number };
    expect(reply).toMatchObject({ type: 'message', by: 'bot', message: { text: 'hi' } });
    expect((await fetch(`${playground.apiRoot}/api/wait?after=${reply.revision}&timeout_ms=20`)).status).toBe(408);
  });

  test('stream what happens', async () => {
    const playground = await openPlayground();
    const reader = (await fetch(`${playground.apiRoot}/api/events`)).body?.getReader();
    playground.person.say('hello');
    await callBot(playground, 'sendChatAction', { chat_id: playground.person.id, action: 'typing' });
    let heard = '';
    while (!heard.includes('event: action')) heard += Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(heard).toContain('event: message');
    await reader?.cancel();
    playground.person.say('nobody listens any more');
  });

  test('take files, and give pictures back as pictures and nothing else as a page', async () => {
    const playground = await openPlayground();
    const form = new FormData();
    form.set('file', new File(['<script>alert(1)</script>'], 'x.html', { type: 'text/html' }));
    const answer = await fetch(`${playground.apiRoot}/api/upload`, { method: 'POST', body: form });
    const { message } = (await answer.json()) as { message: { document: { file_id: string } } };
    const file = await fetch(`${playground.apiRoot}/api/files/${message.document.file_id}`);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('plan faults and count them', async () => {
    const playground = await openPlayground();
    await post(playground, '/api/faults', { kind: 'serverError', method: 'getMe', status: 502 });
    expect((await callBot(playground, 'getMe')).status).toBe(502);
    expect(await (await fetch(`${playground.apiRoot}/api/faults`)).json()).toMatchObject({
      counts: { serverError: 1 },
      outstanding: 0,
    });
    expect((await post(playground, '/api/faults', { kind: 'earthquake' })).status).toBe(400);
  });

  test('refuse what does not fit with a sentence', async () => {
    const playground = await openPlayground();
    for (const [path, body] of [
      ['/api/send', { text: ' ' }],
      ['/api/send', {}],
      ['/api/send', { text: 'x', person: 5 }],
      ['/api/edit', { message_id: 1, text: 'x' }],
      ['/api/tap', { message_id: 1, button: 'x' }],
    ] as const) {
      const answer = await post(playground, path, body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toHaveProperty('error');
    }
  });
});

describe('the server is closed to', () => {
  test('a name that points at it from elsewhere', async () => {
    const playground = await openPlayground();
    expect(await statusWithHost(playground, 'evil.example')).toBe(403);
    expect(await statusWithHost(playground, '192.168.1.5:80')).toBe(403);
    expect(await statusWithHost(playground, 'localhost:8484')).toBe(200);
    expect(await statusWithHost(playground, '[::1]:8484')).toBe(200);
  });

  test('a page of another site', async () => {
    const playground = await openPlayground();
    const own = { origin: playground.apiRoot };
    expect((await post(playground, '/api/send', { text: 'x' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(playground, '/api/send', { text: 'x' }, { origin: 'null' })).status).toBe(403);
    expect(
      (await post(playground, '/api/send', { text: 'x' }, { ...own, 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    expect((await post(playground, '/api/send', { text: 'x' }, own)).status).toBe(200);
  });

  test('scripts and styles that are not its own', async () => {
    const playground = await openPlayground();
    const page = await fetch(playground.url);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await fetch(`${playground.url}page/..%2findex.ts`)).status).toBe(404);
    expect((await fetch(`${playground.url}page/main.js`)).status).toBe(200);
  });
});
