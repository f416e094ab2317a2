import type { Subject, Task } from '@noctem/core/items';
import { button, type Outcome } from '../../conversation/reply.ts';
import { meantSubject, namedSubject } from '../../conversation/subject.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { shortTitle } from '../../wording/items.ts';
import { isListName, pageNumber, repage } from '../lists/index.ts';
import { actOn, type Verb, verbs } from './act-on.ts';
import { matchTasks } from './match-title.ts';

/** What is to be done to what, or why that could not be told. */
type Intent =
  | { readonly verb: Verb; readonly subjects: readonly Subject[] }
  | { readonly verb: Verb; readonly candidates: readonly Task[] }
  | { readonly verb: Verb; readonly problem: string };

/** So many tasks that were done lately are known by their words. */
const rememberedDone = 30;

const spoken = /^(done|skip|delete)(?:\s+([\s\S]{1,300}))?$/i;

/** Other ways to say it; they count only where the words name an open task, else they may be a thought. */
const rephrased: readonly (readonly [RegExp, Verb])[] = [
  [/^(?:mark|tick|check) (?:off )?(?:the )?(.{1,200}?)(?: off)?(?: as)? (?:done|off|complete|finished)$/i, 'done'],
  [/^(?:tick|check) off (?:the )?(.{1,200})$/i, 'done'],
  [/^(?:the )?(.{1,200}?) (?:is |are )?done$/i, 'done'],
  [/^(?:delete|remove|cancel|scrap|drop) (?:the )?(.{1,200}?)(?: task| reminder| one| thing)?$/i, 'delete'],
];

/** `done 2`, `done buy milk`, `skip 2 4`, `delete task 7`, and the same words in answer to a message. */
export const tick = feature<Intent>({
  name: 'tick',
  read: (turn) => {
    const message = messageTurn(turn);
    const match = message && spoken.exec(message.incoming.text.trim().replace(/[.!]+$/, ''));
    if (!match) return message && inOtherWords(turn, message.incoming.text.trim().replace(/[.!]+$/, ''));
    const verb = (match[1] ?? '').toLowerCase() as Verb;
    const words = (match[2] ?? '').trim();
    return words === '' ? unnamed(turn, verb) : named(turn, verb, words);
  },
  act: (turn, intent) => {
    if ('problem' in intent) return { outcome: 'not-understood', reply: { text: intent.problem } };
    if ('candidates' in intent) return askWhich(intent.verb, intent.candidates);
    return actOn(turn, intent.verb, intent.subjects);
  },
});

interface Tap {
  readonly verb: Verb;
  readonly subject: Subject;
  readonly list: string;
  readonly page: number;
}

/** The buttons that tick off, skip or delete one task; in a list the list shows itself again. */
export const tickButton = feature<Tap>({
  name: 'tick-button',
  read: (turn) => {
    const words = tapWords(turn, ...verbs);
    if (!words) return null;
    return {
      verb: words[0] as Verb,
      subject: { type: 'task', id: Number(words[1]) },
      list: words[2] ?? '',
      page: pageNumber(words[3]),
    };
  },
  act: (turn, tap) => {
    const done = actOn(turn, tap.verb, [tap.subject]);
    const toast = typeof done.reply?.text === 'string' ? done.reply.text : (done.reply?.text.text ?? '');
    // A message that says more than a list stays as it is, and the answer stands below it.
    if (tap.list === 'keep') return { ...done, toast: toast.slice(0, 180) };
    const again = isListName(tap.list) ? repage(turn, { name: tap.list, page: tap.page }) : null;
    const replacement = again?.replacement ?? done.reply;
    return { outcome: done.outcome, toast: toast.slice(0, 180), ...(replacement && { replacement }) };
  },
});

function inOtherWords(turn: Turn, text: string): Intent | null {
  for (const [pattern, verb] of rephrased) {
    const words = pattern.exec(text)?.[1];
    if (words === undefined) continue;
    const tasks = matchTasks(turn.store.items.openTasks(turn.person.id), words);
    const [only] = tasks;
    if (only && tasks.length === 1) return { verb, subjects: [{ type: 'task', id: only.id }] };
    if (tasks.length > 1) return { verb, candidates: tasks };
  }
  return null;
}

function unnamed(turn: Turn, verb: Verb): Intent | null {
  const subject = meantSubject(turn);
  if (!subject)
    return {
      verb,
      problem: `What is ${verb === 'done' ? 'done' : `to ${verb}`}? Say for example “${verb} 2” or “${verb} buy milk”.`,
    };
  return { verb, subjects: [subject] };
}

function named(turn: Turn, verb: Verb, words: string): Intent | null {
  const numbers = /^#?\d{1,4}(?:\s*(?:,|and|\s)\s*#?\d{1,4})+$/i.test(words) ? (words.match(/\d+/g) ?? []) : [words];
  const subjects = numbers.map((number) => namedSubject(turn, number));
  if (subjects.includes('no-list')) return { verb, problem: 'There is no list here to count in. /tasks shows one.' };
  if (subjects.includes('no-such-number'))
    return { verb, problem: `There is no ${words} here. /tasks shows what there is.` };
  const found = subjects.filter((subject): subject is Subject => subject !== null && typeof subject === 'object');
  if (found.length === subjects.length) return { verb, subjects: found };
  return byTitle(turn, verb, words) ?? everything(verb, words);
}

/** All of them at once is more than one word should do. */
function everything(verb: Verb, words: string): Intent | null {
  if (!/^(?:all|everything|both|(?:all of )?(?:them|these|those))$/i.test(words)) return null;
  return { verb, problem: `Name them by number, as in “${verb} 1 2 3”. /tasks shows them.` };
}

/** By the words of a title. Words that fit nothing may be a thought that begins with "done": it is captured. */
function byTitle(turn: Turn, verb: Verb, words: string): Intent | null {
  const tasks = matchTasks(turn.store.items.openTasks(turn.person.id), words);
  const [first] = tasks;
  if (first && tasks.length === 1) return { verb, subjects: [{ type: 'task', id: first.id }] };
  return tasks.length > 1 ? { verb, candidates: tasks } : doneBefore(turn, verb, words);
}

/** Said a second time: the task that was done last under these words, which then says that it is done already. */
function doneBefore(turn: Turn, verb: Verb, words: string): Intent | null {
  const done = turn.store.items.tasks({ userId: turn.person.id, status: 'done', limit: rememberedDone });
  const last = matchTasks(done, words).at(-1);
  return last ? { verb, subjects: [{ type: 'task', id: last.id }] } : null;
}

function askWhich(verb: Verb, candidates: readonly Task[]): Outcome {
  const keyboard = candidates.slice(0, 8).map((task) => [button(shortTitle(task.title), verb, task.id)]);
  return { outcome: 'asked-which', reply: { text: 'Which one?', keyboard } };
}
