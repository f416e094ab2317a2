import { addDays } from '@noctem/core/kernel';
import type { Subject } from '@noctem/core/items';
import type { Route, Thought } from '@noctem/store';
import type { Outcome } from '../../conversation/reply.ts';
import { answeredSubject, meantSubject } from '../../conversation/subject.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { confirmation } from '../../filing/confirmation.ts';
import type { FinalKind } from '../../filing/refile.ts';
import { readAmendment } from '../amend/index.ts';
import { type Answer, settle } from '../../filing/settle.ts';
import { endOfWeek } from '../../wording/dates.ts';

interface Intent extends Answer {
  readonly thought: Thought;
  readonly route: Route;
}

const kindWords: Readonly<Record<string, FinalKind>> = {
  task: 'task',
  todo: 'task',
  note: 'note',
  project: 'project',
  forget: 'forgotten',
  'forget it': 'forgotten',
  nothing: 'forgotten',
  'a task': 'task',
  'a note': 'note',
  'a project': 'project',
};

/** Buttons under a question or a confirmation: `as:12:note`, `when:12:tomorrow`. */
export const answerButton = feature<Intent | { readonly gone: true }>({
  name: 'answer-button',
  read: (turn) => {
    const words = tapWords(turn, 'as', 'when');
    if (!words) return null;
    const thought = turn.store.thoughts.byId(Number(words[1]));
    if (!thought || thought.userId !== turn.person.id) return { gone: true };
    const answer = words[0] === 'as' ? kindAnswer(words[2]) : dueAnswer(turn, words[2]);
    return answer ? { ...answer, thought, route: 'button' } : { gone: true };
  },
  act: (turn, intent) => {
    if ('gone' in intent) return { outcome: 'gone', toast: 'That is not there any more.' };
    const outcome = answer(turn, intent);
    return outcome.reply ? { outcome: outcome.outcome, replacement: outcome.reply } : outcome;
  },
});

/** A word or a day in answer to the question that was asked last, or to the message that is replied to. */
export const answerInWords = feature<Intent>({
  name: 'answer',
  read: (turn) => {
    const message = messageTurn(turn);
    if (!message) return null;
    const replied = answeredSubject(turn);
    const subject = replied ?? meantSubject(turn);
    // Only a thought without an item waits for an answer, and what was said last is mostly about an item.
    if (!subject || (!replied && subject.type !== 'thought')) return null;
    const thought = thoughtOf(turn, subject);
    if (!thought || (!replied && thought.status !== 'pending')) return null;
    const words = message.incoming.text
      .trim()
      .toLowerCase()
      .replace(/^1\s*[:.)]\s*/, '')
      .replace(/[.!]+$/, '');
    const given = kindAnswer(kindWords[words] ?? '') ?? dueAnswer(turn, dueWord(words)) ?? timeAnswer(turn, words);
    return given ? { ...given, thought, route: thought.status === 'pending' ? 'clarification' : 'amend' } : null;
  },
  act: (turn, intent) => {
    const outcome = answer(turn, intent);
    return outcome.toast === undefined ? outcome : { outcome: outcome.outcome, reply: { text: outcome.toast } };
  },
});

function answer(turn: Turn, intent: Intent): Outcome {
  // The row may have changed since it was read: what counts is how it stands inside the transaction.
  const thought = turn.store.thoughts.byId(intent.thought.id);
  if (!thought) return { outcome: 'gone', toast: 'That is not there any more.' };
  const settled = settle(turn, thought, intent);
  const [first] = turn.store.items.ofThought(thought.id);
  turn.trace.link({ thoughtId: thought.id, taskId: first?.type === 'task' ? first.id : null });
  if (settled.result === 'unchanged') return { outcome: 'unchanged', toast: settled.reason };
  const { subjects, changeId } = settled;
  return {
    outcome: 'settled',
    reply: confirmation(turn, { subjects, changeId, thoughtId: thought.id, offerFixes: false }),
  };
}

function kindAnswer(kind: string | undefined): Answer | null {
  const known = ['task', 'note', 'project', 'forgotten'] as const;
  const found = known.find((one) => one === kind);
  return found ? { kind: found } : null;
}

function dueAnswer(turn: Turn, word = ''): Answer | null {
  switch (word) {
    case 'today':
      return { fields: { date: turn.today } };
    case 'tomorrow':
      return { fields: { date: addDays(turn.today, 1) } };
    case 'week':
      return { fields: { date: endOfWeek(turn.today, turn.person.conventions.weekEnd) } };
    case 'none':
      return { fields: { date: null, time: null } };
    default:
      return null;
  }
}

/** A day or an hour and nothing else: "friday 3pm". */
function timeAnswer(turn: Turn, words: string): Answer | null {
  const { patch, wordsLeft } = readAmendment(turn, words);
  const { date, time, rrule } = patch;
  return !wordsLeft && (date !== undefined || time !== undefined || rrule !== undefined) ? { fields: patch } : null;
}

function dueWord(words: string): string | undefined {
  if (words === 'this week') return 'week';
  if (/^(no|without)( a)? (deadline|date)$/.test(words) || words === 'none') return 'none';
  return words === 'today' || words === 'tomorrow' ? words : undefined;
}

function thoughtOf(turn: Turn, subject: Subject | null): Thought | undefined {
  if (!subject) return undefined;
  if (subject.type === 'thought') return turn.store.thoughts.byId(subject.id);
  const { items } = turn.store;
  const item = {
    task: () => items.task(subject.id),
    note: () => items.note(subject.id),
    project: () => items.project(subject.id),
  }[subject.type]();
  return item?.thoughtId ? turn.store.thoughts.byId(item.thoughtId) : undefined;
}
