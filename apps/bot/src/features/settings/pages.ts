import { FormattedString } from '@grammyjs/parse-mode';
import { type Button, button, type Reply } from '../../conversation/reply.ts';
import { rich } from '../../wording/rich.ts';
import { type Choice, choices, type ChoiceName } from './choices.ts';
import type { State } from './state.ts';

interface Page {
  readonly label: string;
  readonly choices: readonly ChoiceName[];
}

/** The pages of the settings; the name travels in the buttons. */
const pages = {
  dates: { label: 'Dates and language', choices: ['language', 'nextWeekday', 'numericDates', 'weekStart', 'weekEnd'] },
  updates: { label: 'Updates', choices: ['updateDays', 'updateAt'] },
  questions: { label: 'Questions', choices: ['questionDays', 'questionAt'] },
  report: { label: 'Report', choices: ['reportDays', 'reportAt'] },
  quiet: { label: 'Quiet hours', choices: ['quietFrom', 'quietTo'] },
  reminders: { label: 'Reminders', choices: ['lead'] },
  suggestions: { label: 'Suggestions', choices: ['idle'] },
} satisfies Record<string, Page>;

export type PageName = keyof typeof pages;

/** Whether there is a page of this name. */
export function isPage(name: string): name is PageName {
  return Object.hasOwn(pages, name);
}

/** The page on which a choice stands. */
export function pageOf(name: ChoiceName): PageName {
  const found = Object.entries(pages).find(([, page]) => (page.choices as readonly string[]).includes(name));
  return (found?.[0] ?? 'dates') as PageName;
}

/** Everything that is set, in sentences, with a button for each page. */
export function overview(state: State): Reply {
  const names = Object.keys(pages) as PageName[];
  const sentences = names.map((name) => rich('\n', ...sentencesOf(name, state)));
  const zone = rich(
    '\nYour time zone is ',
    FormattedString.bold(state.person.zone),
    '; say “I’m in Lisbon” or share your location to change it.',
  );
  const buttons = names.map((name) => button(pages[name].label, 'setp', name));
  return {
    text: rich(FormattedString.bold('Settings'), ...sentences, zone),
    keyboard: [buttons.slice(0, 1), buttons.slice(1, 4), buttons.slice(4)],
  };
}

/** One page: its choices as buttons, the last change to be undone. */
export function settingsPage(name: PageName, state: State, changeId: number | null): Reply {
  const undo = changeId === null ? [] : [button('Undo', 'undo', changeId)];
  return {
    text: rich(FormattedString.bold(pages[name].label), '\n', ...sentencesOf(name, state)),
    keyboard: [
      ...pages[name].choices.flatMap((choice) => rowsOf(choice, state)),
      [button('« All settings', 'setp', 'all'), ...undo],
    ],
  };
}

function sentencesOf(name: PageName, state: State): (string | FormattedString)[] {
  return pages[name].choices
    .flatMap((choice, index) => {
      const { question } = choices[choice];
      const words = wordsOf(choices[choice], state);
      if (words === null) return [];
      const goesOn = /^[a-z]/.test(question);
      return [index === 0 ? '' : goesOn ? ' ' : '. ', `${question} `, FormattedString.bold(words)];
    })
    .concat('.');
}

function wordsOf(choice: Choice, state: State): string | null {
  if (choice.words) return choice.words(state);
  return choice
    .chosen(state)
    .map((value) => choice.values[value] ?? value)
    .join(', ');
}

const mostInRow = 7;

function rowsOf(name: ChoiceName, state: State): Button[][] {
  const choice: Choice = choices[name];
  const chosen = choice.chosen(state);
  // Whole numbers as keys come first in an object; times shall stand in the order of the day.
  const entries = Object.entries(choice.values).toSorted(([left], [right]) => order(name, left, right));
  const buttons = entries.map(([value, words]) =>
    button(chosen.includes(value) ? `● ${words}` : words, 'set', name, value),
  );
  const half = Math.ceil(buttons.length / 2);
  return buttons.length > mostInRow ? [buttons.slice(0, half), buttons.slice(half)] : [buttons];
}

function order(name: ChoiceName, left: string, right: string): number {
  const late = (value: string) => (name === 'quietFrom' && value === '0000' ? 2400 : Number(value));
  return /^\d+$/.test(left) && /^\d+$/.test(right) ? late(left) - late(right) : 0;
}
