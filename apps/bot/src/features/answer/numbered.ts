import type { Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { answeredSubject, lastSubject, owned } from '../../conversation/subject.ts';
import type { MessageTurn, Turn } from '../../conversation/turn.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';

/** One answer of several, `2: note`. */
export interface NumberedAnswer {
  readonly number: number;
  readonly words: string;
}

/** An answer with the question that it is for. */
export interface MatchedAnswer extends NumberedAnswer {
  readonly subject: Subject;
  readonly read: ReadAnswer;
}

export type Matched =
  | { readonly problem: string }
  | { readonly answers: readonly MatchedAnswer[]; readonly unread: readonly NumberedAnswer[] };

/** `15:30` is a time, `1.5` a number and `at 3.` the end of a sentence: a dot numbers only at the beginning of a line. */
const numbering = /(?:(?:^|[\s,;])#?(\d{1,2})\s*[:)=]|(?:^|\n)\s*#?(\d{1,2})\.)(?=\s|[^\d\s])\s*/g;

/** The answers of a message that begins with a number: `1: tomorrow 2: note`, one a line as well. Empty for others. */
export function numberedAnswers(text: string): NumberedAnswer[] {
  const marks = [...text.trim().matchAll(numbering)];
  if (marks[0]?.index !== 0) return [];
  return marks.map((mark, index) => ({
    number: Number(mark[1] ?? mark[2]),
    words: text
      .trim()
      .slice(mark.index + mark[0].length, marks[index + 1]?.index)
      .replace(/[\s,;]+$/, ''),
  }));
}

/**
 * Finds the questions that numbered answers are for. Null where the message is no answer: no list was shown, or none of
 * it can be read as one. Contradictory answers, and numbers that stand for nothing, are told and change nothing.
 */
export function matchAnswers(turn: MessageTurn, numbered: readonly NumberedAnswer[]): Matched | null {
  const subjects = numberedSubjects(turn);
  if (subjects.length === 0) return null;
  const read = numbered.map((one) => ({ ...one, read: readAnswer(turn, one.words) }));
  if (read.every((one) => one.read === null)) return null;
  const twice = read.find((one) => read.some((other) => other.number === one.number && !sameWords(one, other)));
  if (twice) return { problem: `You gave two answers for ${twice.number}; which one? Nothing is changed.` };
  const missing = read.find((one) => subjects[one.number - 1] === undefined);
  if (missing)
    return { problem: `There is no ${missing.number} there; it ends with ${subjects.length}. Nothing is changed.` };
  const distinct = read.filter((one, index) => read.findIndex((other) => other.number === one.number) === index);
  return {
    answers: distinct.flatMap((one) => {
      const subject = subjects[one.number - 1];
      return one.read && subject ? [{ ...one, read: one.read, subject }] : [];
    }),
    unread: distinct.filter((one) => one.read === null),
  };
}

/**
 * The same for an answer without a number: it means the one thing that is open in the message that is replied to, or in
 * the window that was said last. Where several are, it is asked which. Null where nothing by number was shown there.
 */
export function matchBareAnswer(turn: MessageTurn): Matched | null {
  const open = openPositions(turn);
  const [only] = open;
  if (!only) return null;
  const words = turn.incoming.text.trim();
  const read = readAnswer(turn, words);
  if (!read || read.left.length > 0) return null;
  if (open.length === 1) return { answers: [{ ...only, words, read }], unread: [] };
  const numbers = open.map(({ number }) => number).join(', ');
  return { problem: `Which one do you mean: ${numbers}? Say for example “${only.number}: ${oneLine(words, 40)}”.` };
}

interface Position {
  readonly number: number;
  readonly subject: Subject;
}

function openPositions(turn: MessageTurn): Position[] {
  const { incoming, store, person } = turn;
  const place = { userId: person.id, chatId: incoming.chatId };
  const list =
    incoming.replyTo === null
      ? store.deliveries.latestListing(place)
      : store.deliveries.listingOf({ chatId: incoming.chatId, messageId: incoming.replyTo });
  if (!list?.listing) return [];
  // Said by itself, an answer is one only to questions, and only while nothing else was spoken of since.
  const isWindow = list.listing.every(([type]) => type === 'thought');
  if (incoming.replyTo === null && (!isWindow || store.deliveries.latestAboutId(place) > list.id)) return [];
  return subjectsOf(turn, list.listing).flatMap((subject, index) =>
    subject && isOpen(turn, subject) ? [{ number: index + 1, subject }] : [],
  );
}

function isOpen({ store }: Turn, { type, id }: Subject): boolean {
  if (type === 'thought') return store.thoughts.byId(id)?.status === 'pending';
  return type === 'task' && store.items.task(id)?.status === 'open';
}

function sameWords(left: NumberedAnswer, right: NumberedAnswer): boolean {
  return left.words.trim().toLowerCase() === right.words.trim().toLowerCase();
}

/** What the numbers count: the list of the message that is replied to, else the last one shown, or the one question asked since. */
function numberedSubjects(turn: MessageTurn): readonly (Subject | null)[] {
  const { incoming, store, person } = turn;
  if (incoming.replyTo !== null) {
    const shown = store.deliveries.listingOf({ chatId: incoming.chatId, messageId: incoming.replyTo });
    return shown?.listing ? subjectsOf(turn, shown.listing) : single(turn, answeredSubject(turn));
  }
  const place = { userId: person.id, chatId: incoming.chatId };
  const question = single(turn, lastSubject(turn));
  const last = store.deliveries.latestListing(place);
  // A question that was asked after the list was shown is what a number means now.
  const asksSince = question.length > 0 && store.deliveries.latestAboutId(place) > (last?.id ?? 0);
  return asksSince || !last?.listing ? question : subjectsOf(turn, last.listing);
}

function single(turn: Turn, subject: Subject | null): Subject[] {
  const waits = subject?.type === 'thought' && turn.store.thoughts.byId(subject.id)?.status === 'pending';
  return subject && waits ? [subject] : [];
}

function subjectsOf(turn: Turn, listing: readonly (readonly [string, number])[]): (Subject | null)[] {
  // A listing holds what was shown, by the types that subjects have.
  return listing.map(([type, id]) => owned(turn, { type: type as Subject['type'], id }));
}
