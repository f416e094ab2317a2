import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { serveBotApi, serveFile } from './bot-api/serve.ts';
import { isAllowedHost, isOwnOrigin } from './same-host.ts';
import type { World } from './world.ts';

export interface ServerParts {
  readonly world: World;
  readonly host: string;
  /** The person whom the page and the endpoints under /api speak for when none is named. */
  readonly defaultPerson: number;
}

type App = Hono<{ Bindings: HttpBindings }>;

/** The whole server: Bot API, files, and everything for the page. */
export function createServerApp({ world, host }: ServerParts): App {
  const app: App = new Hono();
  app.use(async (context, next) => {
    if (!isAllowedHost(context.req.header('host') ?? '', host))
      return context.text('This host is not served here.', 403);
    return await next();
  });
  app.all('/:bot{bot[^/]+}/:method', async (context) => {
    const { incoming, outgoing } = context.env;
    return await serveBotApi({
      world,
      token: context.req.param('bot').slice(3),
      method: context.req.param('method'),
      request: context.req.raw,
      incoming,
      outgoing,
    });
  });
  app.get('/file/:bot{bot[^/]+}/:path{.+}', (context) =>
    serveFile(world, context.req.param('bot').slice(3), context.req.param('path')),
  );
  app.use('/api/*', async (context, next) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD' && !isOwnOrigin(context.req.raw.headers)) {
      return context.json({ error: 'This request comes from another site.' }, 403);
    }
    return await next();
  });
  return app;
}
