import type { ModelPort, SummonPatch, Understood } from '@noctem/core/butler';
import type { ItemType, Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { type Button, button, type Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { dueWords } from '../../wording/dates.ts';
import { recurrenceWords } from '../../wording/recurrence.ts';
import { offerButton } from './offer.ts';
import type { Spoken } from './spoken.ts';
import { goneWords, titleOf } from './titles.ts';

interface Unread {
  readonly text: string;
  readonly understood: Understood;
  readonly spoken: Spoken;
  readonly model: ModelPort;
}

/** Changes nothing: says what was understood, offers it as buttons, and gives the rest to the model where there is one. */
export function notUnderstood(turn: Turn, unread: Unread): Outcome {
  const { understood, spoken, model } = unread;
  const forModel = understood.why === 'nothing' || understood.why === 'words' || understood.why === 'unsure';
  const thoughtId = forModel ? keepWords(turn, unread.text) : null;
  const subject = 'subject' in spoken && goneWords(turn, spoken.subject) === null ? spoken.subject : null;
  const answer =
    thoughtId === null ? null : model.ask({ purpose: 'summon', userId: turn.person.id, thoughtId, about: subject });
  const rest =
    answer === 'accepted'
      ? ` I think about it, and answer ${turn.incoming.source === 'cli' ? 'in the chat' : 'here'}.`
      : answer === 'unavailable'
        ? ' No model is at hand to ask; your words are kept.'
        : '';
  return {
    outcome: 'not-understood',
    reply: {
      text: `${understoodWords(turn, unread)} Nothing was changed.${aboutWords(turn, subject)}${rest}`,
      keyboard: [
        ...(subject ? offers(turn, subject, understood) : []),
        ...(thoughtId === null ? [] : [keepButtons(thoughtId)]),
      ],
      ...(subject && { about: subject }),
    },
  };
}

/** The words are kept as a thought that asks for something, beside the message: an edit of that is a new summons. */
function keepWords(turn: Turn, text: string): number {
  const { store, person, now, incoming, trace } = turn;
  return store.thoughts.add({
    userId: person.id,
    source: incoming.source,
    botId: null,
    chatId: null,
    messageId: null,
    text,
    sentAt: incoming.type === 'message' ? incoming.sentAt : now,
    receivedAt: now,
    zone: person.zone,
    kind: 'command',
    confidence: 0,
    ambiguity: null,
    finalKind: null,
    status: 'filed',
    traceId: trace.traceId,
    attachment: null,
    forwardedFrom: null,
  });
}

function understoodWords(turn: Turn, { text, understood }: Unread): string {
  const read = readWords(turn, understood);
  switch (understood.why) {
    case 'nothing':
      return read === '' ? `I don’t understand “${oneLine(text, 100)}”.` : `I only understand ${read}.`;
    case 'words':
      return read === ''
        ? `I don’t understand “${oneLine(text, 100)}”.`
        : `I understand ${read}${butNot(understood.unread)}.`;
    case 'contradiction':
      return `That says more than one thing${read === '' ? '' : `, among them ${read}`}; which one do you mean?`;
    case 'only-not':
      return 'You say what it is not. What is it?';
    case 'unsure':
      return `That may be a question or a guess${read === '' ? '' : `; I understand ${read}`}.`;
    case 'vague':
      return `“${understood.timeWords ?? text}” names no one day to me; I would take ${read}.`;
  }
}

function butNot(unread: string): string {
  return unread === '' ? ', but not the rest' : `, but not “${oneLine(unread, 60)}”`;
}

function readWords(turn: Turn, { kinds, patch, timeWords }: Understood): string {
  const due = dueText(turn, patch);
  const time = due === '' ? [] : [timeWords === null ? due : `“${timeWords}” as ${due}`];
  return [
    ...kinds.map((kind) => `a ${kind}`),
    ...time,
    ...(typeof patch.importance === 'string' ? [`${patch.importance} importance`] : []),
    ...(patch.title === undefined ? [] : [`the words “${oneLine(patch.title, 60)}”`]),
    ...(patch.project === undefined || patch.project === null ? [] : [`a project “${oneLine(patch.project, 40)}”`]),
  ].join(', ');
}

/** When a patch says that something is due, in words; empty where it says nothing of that. */
export function dueText(turn: Pick<Turn, 'today'>, { date, time, rrule }: SummonPatch): string {
  const day = date ?? null;
  const due = day === null ? (time ?? '') : dueWords({ date: day, time: time ?? null }, turn.today);
  return rrule ? `${recurrenceWords(rrule)}${due === '' ? '' : `, ${due}`}` : due;
}

function aboutWords(turn: Turn, subject: Subject | null): string {
  return subject ? ` It is about “${oneLine(titleOf(turn, subject), 60)}”.` : '';
}

const allKinds: readonly ItemType[] = ['task', 'note', 'project'];

/** What was read, each thing as one button; and what it could be. */
function offers(turn: Turn, subject: Subject, { patch, kinds, why }: Understood): Button[][] {
  const { title, project, importance, date, time, rrule } = patch;
  const due = {
    ...(date !== undefined && { date }),
    ...(time !== undefined && { time }),
    ...(rrule !== undefined && { rrule }),
  };
  const read = [
    Object.keys(due).length > 0 ? offerButton(dueText(turn, patch), subject, { kind: null, patch: due }) : null,
    importance === 'high' || importance === 'medium' || importance === 'low'
      ? offerButton(`Importance ${importance}`, subject, { kind: null, patch: { importance } })
      : null,
    title === undefined ? null : offerButton(`Call it “${title}”`, subject, { kind: null, patch: { title } }),
    project === undefined || project === null
      ? null
      : offerButton(`Put it in “${project}”`, subject, { kind: null, patch: { project } }),
  ].filter((one) => one !== null);
  const wanted = why === 'only-not' || kinds.length === 0 ? allKinds.filter((kind) => !kinds.includes(kind)) : kinds;
  const others = wanted
    .filter((kind) => kind !== subject.type)
    .map((kind) => offerButton(kind.charAt(0).toUpperCase() + kind.slice(1), subject, { kind, patch: {} }))
    .filter((one) => one !== null);
  const forget = offerButton('Forget it', subject, 'forget');
  return [...read.map((one) => [one]), [...others, ...(forget ? [forget] : [])]].filter((row) => row.length > 0);
}

/** The words themselves as a task or a note, where that is what they were. */
export function keepButtons(thoughtId: number): Button[] {
  return [button('Keep words as task', 'as', thoughtId, 'task'), button('Keep words as note', 'as', thoughtId, 'note')];
}
