import type { FormattedString } from '@grammyjs/parse-mode';
import type { Subject } from '@noctem/core/items';
import type { Route, Thought } from '@noctem/store';
import { windowReply } from '../../butler/clarification-window.ts';
import { type Button, button, type Outcome, type Reply } from '../../conversation/reply.ts';
import { answeredSubject, correctedSubject, thoughtBehind } from '../../conversation/subject.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { putOffQuestion } from '../../filing/clarify.ts';
import { confirmation, filedLine } from '../../filing/confirmation.ts';
import { amendTask } from '../../filing/amend-item.ts';
import { type Answer, settle, type Settled } from '../../filing/settle.ts';
import { rich } from '../../wording/rich.ts';
import { matchAnswers, type MatchedAnswer, type Matched, matchBareAnswer, numberedAnswers } from './numbered.ts';
import { contradictsItself, dueAnswer, plainAnswer, readAnswer, type ReadAnswer } from './read-answer.ts';

interface Intent extends ReadAnswer {
  readonly thought: Thought;
  readonly route: Route;
}

const gone = 'That is not there any more.';
const whichOne = 'That says more than one thing; which one is it? Nothing is changed.';
const askedAgain = 'Later, then. I will ask again.';

/** Buttons under a question or a confirmation: `as:12:note`, `when:12:tomorrow`. */
export const answerButton = feature<Intent | { readonly gone: true }>({
  name: 'answer-button',
  read: (turn) => {
    const words = tapWords(turn, 'as', 'when');
    if (!words) return null;
    const thought = turn.store.thoughts.byId(Number(words[1]));
    if (!thought || thought.userId !== turn.person.id) return { gone: true };
    const answer = buttonAnswer(turn, words);
    return answer ? { answer, left: [], thought, route: 'button' } : { gone: true };
  },
  act: (turn, intent) => {
    if ('gone' in intent) return { outcome: 'gone', toast: gone };
    const outcome = answer(turn, intent);
    const window = windowTapped(turn);
    if (!outcome.reply) return window ? { ...outcome, replacement: window } : outcome;
    // In a window the other questions stay; what became of this one is said by itself, with Undo at hand.
    return window ? { ...outcome, replacement: window } : { outcome: outcome.outcome, replacement: outcome.reply };
  },
});

/** An answer in words to the question that was asked last, or to the message that is replied to. */
export const answerInWords = feature<Intent | { readonly contradicts: Thought }>({
  name: 'answer',
  read: (turn) => {
    const message = messageTurn(turn);
    if (!message) return null;
    const replied = answeredSubject(turn);
    const subject = correctedSubject(turn);
    // What waits for an answer has no item yet, and what was said last is mostly about an item.
    if (!subject || (!replied && subject.type !== 'thought')) return null;
    const thought = thoughtBehind(turn, subject);
    const pending = thought?.status === 'pending';
    if (!thought || (!replied && !pending)) return null;
    if (pending && contradictsItself(turn, message.incoming.text)) return { contradicts: thought };
    const read = readAnswer(turn, message.incoming.text);
    // What also says something else is an answer only where the question is replied to.
    if (!read || (read.left.length > 0 && !(replied && pending)) || (read.answer === 'later' && !pending)) return null;
    return { ...read, thought, route: pending ? 'clarification' : 'amend' };
  },
  act: (turn, intent) => {
    const about: Subject = { type: 'thought', id: ('contradicts' in intent ? intent.contradicts : intent.thought).id };
    if ('contradicts' in intent) return { outcome: 'contradiction', reply: { text: whichOne, about } };
    const outcome = answer(turn, intent);
    return outcome.toast === undefined ? outcome : { outcome: outcome.outcome, reply: { text: outcome.toast, about } };
  },
});

/** `1: tomorrow 2: note`: several answers to what was shown by number; without a number to the one thing that is open there. */
export const answerByNumber = feature<Matched>({
  name: 'answers',
  read: (turn) => {
    const message = messageTurn(turn);
    const numbered = message ? numberedAnswers(message.incoming.text) : [];
    if (!message) return null;
    return numbered.length > 0 ? matchAnswers(message, numbered) : matchBareAnswer(message);
  },
  act: (turn, matched) =>
    'problem' in matched ? { outcome: 'not-understood', reply: { text: matched.problem } } : answerAll(turn, matched),
});

function buttonAnswer(turn: Turn, words: readonly string[]): Answer | 'later' | null {
  const word = words[2] ?? '';
  if (words[0] === 'when') return dueAnswer(turn, word);
  if (word === 'later') return 'later';
  return word === 'forgotten' ? { kind: 'forgotten' } : plainAnswer(turn, word);
}

