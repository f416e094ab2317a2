import { z } from 'zod';
import type { BotCommand } from '../telegram-objects.ts';
import type { Call } from './call.ts';
import { badRequest } from './refusal.ts';

const written = z.array(z.looseObject({ command: z.string(), description: z.string() }));
const scopes = new Set(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']);

export function setMyCommands(call: Call): true {
  const parsed = written.safeParse(call.parameters.json('commands'));
  if (!parsed.success) throw badRequest("can't parse commands JSON object");
  if (parsed.data.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  call.world.putCommands({ ...addressee(call), commands: parsed.data.map(checkCommand) });
  return true;
}

export function getMyCommands(call: Call): readonly BotCommand[] {
  const { scope, language } = addressee(call);
  return call.world.commands.get(scope, language);
}

export function deleteMyCommands(call: Call): true {
  call.world.putCommands({ ...addressee(call), commands: [] });
  return true;
}

function checkCommand({ command, description }: BotCommand): BotCommand {
  const name = command.trim().replace(/^\//, '');
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
  const words = description.trim();
  if (words === '') throw badRequest('command description must be non-empty');
  if (words.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  return { command: name, description: words };
}

const scopeShape = z.looseObject({ type: z.string(), chat_id: z.union([z.number(), z.string()]).optional() });

function addressee({ parameters }: Call): { scope: string; language: string } {
  const language = parameters.text('language_code');
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified');
  const given = parameters.json('scope');
  if (given === undefined) return { scope: 'default', language };
  const parsed = scopeShape.safeParse(given);
  if (!parsed.success) throw badRequest("can't parse BotCommandScope: expected an Object");
  const { type, chat_id } = parsed.data;
  if (type === 'chat' && chat_id !== undefined) return { scope: `chat:${chat_id}`, language };
  if (!scopes.has(type)) throw badRequest("can't parse BotCommandScope: unsupported type specified");
  return { scope: type, language };
}
