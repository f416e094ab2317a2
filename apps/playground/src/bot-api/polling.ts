import { z } from 'zod';
import type { Update } from '../telegram-objects.ts';
import type { Call } from './call.ts';
import { badRequest, Refusal } from './refusal.ts';

const longestPollSeconds = 50;

export async function getUpdates(call: Call): Promise<readonly Update[]> {
  const { presence } = call.world;
  presence.arrived();
  try {
    return await poll(call);
  } finally {
    presence.left(call.signal?.aborted ?? false);
  }
}

async function poll({ world, parameters, signal }: Call): Promise<readonly Update[]> {
  rememberKinds({ world, parameters });
  const limit = parameters.integer('limit') ?? 100;
  const timeout = Math.min(Math.max(parameters.integer('timeout') ?? 0, 0), longestPollSeconds);
  const answered = await world.updates.poll({
    offset: parameters.integer('offset') ?? 0,
    limit: limit < 1 || limit > 100 ? 100 : limit,
    timeoutMs: timeout * 1000,
    ...(signal ? { signal } : {}),
  });
  if (answered.outcome === 'updates') return answered.updates;
  throw new Refusal(
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
}

function rememberKinds({ world, parameters }: Call): void {
  const given = parameters.json('allowed_updates');
  if (given === undefined) return;
  const kinds = z.array(z.string()).safeParse(given);
  if (!kinds.success) throw badRequest("can't parse allowed updates: expected an Array of String");
  if (kinds.data.join() !== world.updates.allowed.join()) world.allowUpdates(kinds.data);
}

/** There is nothing on the net that could call this server's bot: polling is the only way. */
export function setWebhook(call: Call): true {
  if (call.parameters.text('url') === '') return deleteWebhook(call);
  throw badRequest('bad webhook: this server delivers updates through getUpdates only');
}

export function deleteWebhook({ world, parameters }: Call): true {
  if (parameters.flag('drop_pending_updates')) world.updates.drop();
  return true;
}

export function getWebhookInfo({ world }: Call): object {
  const allowed = world.updates.allowed;
  return {
    url: '',
    has_custom_certificate: false,
    pending_update_count: world.updates.pending.length,
    ...(allowed.length > 0 ? { allowed_updates: allowed } : {}),
  };
}