function answer(turn: Turn, intent: Intent): Outcome {
  // The row may have changed since it was read: what counts is how it stands inside the transaction.
  const thought = turn.store.thoughts.byId(intent.thought.id);
  if (!thought) return { outcome: 'gone', toast: gone };
  if (intent.answer === 'later') return putOff(turn, thought);
  const settled = settle(turn, thought, { ...intent.answer, route: intent.route });
  const [first] = turn.store.items.ofThought(thought.id);
  turn.trace.link({ thoughtId: thought.id, taskId: first?.type === 'task' ? first.id : null });
  if (settled.result === 'unchanged') return { outcome: 'unchanged', toast: settled.reason };
  const { subjects, changeId } = settled;
  const reply = confirmation(turn, { subjects, changeId, thoughtId: thought.id, offerFixes: false });
  return { outcome: 'settled', reply: { ...reply, text: rich(reply.text, unusedWords(intent.left)) } };
}

function putOff(turn: Turn, thought: Thought): Outcome {
  turn.trace.link({ thoughtId: thought.id });
  const outcome = putOffQuestion(turn, thought);
  return { outcome, toast: outcome === 'put-off' ? askedAgain : 'That question is answered already.' };
}

/** Words of an answer that nothing was made of are named, so that nobody relies on them. */
function unusedWords(left: readonly string[]): string {
  return left.length === 0 ? '' : `\nI made nothing of “${left.join(', ')}”; send it by itself if I shall keep it.`;
}

function answerAll(turn: Turn, { answers, unread }: Extract<Matched, { answers: unknown }>): Outcome {
  const done = answers.map((one) => answerOne(turn, one));
  const lost = unread.map((one) => `\nI can’t read ${one.number} “${one.words}” as an answer; it still waits.`);
  const settled = done.some((one) => one.settled);
  const undo = done.flatMap(({ undo: buttons }) => buttons);
  return {
    outcome: settled ? 'settled' : 'unchanged',
    reply: {
      text: rich(...done.flatMap(({ line }, index) => [index === 0 ? '' : '\n', line]), ...lost),
      ...(undo.length > 0 && { keyboard: [undo.slice(0, 5)] }),
    },
  };
}

interface Answered {
  readonly line: FormattedString | string;
  readonly undo: readonly Button[];
  readonly settled: boolean;
}

function answerOne(turn: Turn, { number, words, subject, read }: MatchedAnswer): Answered {
  const thought = thoughtBehind(turn, subject);
  if (!thought) return { line: `${number}. ${gone}`, undo: [], settled: false };
  turn.trace.link({ thoughtId: thought.id });
  if (read.answer === 'later') {
    const outcome = putOff(turn, thought);
    return { line: `${number}. ${outcome.toast ?? ''}`, undo: [], settled: outcome.outcome === 'put-off' };
  }
  const settled = settleNumbered(turn, { subject, thought }, { ...read.answer, said: words });
  if (settled.result === 'unchanged') return { line: `${number}. ${settled.reason}`, undo: [], settled: false };
  return {
    line: rich(`${number}. `, filedLine(turn, settled.subjects), unusedWords(read.left)),
    undo: [button(`Undo ${number}`, 'undo', settled.changeId)],
    settled: true,
  };
}

/** A task among several of one message is changed by itself; what kind it is cannot be said of one of them. */
function settleNumbered(turn: Turn, of: { subject: Subject; thought: Thought }, answer: Answer): Settled {
  const { subject, thought } = of;
  const task = subject.type === 'task' ? turn.store.items.task(subject.id) : undefined;
  if (!task)
    return settle(turn, thought, { ...answer, route: thought.status === 'pending' ? 'clarification' : 'amend' });
  if (task.status !== 'open') return { result: 'unchanged', reason: 'That task is not open any more.' };
  if (answer.kind !== undefined && answer.kind !== 'task') {
    if (turn.store.items.ofThought(thought.id).length === 1)
      return settle(turn, thought, { ...answer, route: 'amend' });
    return { result: 'unchanged', reason: 'That message held several tasks; change its words instead.' };
  }
  const amended = amendTask(turn, task, { patch: answer.fields ?? {}, route: 'amend' });
  return amended
    ? { result: 'settled', subjects: [subject], changeId: amended.changeId }
    : { result: 'unchanged', reason: 'It already is so.' };
}

/** The window whose button was tapped, as its questions stand now; null for any other message. */
function windowTapped(turn: Turn): Reply | null {
  const { incoming, store, person } = turn;
  if (incoming.type !== 'tap' || incoming.messageId === null) return null;
  const shown = store.deliveries.listingOf({ chatId: incoming.chatId, messageId: incoming.messageId });
  if (!shown?.listing || shown.userId !== person.id || !shown.listing.every(([type]) => type === 'thought'))
    return null;
  return windowReply(
    turn,
    shown.listing.map(([, id]) => id),
  );
}
