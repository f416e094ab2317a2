import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { chosen } from './grammar.ts';
import type { Wish, WishedDay } from './habit.ts';
import type { WrongField } from './wish.ts';

/** A way of saying it by hand: in whole words, or in the short form that `*` takes. */
export type Style = 'words' | 'short';

/** Words with which a person puts one field right; an hour goes with its day where both are wrong. */
export function correctingWords(
  field: WrongField | 'date and time',
  { wish, style, random }: { wish: Wish; style: Style; random: SeededRandom },
): string {
  const list = style === 'short' ? shortForms(field, wish) : wholeForms(field, wish);
  return chosen(list, random);
}

function shortForms(field: WrongField | 'date and time', wish: Wish): string[] {
  switch (field) {
    case 'kind':
      return [wish.kind === 'aside' ? 'forget' : (wish.kind ?? 'task')];
    case 'importance':
      return [`!${{ high: 1, medium: 2, low: 3 }[wish.importance ?? 'medium']}`];
    case 'project':
      return [`+${wish.project ?? ''}`];
    case 'date':
      return dayWords(wish.day);
    case 'time':
      return hourWords(wish.time ?? '');
    case 'date and time':
      return dayWords(wish.day).flatMap((day) => hourWords(wish.time ?? '').map((hour) => `${day} ${hour}`));
    default:
      return field satisfies never;
  }
}

const kinds: Record<NonNullable<Wish['kind']>, readonly string[]> = {
  note: [
    "that's a note",
    'not a task, a note',
    'just a note',
    'this should be a note',
    'make it a note',
    'keep it as a note',
  ],
  task: ["that's a task", 'not a note, a task', 'make it a task', 'this is a task', 'it should be a task'],
  project: [
    "that's a project",
    'not a task, a project',
    'make it a project',
    'this is a whole project',
    'turn it into a project',
  ],
  aside: ['forget it'],
};

function wholeForms(field: WrongField | 'date and time', wish: Wish): readonly string[] {
  switch (field) {
    case 'kind':
      return kinds[wish.kind ?? 'task'];
    case 'importance':
      return {
        high: ['important', 'this is important', 'high priority', '!1', 'make it important', "it's important"],
        medium: ['medium priority', '!2'],
        low: ['low priority', '!3', 'not important'],
      }[wish.importance ?? 'medium'];
    case 'project':
      return [
        `put it in ${wish.project ?? ''}`,
        `it belongs to ${wish.project ?? ''}`,
        `that's for ${wish.project ?? ''}`,
      ];
    case 'date':
    case 'time':
    case 'date and time':
      return shortForms(field, wish).flatMap((words) =>
        words === 'no date'
          ? [words]
          : [words, `make it ${words}`, `correct last: ${words}`, `I meant ${words}`, `should be ${words}`],
      );
    default:
      return field satisfies never;
  }
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function dayWords(day: WishedDay | 'none' | undefined): string[] {
  if (!day || day === 'none') return ['no date'];
  if ('weekday' in day) return [weekdays[day.weekday - 1] ?? '', `on ${weekdays[day.weekday - 1] ?? ''}`];
  return day.in === 0 ? ['today'] : day.in === 1 ? ['tomorrow'] : [`in ${day.in} days`];
}

function hourWords(time: string): string[] {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const twelve = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
  return [time, `at ${time}`, `${twelve}${hour < 12 ? 'am' : 'pm'}`, `at ${twelve} ${hour < 12 ? 'am' : 'pm'}`];
}

/** The answer to a question: the label of a button, or words. Null where only words say it. */
export interface Answer {
  readonly button: string | null;
  readonly words: string;
}

/** What a person answers who is asked about a message that they mean so. */
export function answerTo(
  ambiguity: 'scope' | 'timing' | 'intent',
  { wish, random }: { wish: Wish; random: SeededRandom },
): Answer {
  const kind = wish.kind ?? 'task';
  if (kind === 'aside') return { button: ambiguity === 'timing' ? null : 'Forget', words: 'forget' };
  if (ambiguity === 'timing') return whenAnswer(wish, random);
  if (kind === 'project')
    return { button: ambiguity === 'scope' ? 'Project' : null, words: chosen(['project', 'a project'], random) };
  if (kind === 'note')
    return { button: ambiguity === 'intent' ? 'Note' : null, words: chosen(['note', 'a note'], random) };
  return { button: 'Task', words: chosen(['task', 'a task', 'one task'], random) };
}

function whenAnswer(wish: Wish, random: SeededRandom): Answer {
  if (wish.kind === 'note' || wish.kind === 'project') return { button: null, words: wish.kind };
  if (wish.day === 'none') return { button: 'No deadline', words: 'no deadline' };
  if (wish.time && !wish.day) return { button: null, words: chosen(hourWords(wish.time), random) };
  if (wish.day) {
    const words = correctingWords(wish.time ? 'date and time' : 'date', { wish, style: 'short', random });
    return { button: null, words };
  }
  const button = chosen(['Today', 'Tomorrow', 'This week', 'No deadline'], random);
  return { button, words: button.toLowerCase() };
}
