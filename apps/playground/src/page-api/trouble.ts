import { z } from 'zod';
import type { PageApi } from './speaker.ts';
import { bodyAs } from './speaker.ts';

const kind = z.enum(['tooManyRequests', 'serverError', 'cutBefore', 'cutAfter', 'delay', 'duplicate']);
const rate = z.number().min(0).max(1);
const details = {
  retryAfter: z.int().min(0).exactOptional(),
  status: z.int().min(500).max(599).exactOptional(),
  ms: z.int().min(0).exactOptional(),
};
const planned = z.strictObject({
  kind,
  method: z.string().exactOptional(),
  times: z.int().min(1).exactOptional(),
  ...details,
});
const random = z.strictObject({
  seed: z.int(),
  rates: z.partialRecord(kind, rate),
  methods: z.array(z.string()).exactOptional(),
  ...details,
});

/** Faults for tests, and updates that no client would send. */
export function troubleEndpoints({ app, world }: PageApi): void {
  const report = (): object => ({ counts: world.faults.counts(), outstanding: world.faults.outstanding() });
  app.get('/api/faults', (context) => context.json(report()));
  app.post('/api/faults', async (context) => {
    world.faults.next(await bodyAs(context, planned));
    return context.json(report());
  });
  app.post('/api/faults/random', async (context) => {
    world.faults.random(await bodyAs(context, random.nullable()));
    return context.json(report());
  });
  app.delete('/api/faults', (context) => {
    world.faults.clear();
    return context.json(report());
  });
  app.post('/api/updates', async (context) => {
    const update = world.tellBot(await bodyAs(context, z.record(z.string(), z.unknown())));
    return context.json({ update_id: update?.update_id ?? null });
  });
  app.get('/api/updates', (context) => context.json({ pending: world.updates.pending.length }));
  app.post('/api/expire-queries', (context) => {
    world.queries.expire();
    return context.json({ expired: true });
  });
}
