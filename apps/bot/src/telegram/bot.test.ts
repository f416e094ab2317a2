import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type BotParts, createBot, Listener } from './bot.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function refusing(code: number): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error_code: code, description: 'Refused' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a bot', () => {
  it('polls a Bot API server that knows no webhooks', async () => {
    const bot = createBot({ token: '1:x', apiRoot: await refusing(404) }, () => undefined);
    await expect(bot.api.deleteWebhook()).resolves.toBe(true);
    await expect(bot.api.getMe()).rejects.toThrow(/404/);
  });

  it('does not take any other refusal for that', async () => {
    const bot = createBot({ token: '1:x', apiRoot: await refusing(401) }, () => undefined);
    await expect(bot.api.deleteWebhook()).rejects.toThrow(/401/);
  });
});

describe('a listener', () => {
  it.each([
    { message: { message_id: 1 } },
    { message: { message_id: 1, chat: { id: 1, type: 'private' }, from: { id: 1 }, text: 'no date' } },
    { edited_message: { message_id: 1 } },
    { callback_query: { id: 'x' } },
  ])('passes over an update of a form that nobody foresaw: %o', async (part) => {
    const bot = createBot({ token: '1:x', apiRoot: await refusing(404) }, () => undefined);
    bot.botInfo = { id: 1, is_bot: true, first_name: 'B', username: 'b' } as typeof bot.botInfo;
    const troubles: string[] = [];
    const parts = { clockSees: () => Promise.resolve(), onTrouble: (what: string) => troubles.push(what) };
    // Nothing else may be asked of the parts: the update goes no further.
    const listener = new Listener(bot, parts as unknown as BotParts);
    const malformed: unknown = { update_id: 1, ...part };
    await bot.handleUpdate(malformed as Parameters<typeof bot.handleUpdate>[0]);
    expect(troubles).toEqual(['update']);
    await listener.stop();
  });
});
