import { z } from 'zod';
import { edit, say, send, setBlocked, tap } from '../chat-actions.ts';
import { openGroup } from '../group.ts';
import type { CallbackAnswer, Message } from '../telegram-objects.ts';
import type { ChatEntry } from '../world.ts';
import type { PageApi } from './speaker.ts';
import { bodyAs, personInAddress, sendingFields, sendOptions, speaker, unixSeconds } from './speaker.ts';

const pageOfMessages = 200;

/** What the page shows, and what a person does in the chat. */
export function chatEndpoints(api: PageApi): void {
  const { app, world } = api;
  app.get('/api/state', (context) => {
    const { person } = speaker(api, personInAddress(context));
    const before = Number(context.req.query('before') ?? Number.MAX_SAFE_INTEGER);
    const limit = Number(context.req.query('limit') ?? pageOfMessages);
    const all = world.entries(person.id).filter(({ message }) => message.message_id < before);
    const shown = limit > 0 ? all.slice(-limit) : [];
    return context.json({
      bot: { ...world.bot, connected: world.presence.connected },
      person: {
        id: person.id,
        first_name: person.firstName,
        language_code: person.languageCode,
        blocked: person.blocked,
      },
      revision: world.revision,
      commands: world.commands.menuFor(person),
      narration: world.narration,
      messages: shown.map(entryView),
      more: shown.length < all.length,
    });
  });
  app.get('/api/connection', (context) =>
    context.json({ api_root: new URL(context.req.url).origin, token: world.token, bot_id: world.bot.id }),
  );
  writingEndpoints(api);
  otherKinds(api);
  app.post('/api/block', async (context) => {
    const body = await bodyAs(context, z.object({ person: z.int().optional(), blocked: z.boolean() }));
    setBlocked(speaker(api, body.person), body.blocked);
    return context.json({ blocked: body.blocked });
  });
  app.post('/api/people', async (context) => {
    const shape = z.object({ id: z.int().positive(), first_name: z.string(), language_code: z.string().default('en') });
    const { id, first_name, language_code } = await bodyAs(context, shape);
    const blocked = world.people.get(id)?.blocked ?? false;
    world.putPerson({ id, firstName: first_name, languageCode: language_code, blocked });
    return context.json({ id, chat_id: id });
  });
}

const entityShape = z.looseObject({ type: z.string(), offset: z.int(), length: z.int() });

function writingEndpoints(api: PageApi): void {
  const { app, world } = api;
  app.post('/api/send', async (context) => {
    const shape = z.object({ ...sendingFields, text: z.string(), entities: z.array(entityShape).optional() });
    const body = await bodyAs(context, shape);
    const entities = body.entities ? { entities: body.entities } : {};
    const messages = say(speaker(api, body.person), body.text, { ...sendOptions(body), ...entities });
    return context.json({ message: messages[0], messages, revision: world.revision });
  });
  app.post('/api/edit', async (context) => {
    const shape = z.object({
      person: z.int().optional(),
      message_id: z.int(),
      text: z.string(),
      date: unixSeconds.optional(),
    });
    const body = await bodyAs(context, shape);
    const change = { text: body.text, ...(body.date === undefined ? {} : { date: body.date }) };
    const message = edit(speaker(api, body.person), body.message_id, change);
    return context.json({ message, revision: world.revision });
  });
  app.post('/api/tap', async (context) => {
    const shape = z.object({
      person: z.int().optional(),
      message_id: z.int(),
      button: z.string(),
      timeout_ms: z.int().min(0).max(60_000).default(10_000),
    });
    const body = await bodyAs(context, shape);
    const query = tap(speaker(api, body.person), body.message_id, body.button);
    const revision = world.revision;
    const answer = await world.queries.waitFor(query, body.timeout_ms);
    return context.json({ ...answerView(answer), query_id: query, revision });
  });
}

function otherKinds(api: PageApi): void {
  const { app } = api;
  app.post('/api/forward', async (context) => {
    const shape = z.object({ ...sendingFields, text: z.string(), from: z.string().default('A friend') });
    const body = await bodyAs(context, shape);
    const acting = speaker(api, body.person);
    const origin = {
      type: 'hidden_user',
      sender_user_name: body.from,
      date: body.date ?? api.world.seconds(),
    } as const;
    return context.json({ message: send(acting, { text: body.text, forward_origin: origin }, sendOptions(body)) });
  });
  app.post('/api/location', async (context) => {
    const shape = z.object({ ...sendingFields, latitude: z.number(), longitude: z.number() });
    const body = await bodyAs(context, shape);
    const location = { latitude: body.latitude, longitude: body.longitude };
    return context.json({ message: send(speaker(api, body.person), { location }, sendOptions(body)) });
  });
  app.post('/api/group', async (context) => {
    const shape = z.object({
      ...sendingFields,
      text: z.string(),
      group_id: z.int().negative().optional(),
      title: z.string().optional(),
    });
    const body = await bodyAs(context, shape);
    const acting = speaker(api, body.person);
    const group = { ...(body.group_id ? { id: body.group_id } : {}), ...(body.title ? { title: body.title } : {}) };
    const messages = say({ ...acting, chat: openGroup(acting, group) }, body.text, sendOptions(body));
    return context.json({ message: messages[0] });
  });
}

/** A message with what only the page needs: who wrote it, and how new its form is. */
export function entryView({ message, by, revision }: ChatEntry): { message: Message; by: string; revision: number } {
  return { message, by, revision };
}

function answerView(answer: CallbackAnswer | null): object {
  return {
    answered: answer !== null,
    text: answer?.text ?? null,
    show_alert: answer?.showAlert ?? false,
    url: answer?.url ?? null,
  };
}
