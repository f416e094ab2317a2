import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Acting } from '../chat-actions.ts';
import { ActionRefused } from '../chat-actions.ts';
import type { World } from '../world.ts';

export type App = Hono<{ Bindings: HttpBindings }>;
export type ApiContext = Context<{ Bindings: HttpBindings }>;

export interface PageApi {
  readonly app: App;
  readonly world: World;
  readonly defaultPerson: number;
}

/** Who acts: the person of that id, the one at the page when none is named. Throws for an unknown one. */
export function speaker({ world, defaultPerson }: Omit<PageApi, 'app'>, personId: number | undefined): Acting {
  const person = world.people.get(personId ?? defaultPerson);
  if (!person) throw new ActionRefused(`there is no person ${personId ?? defaultPerson}`);
  return { world, person };
}

/** The person that the address names with `?person=`. */
export function personInAddress(context: ApiContext): number | undefined {
  const given = context.req.query('person');
  return given === undefined ? undefined : Number(given);
}

/** The body as this shape. Throws an ActionRefused that names the field which does not fit. */
export async function bodyAs<Shape extends z.ZodType>(context: ApiContext, shape: Shape): Promise<z.infer<Shape>> {
  const body: unknown = await context.req.json().catch(() => {
    throw new ActionRefused('the body is not JSON');
  });
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ActionRefused(`${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'not as expected'}`);
}

/** Unix seconds as far as Telegram's clients count. */
export const unixSeconds = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** The fields that every message may carry. */
export const sendingFields = {
  person: z.int().optional(),
  date: unixSeconds.optional(),
  reply_to: z.int().optional(),
};

export function sendOptions(given: { date?: number | undefined; reply_to?: number | undefined }): {
  date?: number;
  replyTo?: number;
} {
  return {
    ...(given.date === undefined ? {} : { date: given.date }),
    ...(given.reply_to === undefined ? {} : { replyTo: given.reply_to }),
  };
}
