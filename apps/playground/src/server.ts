import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { Refusal } from './bot-api/refusal.ts';
import { serveBotApi, serveFile } from './bot-api/serve.ts';
import { ActionRefused } from './chat-actions.ts';
import type { Demos } from './demo/demos.ts';
import { chatEndpoints } from './page-api/chat.ts';
import { demoEndpoints } from './page-api/demos.ts';
import { fileEndpoints } from './page-api/files.ts';
import { liveEndpoints } from './page-api/live.ts';
import { troubleEndpoints } from './page-api/trouble.ts';
import { servePage } from './page-files.ts';
import { isAllowedHost, isOwnOrigin } from './same-host.ts';
import type { World } from './world.ts';

export interface ServerParts {
  readonly world: World;
  readonly host: string;
  /** The person whom the page and the endpoints under /api speak for when none is named. */
  readonly defaultPerson: number;
  /** What can be watched here; nothing within a demo. */
  readonly demos: Demos | null;
}

type App = Hono<{ Bindings: HttpBindings }>;

/** The whole server: Bot API, files, and everything for the page. */
export function createServerApp({ world, host, defaultPerson, demos }: ServerParts): App {
  const app: App = new Hono();
  guard(app, host);
  // Before the Bot API, whose address is any two words.
  demoEndpoints(app, demos);
  botApi(app, world);
  const api = { app, world, defaultPerson };
  chatEndpoints(api);
  fileEndpoints(api);
  liveEndpoints(api);
  troubleEndpoints(api);
  servePage(app);
  app.notFound((context) => context.json({ ok: false, error_code: 404, description: 'Not Found' }, 404));
  app.onError((error, context) => {
    if (error instanceof ActionRefused || error instanceof Refusal) return context.json({ error: error.message }, 400);
    return context.json(
      { ok: false, error_code: 500, description: 'Internal Server Error', error: error.message },
      500,
    );
  });
  return app;
}

function guard(app: App, host: string): void {
  app.use(async (context, next) => {
    if (!isAllowedHost(context.req.header('host') ?? '', host)) {
      return context.text('This host is not served here.', 403);
    }
    await next();
    context.header('x-content-type-options', 'nosniff');
    return undefined;
  });
  app.use('/api/*', async (context, next) => {
    const { method, raw } = context.req;
    if (method !== 'GET' && method !== 'HEAD' && !isOwnOrigin(raw.headers)) {
      return context.json({ error: 'this request comes from another site' }, 403);
    }
    return await next();
  });
}

function botApi(app: App, world: World): void {
  app.all('/:bot{bot[^/]+}/:method', async (context) => {
    const { incoming, outgoing } = context.env;
    const token = context.req.param('bot').slice(3);
    const method = context.req.param('method');
    return await serveBotApi({ world, token, method, request: context.req.raw, incoming, outgoing });
  });
  app.get('/file/:bot{bot[^/]+}/:path{.+}', (context) =>
    serveFile(world, context.req.param('bot').slice(3), context.req.param('path')),
  );
}
