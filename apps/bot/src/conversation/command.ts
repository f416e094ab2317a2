/** A message that begins with a slash, parted: `/find red wine` is `find` with `red wine`. */
export interface SlashCommand {
  readonly name: string;
  readonly args: string;
}

/** Reads `/name args` and `/name@bot args`. Null for anything else. */
export function slashCommand(text: string): SlashCommand | null {
  const match = /^\/([a-z][a-z0-9_]{0,31})(?:@[a-z0-9_]{3,64})?(?:\s+([\s\S]*))?$/i.exec(text.trim());
  return match ? { name: (match[1] ?? '').toLowerCase(), args: (match[2] ?? '').trim() } : null;
}

/** What Telegram's menu shows, in its order. */
export const commandMenu = [
  { command: 'today', description: 'What is due today' },
  { command: 'week', description: 'The next seven days' },
  { command: 'tasks', description: 'All open tasks' },
  { command: 'notes', description: 'Your notes' },
  { command: 'projects', description: 'Your projects' },
  { command: 'find', description: 'Find anything you wrote: /find ferry' },
  { command: 'summon', description: 'Say what shall be otherwise: /summon that’s a note' },
  { command: 'suggest', description: 'What I would begin with' },
  { command: 'undo', description: 'Take back the last change' },
  { command: 'help', description: 'What you can say' },
  { command: 'insights', description: 'What I would change, and the rules in force' },
  { command: 'report', description: 'The last seven days, looked back on' },
  { command: 'status', description: 'My budget, my next words, my health' },
  { command: 'settings', description: 'Your dates, your zone, when I may speak' },
  { command: 'start', description: 'Say hello, check your local time' },
  { command: 'export', description: 'Everything I keep of you, as a file' },
  { command: 'deleteme', description: 'Erase everything I keep of you' },
  { command: 'allow', description: 'Let somebody else in (owner)' },
  { command: 'revoke', description: 'Take that back (owner)' },
] as const;

/** Whether `name` is one of the bot's own commands; `/garden buy seeds` is a thought that names a project. */
export function isOwnCommand(name: string): boolean {
  return commandMenu.some((entry) => entry.command === name);
}

/** Whether `name` is one slip away from one of the bot's own commands: two letters swapped, one too many, missing or wrong. */
export function resemblesOwn(name: string): boolean {
  return commandMenu.some(({ command }) => command.length > 3 && isOneSlip(name, command));
}

function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same += 1;
  const [rest, wanted] = [typed.slice(same), meant.slice(same)];
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`;
  return (
    swapped === wanted || rest.slice(1) === wanted || rest === wanted.slice(1) || rest.slice(1) === wanted.slice(1)
  );
}
