import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createBot } from './bot.ts';

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
