import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';

const folder = new URL('./page/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the page from the source, as it is: there is no build step. */
export function servePage(app: Hono<{ Bindings: HttpBindings }>): void {
  app.get('/', async () => await pageFile('index.html'));
  app.get('/page/:name{[a-z-]+\\.(?:css|js|svg)}', async (context) => await pageFile(context.req.param('name')));
}

async function pageFile(name: string): Promise<Response> {
  const body = await readFile(new URL(name, folder)).catch(() => null);
  if (!body) return new Response('There is no such page.', { status: 404 });
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
    },
  });
}
