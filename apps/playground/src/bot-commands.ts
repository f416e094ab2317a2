import type { BotCommand } from './telegram-objects.ts';

export interface CommandSet {
  /** The scope as a canonical string, `default` for everybody. */
  readonly scope: string;
  /** Two letters, or empty for every language. */
  readonly language: string;
  readonly commands: readonly BotCommand[];
}

export interface CommandBook {
  put(set: CommandSet): void;
  get(scope: string, language: string): readonly BotCommand[];
  all(): CommandSet[];
  /** What the menu shows to a person: the narrowest scope that has commands, in their language before any other. */
  menuFor(person: { id: number; languageCode: string }): readonly BotCommand[];
}

export function createCommandBook(): CommandBook {
  const sets = new Map<string, CommandSet>();
  const key = (scope: string, language: string): string => `${scope}|${language}`;
  const get = (scope: string, language: string): readonly BotCommand[] =>
    sets.get(key(scope, language))?.commands ?? [];
  return {
    put: (set) => {
      if (set.commands.length > 0) sets.set(key(set.scope, set.language), set);
      else sets.delete(key(set.scope, set.language));
    },
    get,
    all: () => [...sets.values()],
    menuFor: ({ id, languageCode }) => {
      const scopes = [`chat:${id}`, 'all_private_chats', 'default'];
      const candidates = scopes.flatMap((scope) => [get(scope, languageCode.slice(0, 2)), get(scope, '')]);
      return candidates.find((commands) => commands.length > 0) ?? [];
    },
  };
}
