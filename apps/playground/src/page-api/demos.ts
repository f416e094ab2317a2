import type { Demos } from '../demo/demos.ts';
import type { App } from './speaker.ts';

/** What can be watched, how it begins and ends, and the chats in which it plays. */
export function demoEndpoints(app: App, demos: Demos | null): void {
  app.get('/api/demos', (context) =>
    context.json({ demos: (demos?.all ?? []).map(({ name, title, about }) => ({ name, title, about })) }),
  );
  if (!demos) return;
  app.post('/api/demos/:name/start', async (context) => {
    const name = context.req.param('name');
    if (!(await demos.start(name))) return context.json({ error: `there is no demo ${name}` }, 404);
    return context.json({ address: `demos/${name}/` });
  });
  app.post('/api/demos/:name/stop', async (context) => {
    await demos.stop(context.req.param('name'));
    return context.json({});
  });
  app.all('/demos/:name/*', async (context) => {
    const name = context.req.param('name');
    const fetch = demos.fetchOf(name);
    // A page that was left open when the demo ended finds its way back.
    if (!fetch) return context.req.path === `/demos/${name}/` ? context.redirect('/') : context.json(ended, 404);
    const address = new URL(context.req.url);
    address.pathname = address.pathname.slice(`/demos/${name}`.length);
    return await fetch(new Request(address, context.req.raw), context.env);
  });
}

const ended = { ok: false, error_code: 404, description: 'Not Found', error: 'this demo has ended' };
