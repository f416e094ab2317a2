import { sundayOf, type UpdateHeading, updateMaterial, type UpdateSection } from '@noctem/core/butler';
import type { Subject, Task } from '@noctem/core/items';
import { type LocalDate, oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import type { Suggestion } from '@noctem/store';
import { type Button, button, type Reply } from '../conversation/reply.ts';
import type { Scene } from '../conversation/turn.ts';
import { count } from './health-words.ts';
import { suggestionLine } from '../skills/index.ts';
import { calendarDay, dueWords } from '../wording/dates.ts';
import { rich } from '../wording/rich.ts';

/** Buttons for so many tasks; the others go by their number. */
const buttonsAtMost = 8;
const buttonsInRow = 4;
/** Suggestions in one update; more of them would bury what is due. */
const suggestionsAtMost = 3;
/** Lines of an update are for a glance. */
const titleLength = 60;

const headings: Readonly<Record<UpdateHeading, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  'this-week': 'This week',
  'no-next-step': 'Projects without a next step',
  waiting: 'Waiting for your answer',
};

/** What an update says now: what is overdue, due today and this week, stuck, and waiting. Null when that is nothing. */
export function updateMessage(scene: Scene): Reply | null {
  const { store, person, today } = scene;
  const { items } = store;
  const sections = updateMaterial({
    today,
    openTasks: items.openTasksUntil(person.id, sundayOf(today)),
    idleProjects: items.idleProjects(person.id),
    waitingThoughts: store.clarifications.waiting(person.id).map(({ thoughtId }) => thoughtId),
  });
  return sections.length === 0 ? null : rendered(scene, sections);
}

function rendered(scene: Scene, sections: readonly UpdateSection[]): Reply {
  const listing = sections.flatMap((section) => section.subjects);
  const numberOf = new Map(listing.map((subject, index) => [subject, index + 1]));
  const suggested = suggestionsFor(scene, listing);
  const parts = sections.map((section) =>
    sectionText(scene, section, {
      numberOf: (subject) => numberOf.get(subject) ?? 0,
      suggestionOf: (subject) => suggested.find(({ number }) => number === numberOf.get(subject))?.suggestion,
    }),
  );
  return {
    text: rich(
      FormattedString.bold(`${calendarDay(scene.today)}: where things stand`),
      ...parts,
      moreSuggestions(scene, suggested),
    ),
    keyboard: [...keyboardOf(listing), suggestionButtons(suggested)].filter((row) => row.length > 0),
    listing,
  };
}

interface Suggested {
  readonly number: number;
  readonly suggestion: Suggestion;
}

/** What is suggested for the tasks and projects of the list, those before all others that the person has not seen. */
function suggestionsFor({ store }: Scene, listing: readonly Subject[]): Suggested[] {
  const suggested = listing.flatMap(({ type, id }, index): Suggested[] => {
    if (type !== 'task' && type !== 'project') return [];
    const suggestion = store.suggestions.openOf({ targetType: type, targetId: id });
    return suggestion ? [{ number: index + 1, suggestion }] : [];
  });
  const [unseen, seen] = [suggested.filter(isUnseen), suggested.filter((one) => !isUnseen(one))];
  return [...unseen, ...seen].slice(0, suggestionsAtMost).toSorted((left, right) => left.number - right.number);
}

/** Most first steps are of tasks without a day, which no list here names. */
function moreSuggestions({ store, person }: Scene, shown: readonly Suggested[]): string {
  const here = new Set(shown.map(({ suggestion }) => suggestion.id));
  const others = store.suggestions.open(person.id).filter(({ id, shownAt }) => shownAt === null && !here.has(id));
  if (others.length === 0) return '';
  return `\n\n💡 ${count(others.length, shown.length === 0 ? 'suggestion' : 'more suggestion')} how to begin: /suggest`;
}

function isUnseen({ suggestion }: Suggested): boolean {
  return suggestion.shownAt === null;
}

function suggestionButtons(suggested: readonly Suggested[]): Button[] {
  return suggested.map(({ number, suggestion }) => button(`💡 ${number}`, 'sug', 'show', suggestion.id));
}

interface Around {
  readonly numberOf: (subject: Subject) => number;
  readonly suggestionOf: (subject: Subject) => Suggestion | undefined;
}

function sectionText(scene: Scene, { heading, subjects, more }: UpdateSection, around: Around): FormattedString {
  const lines = subjects.map((subject) => {
    const suggestion = around.suggestionOf(subject);
    const line = rich(`\n${around.numberOf(subject)}. `, lineOf(scene, subject, heading));
    return suggestion ? rich(line, `\n   💡 ${oneLine(suggestionLine(suggestion), 2 * titleLength)}`) : line;
  });
  const rest = more === 0 ? '' : `\n… and ${more} more`;
  return rich('\n\n', FormattedString.underline(headings[heading]), ...lines, rest);
}

function lineOf(scene: Scene, { type, id }: Subject, heading: UpdateHeading): FormattedString | string {
  const { items, thoughts, clarifications } = scene.store;
  if (type === 'task') return taskLine(items.task(id), heading, scene.today);
  if (type === 'project') return rich('▣ ', short(items.project(id)?.name ?? ''));
  const question = clarifications.ofThought(id)?.question;
  const thought = thoughts.byId(id);
  return oneLine(question ?? (thought ? thoughts.currentText(thought) : ''), 2 * titleLength);
}

function taskLine(task: Task | undefined, heading: UpdateHeading, today: LocalDate): FormattedString | string {
  if (!task) return '(gone)';
  const due = heading === 'today' ? (task.time ?? '') : dueWords(task, today);
  const facts = [due, task.importance === 'high' ? 'high' : ''].filter((fact) => fact !== '').join(' · ');
  return rich(short(task.title), facts === '' ? '' : ` — ${facts}`);
}

function short(title: string): FormattedString {
  return FormattedString.bold(oneLine(title, titleLength) || '(no words)');
}

/** ✓ for tasks; a question shows itself again with its answers. */
function keyboardOf(listing: readonly Subject[]): Button[][] {
  const tasks = listing.flatMap(({ type, id }, index) => (type === 'task' ? [doneButton(index + 1, id)] : []));
  const asks = listing.flatMap(({ type, id }, index) =>
    type === 'thought' ? [button(`Answer ${index + 1}`, 'ask', id)] : [],
  );
  return [...inRows(tasks.slice(0, buttonsAtMost)), asks].filter((row) => row.length > 0);
}

/** The button that ticks off a task of a message that stays as it is. */
export function doneButton(number: number, taskId: number): Button {
  return button(`✓ ${number}`, 'done', taskId, 'keep');
}

function inRows(buttons: readonly Button[]): Button[][] {
  const rows = Math.ceil(buttons.length / buttonsInRow);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * buttonsInRow, (row + 1) * buttonsInRow));
}
