import type { Conventions } from '@noctem/core/capture';
import { slashCommand } from '../../conversation/command.ts';
import type { Person } from '../../conversation/person.ts';
import { type Button, button, type Reply } from '../../conversation/reply.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { rich } from '../../wording/rich.ts';
import { FormattedString } from '@grammyjs/parse-mode';

/** One thing that a person can choose: what may be chosen, in words, and what is chosen now. */
interface Choice {
  readonly question: string;
  readonly values: Readonly<Record<string, string>>;
  chosen(person: Person): string;
  /** The setting to write: its key and value. */
  write(person: Person, value: string): { readonly key: string; readonly value: unknown };
}

const choices: Readonly<Record<string, Choice>> = {
  language: {
    question: 'I read your messages as',
    values: { en: 'English', de: 'Deutsch' },
    chosen: (person) => (person.locale.startsWith('de') ? 'de' : 'en'),
    write: (_person, value) => ({ key: 'locale', value: value === 'de' ? 'de-DE' : 'en-US' }),
  },
  nextWeekday: convention('nextWeekday', '“next friday” is', {
    'after-this-week': 'in the week after this',
    coming: 'the coming one',
  }),
  numericDates: convention('numericDates', '12/1 is', {
    locale: 'as in my language',
    'month-first': '1 December',
    'day-first': '12 January',
  }),
  weekEnd: convention('weekEnd', '“this week” ends on', { 5: 'Friday', 6: 'Saturday', 7: 'Sunday' }),
};

/** `/settings`: how the butler reads the person's dates, by buttons. A tap on another value takes the first back. */
export const settings = feature<true>({
  name: 'settings',
  read: (turn) => (slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name === 'settings' ? true : null),
  act: (turn) => ({ outcome: 'shown', reply: settingsMessage(turn.person) }),
});

interface Chosen {
  /** Of a choice. */
  readonly name: string;
  readonly value: string;
}

/** The buttons under the settings: `set:weekEnd:7`. */
export const chooseSetting = feature<Chosen>({
  name: 'choose-setting',
  read: (turn) => {
    const [, name = '', value = ''] = tapWords(turn, 'set') ?? [];
    const known = Object.hasOwn(choices, name) && Object.hasOwn(choices[name]?.values ?? {}, value);
    return known ? { name, value } : null;
  },
  act: (turn, { name, value }) => {
    const choice = choices[name];
    if (!choice || choice.chosen(turn.person) === value) return { outcome: 'unchanged', toast: 'It is so already.' };
    const written = choice.write(turn.person, value);
    turn.store.people.set(turn.person.id, written.key, { value: written.value, now: turn.now });
    return { outcome: 'set', toast: 'Noted.', replacement: settingsMessage(withSetting(turn, written)) };
  },
});

function settingsMessage(person: Person): Reply {
  const lines = Object.values(choices).map((choice) =>
    rich('\n', `${choice.question} `, FormattedString.bold(choice.values[choice.chosen(person)] ?? ''), '.'),
  );
  const zone = rich('\nYour time zone is ', FormattedString.bold(person.zone), '; say “I’m in Lisbon” to change it.');
  return {
    text: rich(FormattedString.bold('Settings'), ...lines, zone),
    keyboard: Object.entries(choices).map(([name, choice]) => row(name, choice, person)),
  };
}

function row(name: string, choice: Choice, person: Person): Button[] {
  const chosen = choice.chosen(person);
  return Object.entries(choice.values).map(([value, words]) =>
    button(value === chosen ? `● ${words}` : words, 'set', name, value),
  );
}

function convention(name: keyof Conventions, question: string, values: Readonly<Record<string, string>>): Choice {
  return {
    question,
    values,
    chosen: (person) => String(person.conventions[name]),
    write: (person, value) => ({
      key: 'conventions',
      value: { ...person.conventions, [name]: name === 'weekEnd' ? Number(value) : value },
    }),
  };
}

function withSetting(turn: Turn, written: { key: string; value: unknown }): Person {
  return written.key === 'conventions'
    ? { ...turn.person, conventions: written.value as Conventions }
    : { ...turn.person, locale: String(written.value) };
}
