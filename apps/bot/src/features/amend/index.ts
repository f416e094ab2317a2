import type { Subject } from '@noctem/core/items';
import type { Outcome } from '../../conversation/reply.ts';
import { answeredSubject, itemOf, linkTrace, correctedSubject, thoughtBehind } from '../../conversation/subject.ts';
import { feature, messageTurn, type MessageTurn, type Turn } from '../../conversation/turn.ts';
import { type Amendment, amendNote, amendTask } from '../../filing/amend-item.ts';
import { button } from '../../conversation/reply.ts';
import { filedLine } from '../../filing/confirmation.ts';
import { settle } from '../../filing/settle.ts';
import { type ReadAmendment, readAmendment } from './read-amendment.ts';

export { readAmendment } from './read-amendment.ts';

const nothingYet = 'There is nothing here to change yet.';
const unknownMessage = 'I no longer know what that message speaks of. Answer the one in which you wrote it.';

type Intent = { readonly problem: string } | { readonly subject: Subject; readonly amendment: ReadAmendment };

/** `* friday !1` changes the last item, or the one that is replied to; a reply that only names a day or a mark does too. */
export const amend = feature<Intent>({
  name: 'amend',
  read: (turn) => {
    const message = messageTurn(turn);
    if (!message) return null;
    const text = message.incoming.text.trim();
    // A star at each line is a list, as people write it.
    if (/\n\s*\*/.test(text)) return null;
    if (text === '*') return { problem: 'Write behind the star what is to change, for example “* friday 10am”.' };
    const starred = /^\*\s*([\s\S]+)$/.exec(text);
    if (starred) return starredIntent(message, starred[1] ?? '');
    const answered = answeredSubject(turn);
    if (!answered) return null;
    const amendment = readAmendment(turn, text);
    const subject = itemOf(turn, answered);
    return amendment.wordsLeft ? null : { subject, amendment };
  },
  act: (turn, intent) =>
    'problem' in intent ? { outcome: 'not-understood', reply: { text: intent.problem } } : apply(turn, intent),
});

function starredIntent(turn: MessageTurn, words: string): Intent {
  const subject = correctedSubject(turn);
  if (!subject) return { problem: turn.incoming.replyTo === null ? nothingYet : unknownMessage };
  const amendment = readAmendment(turn, words);
  return { subject: itemOf(turn, subject), amendment };
}

function apply(turn: Turn, intent: { subject: Subject; amendment: ReadAmendment }): Outcome {
  const { subject, amendment } = intent;
  const { patch, kind } = amendment;
  if (subject.type === 'thought' || kind !== null) return applyToThought(turn, subject, amendment);
  const changed = change(turn, subject, patch);
  if (changed === 'gone') return { outcome: 'gone', reply: { text: `That ${subject.type} is not there any more.` } };
  if (changed === 'unfit')
    return {
      outcome: 'not-understood',
      reply: { text: 'A note has words, tags and a project; dates belong to tasks. “* task” makes it one.' },
    };
  if (!changed) return { outcome: 'unchanged', reply: { text: 'That changes nothing.', about: subject } };
  linkTrace(turn, subject);
  return {
    outcome: 'amended',
    reply: { text: filedLine(turn, [subject]), about: subject, keyboard: [[button('Undo', 'undo', changed.changeId)]] },
  };
}

function change(turn: Turn, subject: Subject, patch: Amendment): { changeId: number } | 'gone' | 'unfit' | null {
  const { items } = turn.store;
  if (subject.type === 'task') {
    const task = items.task(subject.id);
    return !task || task.status === 'deleted'
      ? 'gone'
      : amendTask(turn, task, { patch: withTags(patch, task.tags), route: 'amend' });
  }
  if (subject.type === 'note') {
    const note = items.note(subject.id);
    if (!note || note.status === 'deleted') return 'gone';
    if (
      patch.date !== undefined ||
      patch.time !== undefined ||
      patch.importance !== undefined ||
      patch.rrule !== undefined
    )
      return 'unfit';
    return amendNote(turn, note, { patch: withTags(patch, note.tags), route: 'amend' });
  }
  return 'unfit';
}

/** A thought that waits for an answer, or an item that is to become something else. */
function applyToThought(turn: Turn, subject: Subject, amendment: ReadAmendment): Outcome {
  const thought = thoughtBehind(turn, subject);
  if (!thought) return { outcome: 'gone', reply: { text: 'That is not there any more.' } };
  const { kind, patch } = amendment;
  const settled = settle(turn, thought, {
    ...(kind && { kind }),
    ...(Object.keys(patch).length > 0 && { fields: patch }),
    route: 'amend',
  });
  if (settled.result === 'unchanged') return { outcome: 'unchanged', reply: { text: settled.reason, about: subject } };
  turn.trace.link({ thoughtId: thought.id });
  const { subjects, changeId } = settled;
  return {
    outcome: 'amended',
    reply: {
      text: filedLine(turn, subjects),
      keyboard: [[button('Undo', 'undo', changeId)]],
      about: subjects[0] ?? subject,
    },
  };
}

/** Tags are added to those that are there. */
function withTags(patch: Amendment, present: readonly string[]): Amendment {
  if (!patch.tags) return patch;
  return { ...patch, tags: [...new Set([...present, ...patch.tags])] };
}
