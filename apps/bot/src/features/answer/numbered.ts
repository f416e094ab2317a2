import type { Subject } from '@noctem/core/items';
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

/** `15:30` is a time and `1.5` a number: what parts a number from its answer is no figure's neighbour. */
const numbering = /(?:^|[\s,;])#?(\d{1,2})(?:\s*[:)=]|\.)(?=\s|[^\d\s])\s*/g;

/** The answers of a message that begins with a number: `1: tomorrow 2: note`, one a line as well. Empty for others. */
export function numberedAnswers(text: string): NumberedAnswer[] {
  const marks = [...text.trim().matchAll(numbering)];
  if (marks[0]?.index !== 0) return [];
  return marks.map((mark, index) => ({
    number: Number(mark[1]),
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

/** The questions that still wait in the message that is replied to, or was said last: an answer without a number may mean any of them. */
export function openPositions(turn: MessageTurn): readonly { readonly number: number; readonly subject: Subject }[] {
  const { incoming, store, person } = turn;
  const place = { userId: person.id, chatId: incoming.chatId };
  const listed = store.deliveries.latestListing(place)?.id ?? 0;
  const saidLast = single(turn, lastSubject(turn)).length > 0 || store.deliveries.latestAboutId(place) <= listed;
  if (incoming.replyTo === null && !saidLast) return [];
  return numberedSubjects(turn).flatMap((subject, index) =>
    subject?.type === 'thought' && turn.store.thoughts.byId(subject.id)?.status === 'pending'
      ? [{ number: index + 1, subject }]
      : [],
  );
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
